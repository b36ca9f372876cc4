import type {Table} from '../../csv.ts';
import type {Html} from '../../html/html.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {closedCustomers} from './closed_customers.ts';
import {closedMatrix} from './closed_matrix.ts';
import {customers} from './customers.ts';
import {matrix} from './matrix.ts';
import {method} from './method.ts';
import {moves} from './moves.ts';

/** What stands below the head of the page, in each form. */
export interface View {
  html(asked: AskedHere, answer: PortfolioAnswer): Promise<Html>;
  json(asked: AskedHere, answer: PortfolioAnswer): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere, answer: PortfolioAnswer): Promise<Table>;
}

const views = {matrix, customers, moves, method};

/** Those that tell of one day; of a closed month they tell what was reported. */
const closedViews: Partial<typeof views> = {matrix: closedMatrix, customers: closedCustomers};

type Name = keyof typeof views;

/** The view that is asked for. */
export function viewOf({question: {view, month}}: AskedHere): View {
  const name: Name = view ?? 'matrix';
  return (month && closedViews[name]) || views[name];
}

/** Whether a view tells of one day. */
export const isOfOneDay = (view: Name = 'matrix'): boolean => view in closedViews;
