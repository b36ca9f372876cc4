import {atEnd, type Cube, share} from './cube.ts';

const table = 'training_by_month';
const employees = atEnd(table, 'employees', 'count');
const trained = atEnd(table, 'trained_employees', 'count');

/** The employees who work with customers. */
export const staff = {
  table,
  dimensions: {month: {table, column: 'month'}},
  measures: {employees, trained_employees: trained, training_rate: share(trained, employees)},
} satisfies Cube;
