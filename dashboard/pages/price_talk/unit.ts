import type {Warehouse} from '../../../warehouse/query.ts';
import type {Asked} from '../../page.ts';
import {WrongQuestion} from '../../wrong_question.ts';
import type {PriceTalkQuestion} from './question.ts';

type AskedHere = Asked<PriceTalkQuestion>;

/** With whom the talk is held, and where its numbers are read. */
export interface Unit {
  kind: 'group' | 'customer';
  id: string;
  name: string;
  segment: string | null;
  /** At the level of the unit. */
  db: Warehouse;
}

/** Answers that a group's numbers are read from. */
const tables = ['customer_profitability', 'activity_cost'];

/** The group or customer that is asked for; nobody where the address names none. */
export async function unitOf(asked: AskedHere): Promise<Unit | null> {
  const {question, customers} = asked;
  const {group, customer} = question;
  if (group !== undefined && customer !== undefined) throw wrong('customer', customer, 'notBoth');
  if (customer !== undefined) return named(asked, {kind: 'customer', id: customer, db: customers});
  if (group === undefined) return null;
  const known = await customers
    .selectFrom('dim_group')
    .select('group_id')
    .where('group_id', '=', group)
    .executeTakeFirst();
  if (!known) throw wrong('group', group, 'knownGroup');
  const {db} = await asked.levels.at('group', tables);
  return named(asked, {kind: 'group', id: group, db});
}

async function named(
  {who}: AskedHere,
  {kind, id, db}: Omit<Unit, 'name' | 'segment'>,
): Promise<Unit> {
  const known = await db
    .selectFrom('dim_customer')
    .select(['name', 'segment'])
    .where('customer_id', '=', id)
    .where('is_current', '=', true)
    .executeTakeFirst();
  if (!known) throw wrong('customer', id, 'knownCustomer');
  const person = who.personal
    ? await db
        .selectFrom(kind === 'group' ? 'unit_name' : 'personal.customer_name')
        .select('name')
        .where('customer_id', '=', id)
        .executeTakeFirst()
    : undefined;
  return {kind, id, db, name: person?.name ?? known.name ?? id, segment: known.segment};
}

const wrong = (parameter: string, value: string, why: 'notBoth' | 'knownGroup' | 'knownCustomer') =>
  new WrongQuestion([
    {parameter, value, possible: ({error, priceTalk}) => error.expected(priceTalk.possible[why])},
  ]);
