import type {Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import type {CostsAnswer, PoolSums} from './answer.ts';
import type {CostsQuestion} from './question.ts';

type AskedHere = Asked<CostsQuestion>;

export const amounts = [
  'ledger_cost',
  'assigned_cost',
  'unused_capacity_cost',
  'without_customer_cost',
  'no_share_cost',
  'variance_cost',
  'closing_cost',
  'no_pool_cost',
] as const satisfies (keyof PoolSums)[];

/** The pools of the page, with what no pool takes. */
export function costsTable({words, formats}: AskedHere, {pools}: CostsAnswer): Table {
  const {column, noPool} = words.costs;
  return {
    headings: [
      column.cost_pool,
      ...amounts.map(each => `${column[each]} (${formats.currency})`),
      column.capacity_use,
    ],
    rows: pools.map(each => [
      each.title ?? each.cost_pool ?? noPool,
      ...amounts.map(name => each[name]),
      each.capacity_use,
    ]),
  };
}

/** The same as JSON, with the activities. */
export const costsJson = (
  asked: AskedHere,
  {months: _, pools, missing, ...sums}: CostsAnswer,
): AsyncIterable<string> => jsonWithRows({...costsHead(asked, missing), ...sums}, pools, 'pools');

/** What JSON says first, in each view. */
export const costsHead = (asked: AskedHere, missing: CostsAnswer['missing']) => ({
  ...jsonHead(asked),
  no_data_reason: missing,
});
