import type {Table} from '../../csv.ts';
import type {Html} from '../../html/html.ts';
import {WrongQuestion} from '../../wrong_question.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';
import {cohorts} from './cohorts.ts';
import {monthCustomersView} from './month_customers.ts';
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

/** The view that is asked for; throws a WrongQuestion for a month without those whom it counts. */
export function viewOf({question: {view, month, group}}: AskedHere): View {
  if (month === undefined && group === undefined) return views[view ?? 'warnings'];
  if (view === 'months' && month !== undefined && group !== undefined) return monthCustomersView;
  const [parameter, value] = month ? ['month', month.slice(0, 7)] : ['group', String(group)];
  throw new WrongQuestion([
    {parameter, value, possible: ({churnMonths}) => churnMonths.list.together},
  ]);
}
