import type {Row} from '../../warehouse/database.ts';
import type {World} from './small_snapshot.ts';

const month = '2026-09-01';

const customer = (key: number, id: string | null, name: string | null, kind: Row = {}): Row => ({
  customer_key: key,
  customer_id: id,
  is_current: true,
  is_inferred: false,
  counted: true,
  name,
  country: key % 2 ? 'DE' : 'AT',
  industry: null,
  segment: 'A',
  channel: 'direct',
  affiliated: false,
  collective: false,
  ...kind,
});

const earned = (
  key: number,
  id: string | null,
  revenue: string,
  cost: string,
  db: string,
): Row => ({
  customer_id: id,
  customer_key: key,
  month,
  net_revenue: revenue,
  product_cost: cost,
  contribution_1: db,
  revenue_without_cost: id === null ? revenue : '0',
  invoices: 1,
});

/**
 * Four customers, ranked K1 600, K2 200, K3 50, K4 −50: 800 in sum, 850 at the peak. Beside them an
 * affiliated company, a collective account and a customer nobody knows.
 */
export const fourCustomers: World = {
  set_company: [
    {
      name: 'Muster & Söhne GmbH',
      currency: 'EUR',
      locale: 'de-DE',
      language: 'de',
      time_zone: 'Europe/Berlin',
      fiscal_year_starts: 1,
      active_months: 12,
      business_date: '2026-09-30',
    },
  ],
  set_scorecard: [{green: 7, yellow: 4}],
  set_perspective: [
    {perspective: 'finance', position: 0, weight: 60},
    {perspective: 'customers', position: 1, weight: 40},
  ],
  set_objective: [
    {
      objective: 'earn',
      perspective: 'finance',
      position: 0,
      title_de: 'Verdienen',
      title_en: 'Earn',
      weight: 1,
    },
    {
      objective: 'please',
      perspective: 'customers',
      position: 1,
      title_de: 'Zufriedenheit',
      title_en: 'Satisfaction',
      weight: 1,
    },
  ],
  set_kpi: [
    {
      kpi: 'revenue_per_customer',
      objective: 'earn',
      position: 0,
      start: null,
      red: 400,
      weight: 1,
      owner: null,
      veto: false,
    },
    {
      kpi: 'service_satisfaction',
      objective: 'please',
      position: 1,
      start: null,
      red: 78,
      weight: 1,
      owner: null,
      veto: false,
    },
  ],
  dim_month: ['2025-09-01', '2026-08-01', month].map((each, index) => ({
    month: each,
    month_end: `${each.slice(0, 8)}28`,
    fiscal_year: Number(each.slice(0, 4)),
    fiscal_period: 9,
    is_complete: true,
    number: index + 1,
  })),
  dim_customer: [
    customer(0, null, null, {counted: false, is_inferred: true}),
    customer(1, 'K1', 'Anna AG'),
    customer(2, 'K2', '<script>alert(1)</script> GmbH'),
    customer(3, 'K3', null),
    customer(4, 'K4', '=HYPERLINK("http://x")'),
    customer(5, 'X1', 'Tochter GmbH', {counted: false, affiliated: true}),
    customer(6, 'X2', 'CpD', {counted: false, collective: true}),
  ],
  customer_profitability: [
    earned(1, 'K1', '1000.5000', '400.5000', '600.0000'),
    earned(2, 'K2', '500.0000', '300.0000', '200.0000'),
    earned(3, 'K3', '300.0000', '250.0000', '50.0000'),
    earned(4, 'K4', '200.0000', '250.0000', '-50.0000'),
    earned(5, 'X1', '100.0000', '60.0000', '40.0000'),
    earned(6, 'X2', '10.0000', '4.0000', '6.0000'),
    earned(0, null, '7.0001', '0.0000', '7.0001'),
  ],
  fct_invoice_line: ['2000.5000', '110.0000', '7.0001'].map(net_amount => ({
    is_deferred: false,
    month,
    is_revenue: true,
    net_amount,
  })),
  scorecard_month: [
    {
      ...grade('revenue_per_customer', month),
      value: 500.125,
      target: 600,
      score: 5,
      status: 'yellow',
      numerator: 2000.5,
      denominator: 4,
    },
    {
      ...grade('service_satisfaction', month),
      target: 88,
      reason: 'no_stream',
      missing_entity: 'service_cases',
    },
  ],
  scorecard_node_month: [
    {
      level: 'objective',
      node: 'earn',
      month,
      score: 5,
      status: 'yellow',
      weight_with_data: 1,
      red_kpis: 0,
    },
    {
      level: 'objective',
      node: 'please',
      month,
      score: null,
      status: 'no_data',
      weight_with_data: 0,
      red_kpis: 0,
    },
    {
      level: 'perspective',
      node: 'finance',
      month,
      score: 5,
      status: 'yellow',
      weight_with_data: 1,
      red_kpis: 0,
    },
    {
      level: 'perspective',
      node: 'customers',
      month,
      score: null,
      status: 'no_data',
      weight_with_data: 0,
      red_kpis: 0,
    },
    {
      level: 'scorecard',
      node: 'scorecard',
      month,
      score: 5,
      status: 'yellow',
      weight_with_data: 0.6,
      red_kpis: 0,
    },
  ],
  meta_entity: [
    {entity: 'invoice_lines', delivered_by: 'erp/lines', row_count: 3, reason: null},
    {entity: 'service_cases', delivered_by: '', row_count: 0, reason: 'no_stream'},
  ],
  'personal.customer_name': [{customer_id: 'K3', name: 'Karla Kolumna'}],
};

/** A grade without a value. */
export function grade(kpi: string, ofMonth: string): Row {
  return {
    kpi,
    month: ofMonth,
    value: null,
    target: null,
    score: null,
    status: 'no_data',
    reason: null,
    missing_entity: null,
    value_low: null,
    value_high: null,
    numerator: null,
    denominator: null,
  };
}
