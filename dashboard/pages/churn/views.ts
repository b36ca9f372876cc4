import type {Table} from '../../csv.ts';
import type {Html} from '../../html/html.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';
import {cohorts} from './cohorts.ts';
import {monthsView} from './months.ts';
import {risk} from './risk.ts';
import {silent} from './silent.ts';
import {survival} from './survival.ts';
import {warnings} from './warnings.ts';

/** What stands below the head of the page, in each form. */
export interface View {
  html(asked: AskedHere, answer: ChurnAnswer, canAnswer: boolean): Promise<Html>;
  json(asked: AskedHere, answer: ChurnAnswer): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere, answer: ChurnAnswer): Promise<Table>;
}

const views = {warnings, months: monthsView, risk, silent, cohorts, survival};

/** The view that is asked for. */
export const viewOf = ({question}: AskedHere): View => views[question.view ?? 'warnings'];
