/** `npm run bench -- sources 500000 3`, `npm run bench -- nights 1000000`; without a name all of them. */
const [name, ...sizes] = process.argv.slice(2);
const benches = ['sources', 'nights', 'profitability', 'what_if', 'lifetime_value', 'affinity'];
if (name !== undefined && !benches.includes(name)) {
  console.error(`There is no bench "${name}"; there are: ${benches.join(', ')}.`);
  process.exit(2);
}
process.argv.splice(2, Number.POSITIVE_INFINITY, ...sizes);
for (const each of name ? [name] : benches) await import(`./${each}.ts`);
