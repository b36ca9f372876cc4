import type {Table} from '../../csv.ts';
import type {Html} from '../../html/html.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
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

/** The view that is asked for. */
export const viewOf = ({question}: AskedHere): View => views[question.view ?? 'matrix'];
