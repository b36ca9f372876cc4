import {
  type ContractMonth,
  contractMonths,
  type Moved,
  movedCustomers,
  type ValueMonth,
  valueMonths,
} from '../../../models/lifetime_value/development.ts';
import {type MonthPoint, months} from '../../charts/months.ts';
import {render} from '../../charts/render.ts';
import type {Cell} from '../../csv.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {knowsValueMonths} from '../../known_tables.ts';
import {groupsOf} from '../customer_link.ts';
import type {AskedHere, LifetimeValueAnswer} from './answer.ts';
import {lifetimeValueHead} from './head.ts';
import {contractTable, monthTable, moverTable} from './movements.ts';
import type {View} from './views.ts';

/** How lifetime value went from month to month, and which customers it was. */
export const development: View = {
  async html(asked, answer) {
    const text = asked.words.valueDevelopment;
    const {told, contracts, moved, between} = await readDevelopment(asked, answer);
    if (told.length === 0) return html`<p class="gap">${text.none}</p>`;
    return html`${await figure(asked, told)}
${monthTable(asked, told)}
${between && html`${chooser(asked)}${moverTable(asked, {moved, groups: await groupsOf(asked)}, between)}`}
${contracts.length > 0 && contractTable(asked, contracts)}`;
  },

  async json(asked, answer) {
    const {told, contracts, moved, between} = await readDevelopment(asked, answer);
    const head = {...lifetimeValueHead(asked, answer), months: told, contracts, between};
    return jsonWithRows(head, moved, 'customers');
  },

  async csv(asked, answer) {
    const {valueDevelopment: text, lifetimeValue} = asked.words;
    const {column} = lifetimeValue;
    const {moved} = await readDevelopment(asked, answer);
    const money = (heading: string) => `${heading} (${asked.formats.currency})`;
    return {
      headings: [
        ...[column.customer_id, column.customer, money(text.column.clv_before)],
        ...[money(text.column.clv), money(text.column.change)],
        ...[text.column.class_before, text.column.class],
      ],
      rows: moved.map((each): Cell[] => [
        ...[each.customer_id, each.customer, each.clv_before, each.clv, each.change],
        ...[each.class_before, each.class],
      ]),
    };
  },
};

export interface Between {
  from: string;
  to: string;
}

interface Development {
  told: ValueMonth[];
  contracts: ContractMonth[];
  moved: Moved[];
  between: Between | null;
}

async function readDevelopment(
  {customers: db, who, question}: AskedHere,
  {missing}: LifetimeValueAnswer,
): Promise<Development> {
  const empty = {told: [], contracts: [], moved: [], between: null};
  if (missing === 'older_snapshot' || !(await knowsValueMonths(db))) return empty;
  const [told, contracts] = await Promise.all([valueMonths(db), contractMonths(db)]);
  const to = told.at(-1)?.month;
  const wanted = to && Temporal.PlainDate.from(to).subtract({months: question.months}).toString();
  const from = told.findLast(({month}) => wanted && month <= wanted) ?? told[0];
  if (!to || !from || from.month === to) return {...empty, told, contracts};
  const between = {from: from.month, to};
  return {
    told,
    contracts,
    between,
    moved: await movedCustomers(db, {...between, personal: who.personal}),
  };
}

async function figure(asked: AskedHere, told: readonly ValueMonth[]): Promise<Html> {
  const {words, formats, language} = asked;
  const text = words.valueDevelopment;
  const points: MonthPoint[] = told.map(({month, clv}) => ({
    month: formats.shortMonth(month),
    value: Number(clv),
    text: formats.wholeMoney(clv),
  }));
  const look = {
    language,
    mark: 'bar' as const,
    words: {month: text.column.month, value: text.column.clv},
    y: `${text.column.clv} (${formats.currency})`,
  };
  const [wide, narrow] = await Promise.all([
    render(months(points, {...look, width: 1180, height: 220})),
    render(months(points, {...look, width: 340, height: 200})),
  ]);
  const last = points.at(-1)!;
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2><p class="explained">${text.explained}</p></figcaption>
${chartElement(wide, text.description(last.month, last.text), 'wide')}${chartElement(narrow, text.description(last.month, last.text), 'narrow')}</figure>`;
}

const periods = [12, 3, 1] as const;

function chooser({words, question, link}: AskedHere): Html {
  const text = words.valueDevelopment;
  return html`<p>${text.since} ${periods.map(each => html`<a href="${link({months: each === 12 ? undefined : each})}"${each === question.months && html` aria-current="true"`}>${text.months(each)}</a> `)}</p>`;
}
