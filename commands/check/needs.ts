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
