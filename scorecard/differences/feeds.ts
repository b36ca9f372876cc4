import {bothSides, type Sides, tableOf} from './sides.ts';

/** Which streams, or files of staging SQL, deliver an entity on either side. */
export type Feeds = ReadonlyMap<string, string[]>;

/** What each table of the star is made from: its own entity first, then what its rows look up. */
export const starEntities: Readonly<Record<string, readonly string[]>> = {
  bridge_customer_relation: ['customer_relations'],
  dim_account: ['accounts', 'ledger_entries', 'plan_entries'],
  dim_campaign: ['campaigns', 'campaign_contacts', 'leads', 'opportunities'],
  dim_cause: ['service_cases'],
  dim_contact: ['contacts'],
  dim_cost_centre: ['cost_centres', 'ledger_entries', 'plan_entries', 'capacity', 'employees'],
  dim_customer: ['customers'],
  dim_employee: ['employees'],
  dim_installed_base: ['installed_base', 'products'],
  dim_plan_version: ['plan_entries'],
  dim_product: ['products', 'product_costs'],
  dim_rebate_agreement: ['rebate_agreements'],
  dim_service_level: ['service_levels'],
  fct_campaign_contact: ['campaign_contacts', 'customers'],
  fct_capacity_month: ['capacity'],
  fct_churn_event: ['churn_events', 'customers'],
  fct_consent: ['consents'],
  fct_customer_attribute: ['external_attributes'],
  fct_delivery: ['deliveries', 'customers'],
  fct_delivery_line: ['delivery_lines'],
  fct_interaction: ['interactions', 'customers'],
  fct_invoice_line: ['invoice_lines', 'customers', 'products', 'product_costs', 'exchange_rates'],
  fct_lead: ['leads', 'customers'],
  fct_ledger_entry: ['ledger_entries', 'accounts', 'cost_centres'],
  fct_membership: ['memberships'],
  fct_opportunity: ['opportunities', 'customers'],
  fct_opportunity_stage: ['opportunity_stages'],
  fct_order: ['order_lines', 'products', 'customers'],
  fct_order_line: ['order_lines', 'delivery_lines', 'customers', 'products'],
  fct_payment: ['payments', 'receivables', 'customers'],
  fct_plan_month: ['plan_entries'],
  fct_quote: ['quotes', 'customers'],
  fct_rebate_accrual: [
    'rebate_accruals',
    'rebate_agreements',
    'invoice_lines',
    'customer_relations',
    'customers',
  ],
  fct_receivable_month: ['receivables', 'payments', 'customers'],
  fct_recognised_revenue_month: [
    'invoice_lines',
    'customers',
    'products',
    'product_costs',
    'exchange_rates',
  ],
  fct_recommendation: ['recommendations', 'customers', 'products'],
  fct_referral: ['referrals', 'customers'],
  fct_service_case: ['service_cases', 'customers', 'products'],
  fct_skonto: [
    'payments',
    'receivables',
    'invoice_lines',
    'rebate_agreements',
    'customer_relations',
    'exchange_rates',
    'customers',
  ],
  fct_subscription_month: ['subscriptions', 'customers', 'products'],
  fct_survey_response: ['survey_responses', 'customers'],
  fct_training: ['trainings', 'employees'],
  fct_usage_day: ['usage_events', 'customers'],
  fct_wallet_estimate: ['wallet_estimates'],
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
