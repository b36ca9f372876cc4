import type {Lens} from '../../warehouse/lens.ts';
import {identifier} from '../../warehouse/sql.ts';
import {published} from './account_cost.ts';
import {keyOf} from './group.ts';

interface Base {
  base: string;
  /** Tables that know by which number their rows were delivered. */
  facts: readonly string[];
}

/** Who has another number than the customer's own: the one fact that makes a difference here. */
export const severalAccounts = ({base, facts}: Base): string =>
  [
    `select customer_id from ${base}.customer_identity where delivered_id <> customer_id`,
    ...facts.map(
      name => `select customer_id from ${base}.${identifier(name)} where account_id is not null`,
    ),
  ].join(' union ');

/**
 * The numbers that systems deliver instead of the customers that they turned out to be. An account
 * is what its customer is: it counts, or not, in the same months.
 */
export function accountLens({base, facts}: Base): Omit<Lens, 'name'> {
  const accounts = `
    with several as (${severalAccounts({base, facts})})
    select i.delivered_id as account_id, i.customer_id from ${base}.customer_identity as i
    semi join several as s on i.customer_id = s.customer_id
    ${facts
      .map(
        name => `union select coalesce(f.account_id, f.customer_id), f.customer_id
          from ${base}.${identifier(name)} as f
          semi join several as s on f.customer_id = s.customer_id`,
      )
      .join(' ')}`;
  return {
    touched: `select customer_id from (${accounts}) union select account_id from (${accounts})`,
    shadows: [
      {name: 'customer_account', sql: () => accounts, isPart: false, isStored: true},
      {
        name: published,
        sql: () => `select * from ${base}.activity_cost`,
        isPart: false,
        isStored: false,
      },
      {
        name: 'dim_customer',
        sql: own => `select d.* replace (
            ${keyOf('a.account_id', 'd.valid_from')} as customer_key,
            a.account_id as customer_id
          )
          from ${base}.dim_customer as d
          inner join ${own('customer_account')} as a on d.customer_id = a.customer_id`,
        isPart: true,
        isStored: true,
      },
      ...facts.map(name => ({
        name,
        sql: (own: (table: string) => string) => `select f.* replace (
            coalesce(f.account_id, f.customer_id) as customer_id,
            if(f.account_id is null, f.customer_key, ${keyOf('f.account_id', 'd.valid_from')})
              as customer_key
          )
          from ${base}.${identifier(name)} as f
          semi join (select customer_id from ${own('customer_account')}) as t on f.customer_id = t.customer_id
          inner join ${base}.dim_customer as d on f.customer_key = d.customer_key`,
        isPart: true,
        isStored: false,
      })),
    ],
  };
}
