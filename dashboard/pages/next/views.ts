import type {Table} from '../../csv.ts';
import type {Html} from '../../html/html.ts';
import {affinity} from './affinity.ts';
import type {AskedHere} from './columns.ts';
import {orders} from './orders.ts';
import {pipeline} from './pipeline.ts';
import {products} from './products.ts';
import {renewals} from './renewals.ts';

/** One answer of the page, in each form. */
export interface View {
  html(asked: AskedHere): Promise<Html>;
  json(asked: AskedHere): Promise<AsyncIterable<string>>;
  csv(asked: AskedHere): Promise<Table>;
}

const views = {orders, products, affinity, renewals, pipeline};

/** The view that is asked for. */
export const viewOf = ({question}: Pick<AskedHere, 'question'>): View =>
  views[question.view ?? 'orders'];
