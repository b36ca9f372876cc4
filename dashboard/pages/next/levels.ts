import {knowsGroupOrders} from '../../known_tables.ts';
import {asCustomers, byGroup, ofCustomers, withoutAccounts} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {groupsOf} from '../customer_link.ts';
import type {AskedHere} from './columns.ts';
import type {NextQuestion} from './question.ts';

/** Orders and renewals are told of groups, too; all else is told of customers, whatever counts as one. */
export const isLevelled = ({question}: Pick<AskedHere, 'question'>): boolean =>
  question.view === undefined || question.view === 'renewals';

/** The question at a level that has an answer; the groups of the members stand beside these. */
export async function atKnownLevel(asked: Asked<NextQuestion>): Promise<AskedHere> {
  const here = {...asked, db: asked.customers, groups: new Set<string>()};
  if (!isLevelled(asked)) return ofCustomers(here);
  if (!byGroup(asked.level)) return withoutAccounts(here);
  return (await knowsGroupOrders(asked.customers))
    ? {...here, groups: await groupsOf(asked)}
    : asCustomers(here, 'older_snapshot');
}
