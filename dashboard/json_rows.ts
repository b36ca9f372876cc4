import type {Served} from './snapshots.ts';

const portion = 500;

/**
 * An object as JSON with its rows as the last member, written in portions, a row a line, so that a
 * million of them need not fit into memory.
 */
export async function* jsonWithRows(
  head: object,
  rows: AsyncIterable<object> | Iterable<object>,
  member = 'rows',
): AsyncIterable<string> {
  let text = `${JSON.stringify(head).slice(0, -1)},"${member}":[`;
  let written = 0;
  for await (const each of rows) {
    text += `${written > 0 ? ',\n' : '\n'}${JSON.stringify(each)}`;
    written += 1;
    if (written % portion > 0) continue;
    yield text;
    text = '';
  }
  yield `${text}]}\n`;
}

/** What JSON says first: whose numbers they are, in what money, and as of when. */
export const jsonHead = ({company, manifest}: Pick<Served, 'company' | 'manifest'>) => ({
  company: company.name,
  currency: company.currency,
  snapshot: manifest.id,
  business_date: manifest.business_date,
});
