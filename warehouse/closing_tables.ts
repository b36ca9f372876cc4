import type {Closing} from '../company/closed_costs.ts';
import type {SmallTable} from './small_table.ts';

const amount = 'DECIMAL(18, 4)';

/** Months that were closed, what was reported of them, and the rates, grades and classes of customers that they keep. */
export const closingTables = (closings: readonly Closing[]): SmallTable[] => [
  {
    name: 'set_closed_month',
    columns: {
      month: 'DATE',
      closed_at: 'TIMESTAMP',
      closed_by: 'VARCHAR',
      net_revenue: amount,
      contribution_1: amount,
      contribution_4: amount,
      profit: amount,
      ledger_cost: amount,
      assigned_cost: amount,
      unused_capacity_cost: amount,
      unassigned_cost: amount,
    },
    rows: closings.flatMap(({months, at, by}) =>
      months.map(({month, ...reported}) => ({
        month,
        closed_at: at.replace('Z', ''),
        closed_by: by,
        ...reported,
      })),
    ),
  },
  {
    name: 'set_closed_rate',
    columns: {
      month: 'DATE',
      cost_pool: 'VARCHAR',
      activity: 'VARCHAR',
      rate: 'DOUBLE',
      basis: 'VARCHAR',
    },
    rows: closings.flatMap(({rates}) => rates.map(each => ({...each}))),
  },
  {
    name: 'set_closed_grade',
    columns: {
      customer_level: 'VARCHAR',
      level: 'VARCHAR',
      node: 'VARCHAR',
      month: 'DATE',
      closed_at: 'TIMESTAMP',
      closed_by: 'VARCHAR',
      parent: 'VARCHAR',
      position: 'INTEGER',
      title_de: 'VARCHAR',
      title_en: 'VARCHAR',
      weight: 'DOUBLE',
      value: 'DOUBLE',
      target: 'DOUBLE',
      red: 'DOUBLE',
      veto: 'BOOLEAN',
      score: 'DOUBLE',
      status: 'VARCHAR',
      reason: 'VARCHAR',
      missing_entity: 'VARCHAR',
      value_low: 'DOUBLE',
      value_high: 'DOUBLE',
      numerator: 'DOUBLE',
      denominator: 'DOUBLE',
      weight_with_data: 'DOUBLE',
      red_kpis: 'BIGINT',
      green: 'DOUBLE',
      yellow: 'DOUBLE',
    },
    rows: closings.flatMap(({grades, at, by}) =>
      grades.map(each => ({...each, closed_at: at.replace('Z', ''), closed_by: by})),
    ),
  },
  {
    name: 'set_closed_customer',
    columns: {
      customer_id: 'VARCHAR',
      month: 'DATE',
      is_placed: 'BOOLEAN',
      cell: 'VARCHAR',
      abc_class: 'VARCHAR',
      contribution_class: 'VARCHAR',
      rfm: 'VARCHAR',
      cluster: 'VARCHAR',
      stage: 'VARCHAR',
    },
    mark: closings.map(({at, through}) => `${through} ${at}`).join(', '),
    rows: {[Symbol.iterator]: () => customersIn(closings)},
  },
];

/** A row for each customer, made only where somebody asks for it: they may be millions. */
function* customersIn(closings: readonly Closing[]) {
  for (const closing of closings)
    for (const {customers, ...told} of closing.customers())
      for (const customer_id of customers) yield {customer_id, ...told};
}
