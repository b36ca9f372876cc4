/** Which parameters an address has, and what those are that choose a view; one address of each kind is enough. */
const choosing = ['view', 'level', 'sort', 'direction'];

function kindOf(address: string): string {
  const {pathname, searchParams} = new URL(address, 'http://site');
  const named = [...searchParams].map(([name, value]) =>
    choosing.includes(name) ? `${name}=${value}` : name,
  );
  return `${pathname}?${named.sort().join('&')}`;
}

/** Follows links, one of each kind, at most so many; returns what did not answer, and from where. */
export async function broken(site: string, from: readonly string[], most: number) {
  const open = from.map(address => ({address, by: 'the test'}));
  const seen = new Set<string>();
  const found: string[] = [];
  for (const {address, by} of open) {
    if (seen.size >= most) break;
    if (seen.has(kindOf(address))) continue;
    seen.add(kindOf(address));
    const response = await fetch(site + address);
    const text = await response.text();
    if (!response.ok) found.push(`${response.status} ${address}, linked by ${by}`);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, link] of text.matchAll(/href="(\/[^"#]*)"/g)) {
      open.push({address: link!.replaceAll('&amp;', '&'), by: address});
    }
  }
  return {found, asked: seen.size};
}
