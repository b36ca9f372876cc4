import type {Asked} from '../page.ts';
import {reasonFor} from './reason.ts';

/** What the contract calls it and a page is about. */
type Entity = 'invoice_lines' | 'installed_base' | 'leads' | 'opportunities' | 'subscriptions';

/**
 * Why a page has nothing to tell of these entities: what it says of none, where at least one is delivered, and
 * which of them are not. That there is none is no fact where nobody delivers any.
 */
export async function noneOf(
  {customers, words}: Pick<Asked<object>, 'customers' | 'words'>,
  entities: readonly Entity[],
  none: string,
): Promise<string> {
  const missing = await customers
    .selectFrom('meta_entity')
    .select(['entity as missing_entity', 'reason'])
    .where('entity', 'in', entities)
    .where('reason', 'is not', null)
    .orderBy('entity', 'desc')
    .execute();
  const said = missing.map(each => reasonFor(each, words));
  return (said.length < entities.length ? [none, ...said] : said).join(' ');
}
