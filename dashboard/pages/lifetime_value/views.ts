import type {Table} from '../../csv.ts';
import type {Html} from '../../html/html.ts';
import type {AskedHere, LifetimeValueAnswer} from './answer.ts';
import {customers} from './customers.ts';
import {development} from './development.ts';
import {models} from './models.ts';
import {prospects} from './prospects.ts';
import {segments} from './segments.ts';

/** What stands below the head of the page, in each form. */
export interface View {
  html(asked: AskedHere, answer: LifetimeValueAnswer): Promise<Html>;
  json(asked: AskedHere, answer: LifetimeValueAnswer): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere, answer: LifetimeValueAnswer): Promise<Table>;
}

const views = {customers, segments, development, prospects, models};

/** The view that is asked for. */
export const viewOf = ({question}: AskedHere): View => views[question.view ?? 'customers'];
