import {adds, type Cube, ratio} from './cube.ts';

const table = 'cost_reconciliation';
const used = adds(table, 'used_minutes', 'count');
const capacity = adds(table, 'capacity_minutes', 'count');

/** How the cost of the ledger falls to customers, unused capacity, and nobody. */
export const costs = {
  table,
  dimensions: {
    cost_pool: {table, column: 'cost_pool'},
    method: {table, column: 'method'},
    month: {table, column: 'month'},
    is_provisional: {table, column: 'is_provisional'},
  },
  measures: {
    ledger_cost: adds(table, 'ledger_cost', 'money'),
    assigned_cost: adds(table, 'assigned_cost', 'money'),
    unused_capacity_cost: adds(table, 'unused_capacity_cost', 'money'),
    unassigned_cost: adds(table, 'unassigned_cost', 'money'),
    without_customer_cost: adds(table, 'without_customer_cost', 'money'),
    closing_cost: adds(table, 'closing_cost', 'money'),
    no_pool_cost: adds(table, 'no_pool_cost', 'money'),
    no_share_cost: adds(table, 'no_share_cost', 'money'),
    variance_cost: adds(table, 'variance_cost', 'money'),
    used_minutes: used,
    capacity_minutes: capacity,
    capacity_use: ratio([used], [capacity], {unit: 'percent', scale: 100}),
  },
} satisfies Cube;
