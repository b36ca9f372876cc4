import {bothSides, type Sides, tableOf} from './sides.ts';

/** Which streams, or files of staging SQL, deliver an entity on either side. */
export type Feeds = ReadonlyMap<string, string[]>;

/** What each table of the star is made from: its own entity first, then what its rows look up. */
export const starEntities: Readonly<Record<string, readonly string[]>> = {
  dim_customer: ['customers'],
  dim_employee: ['employees'],
  dim_product: ['products', 'product_costs'],
  fct_churn_event: ['churn_events', 'customers'],
  fct_delivery: ['deliveries', 'customers'],
  fct_interaction: ['interactions', 'customers'],
  fct_invoice_line: ['invoice_lines', 'customers', 'products', 'product_costs'],
  fct_ledger_entry: ['ledger_entries'],
  fct_service_case: ['service_cases', 'customers'],
  fct_subscription_month: ['subscriptions', 'customers', 'products'],
  fct_survey_response: ['survey_responses', 'customers'],
  fct_training: ['trainings', 'employees'],
  fct_usage_day: ['usage_events', 'customers'],
};

export const entitiesOf = (table: string): readonly string[] => starEntities[table] ?? [];

/** The facts of these entities, and the customers, who stand behind every number. */
export function tablesOf(entities: readonly string[]): string[] {
  const facts = Object.keys(starEntities).filter(table => table.startsWith('fct_'));
  const isWanted = (table: string) => entities.includes(entitiesOf(table)[0]!);
  return [...facts.filter(isWanted), 'dim_customer'];
}

/** Who delivers what. */
export async function feedsOf({db, tables}: Sides): Promise<Feeds> {
  const feeds = new Map<string, string[]>();
  for (const side of bothSides) {
    if (!tables[side].get('meta_entity')?.has('delivered_by')) continue;
    const rows = await db.rows<{entity: string; delivered_by: string}>(
      `select entity, delivered_by from ${tableOf(side, 'meta_entity')} where delivered_by <> ''`,
    );
    for (const {entity, delivered_by} of rows) {
      feeds.set(entity, [...(feeds.get(entity) ?? []), ...delivered_by.split(', ')]);
    }
  }
  return feeds;
}
