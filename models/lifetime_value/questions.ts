import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';

export type LifetimeValueSum = Tables['lifetime_value_sum'];

/** What all customers, each stream and each segment will bring together. */
export const lifetimeValueSums = (db: Warehouse): Promise<LifetimeValueSum[]> =>
  db.selectFrom('lifetime_value_sum').selectAll().orderBy('clv', 'desc').execute();

export type LifetimeValueQuality = Tables['lifetime_value_quality'];

/** How good forecasts are: those that are made first. */
export const lifetimeValueQualities = (db: Warehouse): Promise<LifetimeValueQuality[]> =>
  db
    .selectFrom('lifetime_value_quality')
    .selectAll()
    .orderBy(sql`case stream when 'purchases' then 1 when 'contracts' then 2 else 3 end`)
    .orderBy('is_chosen', 'desc')
    .orderBy('model')
    .execute();

/** The parameters of the models. */
export const lifetimeValueParameters = (
  db: Warehouse,
): Promise<Tables['lifetime_value_parameter'][]> =>
  db
    .selectFrom('lifetime_value_parameter')
    .selectAll()
    .orderBy('stream', 'desc')
    .orderBy('model')
    .orderBy('position')
    .execute();

export type ProspectValue = Tables['prospect_value'];

/** Those who might buy, by where they came from. */
export const prospectValues = (db: Warehouse): Promise<ProspectValue[]> =>
  db
    .selectFrom('prospect_value')
    .selectAll()
    .orderBy('open_prospects', 'desc')
    .orderBy('source')
    .execute();

/** What each stream brings within twelve months and within the horizon, not discounted. */
export async function outlookSums(db: Warehouse) {
  const {rows} = await sql<{
    stream: Tables['customer_outlook']['stream'];
    contribution_of_year: Decimal;
    contribution: Decimal;
  }>`
    select stream, sum(expected_contribution_of_year) as contribution_of_year,
      sum(expected_contribution) as contribution
    from customer_outlook
    group by stream`.execute(db);
  return rows;
}
