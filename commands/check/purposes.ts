import type {Phase} from '../../scorecard/kpi.ts';
import {type AtLeast, buyers, contractCustomers, repeatBuyers} from './at_least.ts';

/** An entity, a field as entity.field, costs.yaml, or at least so many of something. */
export type Needed = string | AtLeast;

/** What an answer takes; of several lists, one is enough. */
export interface Need {
  phase: Phase;
  name: string;
  anyOf: Needed[][];
}

/** Needs that no delivery fills: the company's own rules for its costs, and which work wins customers. */
export const costsFile = 'costs.yaml';
export const acquisition = 'costs.yaml: an activity with acquisition: true';

/** What the star is for beside the KPIs of the library, which say themselves what they need. */
export const purposes: Need[] = [
  {
    phase: 1,
    name: 'revenue and ABC classes by customer',
    anyOf: [['customers', 'invoice_lines.customer_id']],
  },
  {
    phase: 2,
    name: 'contribution margin by customer',
    anyOf: [
      ['invoice_lines.customer_id', 'invoice_lines.product_cost'],
      ['invoice_lines.product_id', 'products.unit_cost'],
      ['invoice_lines.product_id', 'product_costs'],
    ],
  },
  {
    phase: 2,
    name: 'survey scores by customer (NPS, CSAT)',
    anyOf: [['survey_responses.customer_id', 'survey_responses.score']],
  },
  {
    phase: 2,
    name: 'order lines on time and in full',
    anyOf: [['order_lines.first_confirmed_on', 'delivery_lines']],
  },
  {
    phase: 2,
    name: 'lead time and outcome of offers',
    anyOf: [['quotes.sent_on', 'quotes.outcome']],
  },
  {
    phase: 2,
    name: 'sales that may come, by stage',
    anyOf: [['opportunities.stage', 'opportunities.probability', 'opportunities.amount']],
  },
  {
    phase: 2,
    name: 'open items by customer and month',
    anyOf: [
      ['receivables.customer_id', 'receivables.invoice_id', 'payments.invoice_id'],
      ['receivables.customer_id', 'receivables.cleared_on'],
    ],
  },
  {
    phase: 2,
    name: 'rebates from the month in which they are earned',
    anyOf: [
      ['rebate_accruals.customer_id'],
      ['rebate_agreements', 'invoice_lines.customer_id', 'invoice_lines.credit_reason'],
    ],
  },
  {
    phase: 2,
    name: 'Skonto, as expected until it is taken',
    anyOf: [
      [
        'payments.skonto_amount',
        'payments.invoice_id',
        'invoice_lines.customer_id',
        'invoice_lines.tax_amount',
      ],
      [
        'payments.skonto_amount',
        'receivables.invoice_id',
        'payments.receivable_id',
        'invoice_lines.customer_id',
      ],
    ],
  },
  {
    phase: 2,
    name: 'credit notes in the month of the invoice that they correct',
    anyOf: [['invoice_lines.corrects_invoice_id']],
  },
  {
    phase: 2,
    name: 'recurring revenue by customer and month',
    anyOf: [['subscriptions.customer_id']],
  },
  {
    phase: 2,
    name: 'answers of treated and control groups of campaigns',
    anyOf: [['campaign_contacts.arm', 'campaign_contacts.responded_on']],
  },
  {
    phase: 3,
    name: 'capacity by cost centre and month',
    anyOf: [['capacity.minutes']],
  },
  {
    phase: 3,
    name: 'plan and actual by cost centre and month',
    anyOf: [['plan_entries.cost_centre', 'ledger_entries.cost_centre']],
  },
  {
    phase: 3,
    name: 'activity costs by customer',
    anyOf: [
      [
        'ledger_entries.cost_centre',
        'service_cases.minutes',
        'interactions.minutes',
        'deliveries.customer_id',
        costsFile,
      ],
    ],
  },
  {
    phase: 3,
    name: 'customer profit that ties to the ledger',
    anyOf: [
      ['invoice_lines.customer_id', 'ledger_entries.account_kind'],
      ['invoice_lines.customer_id', 'ledger_entries', 'accounts.kind'],
    ],
  },
];

/** Either is enough for a lifetime value to be forecast. */
const forecast: Needed[][] = [
  ['invoice_lines.customer_id', buyers, repeatBuyers],
  ['subscriptions.customer_id', contractCustomers],
];

/** What a KPI takes beside its entities, which may stay empty: without it nothing is counted. */
export const counted: Record<string, Needed[][]> = {
  service_satisfaction: [['survey_responses.score']],
  complaint_rate: [['service_cases.kind', 'service_cases.justified']],
  answered_within_2h: [['service_cases.first_response_at']],
  training_rate: [['employees.customer_role', 'trainings.kind']],
  customer_equity: forecast,
  lifetime_value_per_customer: forecast,
  acquisition_cost: [['invoice_lines.customer_id', acquisition]],
  clv_to_cac: forecast.map(each => [...each, acquisition]),
};
