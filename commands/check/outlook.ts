import type {Company} from '../../company/company.ts';
import type {Phase} from '../../scorecard/kpi.ts';
import {kpis} from '../../scorecard/kpis/index.ts';
import {undeliveredEntities} from '../../warehouse/company_check.ts';
import {contract} from '../../warehouse/entities/index.ts';
import {stagingName} from '../../warehouse/staging/relations.ts';

/** The phases in which a company's data grows. */
export const phases = ['Quick wins', 'Warehouse', 'Activity costs and steering'] as const;

/** Something that can be computed, or what it lacks: entities, or fields as entity.field. */
export interface Answer {
  phase: Phase;
  name: string;
  missing: string[];
}

/** What a company can compute, what it lacks for more, and which fields nothing fills. */
export interface Outlook {
  answers: Answer[];
  /** Optional fields of delivered entities that no mapping and no staging SQL fills. */
  unfilled: Record<string, string[]>;
}

/** Entities and fields as entity.field; of several lists, one is enough. */
interface Need {
  phase: Phase;
  name: string;
  anyOf: string[][];
}

/** A need that no delivery fills: the company's own rules for its costs. */
const costsFile = 'costs.yaml';

/** What the star is for beside the KPIs of the library, which say themselves what they need. */
const purposes: Need[] = [
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

/** Fields that may stay empty, and without which a KPI counts nothing. */
const counted: Record<string, string[]> = {
  service_satisfaction: ['survey_responses.score'],
  complaint_rate: ['service_cases.kind', 'service_cases.justified'],
  answered_within_2h: ['service_cases.first_response_at'],
  training_rate: ['employees.customer_role', 'trainings.kind'],
};

/** Looks from what a company delivers to what can be computed of it. */
export function outlook(
  company: Company,
  stagedColumns: ReadonlyMap<string, readonly string[]>,
): Outlook {
  const filled = filledFields(company, stagedColumns);
  const isThere = (need: string) => {
    if (need === costsFile) return Object.keys(company.costs.pools).length > 0;
    const [entity = '', field] = need.split('.');
    const fields = filled.get(entity);
    return fields !== undefined && (field === undefined || fields.has(field));
  };
  /* Where a whole entity is missing, its fields need not be named. */
  const named = (need: string) => {
    const [entity = ''] = need.split('.');
    if (need === costsFile) return need;
    return filled.has(entity) ? need : entity;
  };
  const needs = [...kpiNeeds(company), ...purposes];
  return {
    answers: needs
      .map(({phase, name, anyOf}) => {
        const lacks = anyOf.map(all => [...new Set(all.filter(need => !isThere(need)).map(named))]);
        return {phase, name, missing: lacks.reduce((a, b) => (b.length < a.length ? b : a))};
      })
      .sort((a, b) => a.phase - b.phase),
    unfilled: Object.fromEntries(
      [...filled].flatMap(([entity, fields]) => {
        const all = contract.find(({name}) => name === entity)!.fields;
        const empty = Object.keys(all).filter(name => !fields.has(name));
        return empty.length > 0 ? [[entity, empty]] : [];
      }),
    ),
  };
}

/** A KPI lacks whole entities, but for the fields that the company itself requires of customers. */
function kpiNeeds({settings}: Company): Need[] {
  return kpis.map(({id, phase, needs}) => {
    const required = settings.required_customer_fields.map(field => `customers.${field}`);
    const fields = id === 'data_completeness' ? required : (counted[id] ?? []);
    return {phase, name: id, anyOf: [[...needs, ...fields]]};
  });
}

/** Staging SQL whose columns are not known yet is taken to fill every field. */
function filledFields(
  company: Company,
  stagedColumns: ReadonlyMap<string, readonly string[]>,
): Map<string, Set<string>> {
  const missing = undeliveredEntities(company);
  const filled = new Map<string, Set<string>>();
  for (const {name, fields} of contract) {
    if (missing.includes(name)) continue;
    const mapped = company.streams.filter(({entity}) => entity === name);
    const isStaged = company.staging.some(file => stagingName(file).entity.name === name);
    const staged = stagedColumns.get(name) ?? Object.keys(fields);
    filled.set(
      name,
      new Set([
        ...mapped.flatMap(({columns}) => Object.keys(columns)),
        ...(isStaged ? staged : []),
      ]),
    );
  }
  return filled;
}
