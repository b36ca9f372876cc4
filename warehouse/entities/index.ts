import type {Entity} from '../entity.ts';
import {churnEvents} from './churn_events.ts';
import {customers} from './customers.ts';
import {deliveries} from './deliveries.ts';
import {employees} from './employees.ts';
import {interactions} from './interactions.ts';
import {invoiceLines} from './invoice_lines.ts';
import {ledgerEntries} from './ledger_entries.ts';
import {productCosts} from './product_costs.ts';
import {products} from './products.ts';
import {serviceCases} from './service_cases.ts';
import {subscriptions} from './subscriptions.ts';
import {surveyResponses} from './survey_responses.ts';
import {trainings} from './trainings.ts';
import {usageEvents} from './usage_events.ts';

/** The contract: everything that the star takes from a company's systems. */
export const contract: readonly Entity[] = [
  customers,
  products,
  productCosts,
  invoiceLines,
  subscriptions,
  usageEvents,
  churnEvents,
  deliveries,
  interactions,
  serviceCases,
  surveyResponses,
  employees,
  trainings,
  ledgerEntries,
];

export const entityNamed = (name: string): Entity | undefined =>
  contract.find(entity => entity.name === name);
