import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {ask} from '../cubes/ask.ts';
import {profitability} from '../cubes/profitability.ts';
import type {Months, Step} from './whale_curve.ts';

const sums = (step: Step) =>
  ['net_revenue', 'product_cost', step, `${step}_rate`, 'revenue_without_cost'] as const;

/** Customers that count. */
export const counting = (db: Warehouse, months: Months, step: Step) =>
  ask(db, profitability, {
    measures: sums(step),
    by: ['counted'],
    where: {counted: true},
    ...months,
  });

/** The remainders that don't: affiliated, collective, prospects, and unknown ones, which no source describes. */
export const remainders = (db: Warehouse, months: Months, step: Step) =>
  ask(db, profitability, {
    measures: sums(step),
    by: ['affiliated', 'collective', 'is_inferred'],
    where: {counted: false},
    ...months,
  });

/** Everything, asked of the database and not added up from parts. */
export const everyone = (db: Warehouse, months: Months, step: Step) =>
  ask(db, profitability, {measures: sums(step), ...months});

/** What the invoice lines of the months have earned, less what was set aside for rebates and Skonto, to which everyone's revenue must be equal. */
export const invoiced = (db: Warehouse, {from, to}: Months) =>
  db
    .selectFrom(
      db
        .selectFrom('fct_invoice_line')
        .select(['month', 'net_amount'])
        .where('is_revenue', '=', sql.lit(true))
        .where('is_deferred', '=', sql.lit(false))
        .unionAll(db.selectFrom('fct_recognised_revenue_month').select(['month', 'net_amount']))
        .unionAll(
          db
            .selectFrom('fct_rebate_accrual')
            .select(['month', sql<Decimal>`-open_amount`.as('net_amount')]),
        )
        .unionAll(
          db.selectFrom('fct_skonto').select(['month', sql<Decimal>`-amount`.as('net_amount')]),
        )
        .as('earned'),
    )
    .select(sql<Decimal | null>`sum(net_amount)`.as('net_revenue'))
    .where('month', '>=', sql<string>`cast(${from} as date)`)
    .where('month', '<=', sql<string>`cast(${to} as date)`);
