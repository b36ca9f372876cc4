import {placeOf} from '../../warehouse/lens.ts';
import type {Months} from '../profitability/whale_curve.ts';
import {within} from './invoice_lines.ts';

/** Who counts as one customer in a table of differences. */
export type Units = 'account' | 'customer' | 'group';

/** Which unit a row belongs to, and what has to be joined to know that. */
interface Unit {
  unit: string;
  join: string;
}

/** What levels above and below the customer read of it, and its accounts, stands there. */
const accounts = placeOf('account');

/** The unit of a row with a customer and a month; a group as it is when the month ends. */
export function unitOf(units: Units, base: string, row: string, hasAccount = false): Unit {
  if (units === 'group') {
    return {
      unit: `coalesce(g.group_id, ${row}.customer_id)`,
      join: `left join ${base}.bridge_customer_group as g on ${row}.customer_id = g.customer_id
        and ${row}.month >= g.from_day and ${row}.month < g.to_day`,
    };
  }
  const isAccount = units === 'account' && hasAccount;
  return {
    unit: isAccount ? `coalesce(${row}.account_id, ${row}.customer_id)` : `${row}.customer_id`,
    join: '',
  };
}

/** What a customer's accounts did, beside the customer. */
export const ofAccounts = (table: string, columns: string, period: Months): string =>
  `select coalesce(c.customer_id, t.customer_id) as customer_id, t.customer_id as unit, ${columns}
  from ${accounts}.${table} as t
  left join ${accounts}.customer_account as c on t.customer_id = c.account_id
  where ${within('t', period)}`;
