import type {Entity} from '../entity.ts';
import {accounts} from './accounts.ts';
import {campaignContacts} from './campaign_contacts.ts';
import {campaigns} from './campaigns.ts';
import {capacity} from './capacity.ts';
import {churnEvents} from './churn_events.ts';
import {consents} from './consents.ts';
import {contacts} from './contacts.ts';
import {costCentres} from './cost_centres.ts';
import {customerRelations} from './customer_relations.ts';
import {customers} from './customers.ts';
import {deliveries} from './deliveries.ts';
import {deliveryLines} from './delivery_lines.ts';
import {employees} from './employees.ts';
import {exchangeRates} from './exchange_rates.ts';
import {externalAttributes} from './external_attributes.ts';
import {installedBase} from './installed_base.ts';
import {interactions} from './interactions.ts';
import {invoiceLines} from './invoice_lines.ts';
import {leads} from './leads.ts';
import {ledgerEntries} from './ledger_entries.ts';
import {memberships} from './memberships.ts';
import {opportunities} from './opportunities.ts';
import {opportunityStages} from './opportunity_stages.ts';
import {orderLines} from './order_lines.ts';
import {payments} from './payments.ts';
import {planEntries} from './plan_entries.ts';
import {productCosts} from './product_costs.ts';
import {products} from './products.ts';
import {quotes} from './quotes.ts';
import {rebateAccruals} from './rebate_accruals.ts';
import {rebateAgreements} from './rebate_agreements.ts';
import {receivables} from './receivables.ts';
import {recommendations} from './recommendations.ts';
import {referrals} from './referrals.ts';
import {serviceCases} from './service_cases.ts';
import {serviceLevels} from './service_levels.ts';
import {subscriptions} from './subscriptions.ts';
import {surveyResponses} from './survey_responses.ts';
import {trainings} from './trainings.ts';
import {usageEvents} from './usage_events.ts';
import {walletEstimates} from './wallet_estimates.ts';

/** The contract: everything that the star takes from a company's systems. */
export const contract: readonly Entity[] = [
  customers,
  contacts,
  customerRelations,
  externalAttributes,
  walletEstimates,
  memberships,
  consents,
  products,
  productCosts,
  installedBase,
  quotes,
  orderLines,
  deliveries,
  deliveryLines,
  invoiceLines,
  rebateAgreements,
  rebateAccruals,
  payments,
  receivables,
  exchangeRates,
  subscriptions,
  serviceLevels,
  usageEvents,
  churnEvents,
  leads,
  opportunities,
  opportunityStages,
  campaigns,
  campaignContacts,
  recommendations,
  referrals,
  interactions,
  serviceCases,
  surveyResponses,
  employees,
  trainings,
  accounts,
  costCentres,
  ledgerEntries,
  capacity,
  planEntries,
];

export const entityNamed = (name: string): Entity | undefined =>
  contract.find(entity => entity.name === name);
