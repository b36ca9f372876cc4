import {
  customersByReason,
  type ValuedCustomer,
  valuedCustomers,
  type Within,
} from '../../../models/lifetime_value/valued_customers.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {byGroup, namesFor} from '../../levels.ts';
import {pageOf} from '../../paging.ts';
import {groupsOf} from '../customer_link.ts';
import type {AskedHere, LifetimeValueAnswer} from './answer.ts';
import {concentrationFigure} from './concentration.ts';
import {customerTable} from './customer_table.ts';
import {lifetimeValueHead, modelNames} from './head.ts';
import type {View} from './views.ts';

const pageSize = 100;

/** Every customer by what it will still bring, and how that is spread. */
export const customers: View = {
  async html(asked, {total}) {
    const {db, question, link, words} = asked;
    const within = withinOf(asked);
    const told = await customersByReason(db, {byGroup: byGroup(asked.level), within});
    const all = told.reduce((sum, each) => sum + each.customers, 0);
    const shown = await pageOf(question.page, {all, size: pageSize}, (limit, offset) =>
      valuedCustomers(db, {...orderOf(asked), page: {limit, offset}}),
    );
    return html`${total && !within && (await concentrationFigure(asked))}
${within && chosen(asked, within, link({within: undefined, member: undefined, page: undefined}))}
<p class="explained">${words.lifetimeValue.ordersExplained}</p>
${customerTable(asked, shown, {all, groups: await groupsOf(asked)})}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(lifetimeValueHead(asked, answer), await customersOf(asked, answer), 'customers'),

  async csv(asked, answer) {
    const {column, reason} = asked.words.lifetimeValue;
    const unit = asked.words.level.column[asked.level.name];
    const money = (heading: string) => `${heading} (${asked.formats.currency})`;
    const rows = await customersOf(asked, answer);
    return {
      headings: [
        ...[column.rank, unit.customer_id, unit.customer, money(column.clv)],
        ...[money(column.clv_low), money(column.clv_high), column.p_alive],
        ...[column.orders_of_year, column.orders],
        ...[money(column.contribution_of_year), money(column.contribution)],
        ...[column.model, column.reason],
      ],
      rows: rows.map((each): Cell[] => [
        ...[each.rank, each.customer_id, each.customer, each.clv, each.clv_low, each.clv_high],
        each.p_alive === null ? null : each.p_alive * 100,
        ...[each.orders_of_year, each.orders, each.contribution_of_year, each.contribution],
        each.models && modelNames(asked, each.models),
        each.reason && reason[each.reason],
      ]),
    };
  },
};

const withinOf = ({question}: AskedHere): Within | undefined =>
  question.within && {by: question.within, member: question.member ?? null};

const orderOf = (asked: AskedHere) => ({
  names: namesFor(asked),
  byGroup: byGroup(asked.level),
  sort: asked.question.sort,
  direction: asked.question.direction === 'ascending' ? ('asc' as const) : ('desc' as const),
  within: withinOf(asked),
});

const isKnown = ({missing}: LifetimeValueAnswer) => missing === null || missing === 'no_forecast';

const customersOf = async (
  asked: AskedHere,
  answer: LifetimeValueAnswer,
): Promise<ValuedCustomer[]> => (isKnown(answer) ? valuedCustomers(asked.db, orderOf(asked)) : []);

function chosen({words}: AskedHere, {by, member}: Within, everyone: string): Html {
  const text = words.lifetimeValue;
  return html`<p class="level">${text.within(text.segments.by[by], member ?? text.segments.none)} · <a href="${everyone}">${text.everyone}</a></p>`;
}
