import {adds, atEnd, type Cube, ratio} from './cube.ts';

const table = 'contract_use';
const included = adds(table, 'included_minutes', 'count');
const usedOfIncluded = adds(table, 'used_of_included_minutes', 'count');

/** What service contracts earn and include, and what their customers use of it. */
export const contracts = {
  table,
  dimensions: {
    tier: {table, column: 'tier'},
    service_level: {table, column: 'service_level'},
    has_contract: {table, column: 'has_contract'},
    customer: {table, column: 'customer_id'},
    month: {table, column: 'month'},
  },
  measures: {
    contracts: atEnd(table, 'contracts', 'count'),
    contract_revenue: adds(table, 'contract_revenue', 'money'),
    included_minutes: included,
    used_minutes: adds(table, 'used_minutes', 'count'),
    use_rate: ratio([usedOfIncluded], [included], {unit: 'percent', scale: 100}),
    service_cost: adds(table, 'service_cost', 'money'),
  },
} satisfies Cube;
