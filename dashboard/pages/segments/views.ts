import type {Table} from '../../csv.ts';
import type {Html} from '../../html/html.ts';
import type {AskedHere, SegmentsAnswer} from './answer.ts';
import {classes} from './classes.ts';
import {clusters} from './clusters.ts';
import {customers} from './customers.ts';
import {lifecycle} from './lifecycle.ts';
import {rfm} from './rfm.ts';

/** What stands below the head of the page, in each form. */
export interface View {
  html(asked: AskedHere, answer: SegmentsAnswer): Promise<Html>;
  json(asked: AskedHere, answer: SegmentsAnswer): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere, answer: SegmentsAnswer): Promise<Table>;
}

const views = {classes, rfm, clusters, lifecycle, customers};

/** The view that is asked for. */
export const viewOf = ({question}: AskedHere): View => views[question.view ?? 'classes'];
