import {differMuch} from '../../../models/churn/of_customer.ts';
import {type AtRisk, atRisk, calibration} from '../../../models/churn/questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {knowsLifetimeValue} from '../../known_tables.ts';
import {byGroup, namesFor} from '../../levels.ts';
import {customerLink} from '../customer_link.ts';
import type {AskedHere, ChurnAnswer} from './answer.ts';
import {churnHead, qualityView} from './head.ts';
import type {View} from './views.ts';

const mostCustomers = 50;

/** Active customers by their risk, and whether risks were as high as they said. */
export const risk: View = {
  async html(asked, answer) {
    const {words, formats} = asked;
    const text = words.churn.risk;
    const customers = await customersOf(asked, answer);
    const shown = customers.slice(0, mostCustomers);
    const isTold = customers.some(each => each.churn_risk !== null);
    const title = (isTold ? text.title : text.untold)(
      formats.count(shown.length),
      formats.count(customers.length),
      formats.currency,
    );
    const bases = answer.qualities.map(({basis}) => text.means[basis]);
    return html`<p class="explained">${bases.join(' ')} ${text.explained}</p>
${aliveText(asked, customers)}
${qualityView(asked, answer)}
${customerTable(asked, answer, shown, title)}
<p class="quiet">${text.allInCsv}</p>
${await calibrationTable(asked)}`;
  },

  async json(asked, answer) {
    const head = {...churnHead(asked, answer), calibration: await tenths(asked, answer)};
    return jsonWithRows(head, await customersOf(asked, answer), 'customers');
  },

  async csv(asked, answer) {
    const {column, basis} = asked.words.churn;
    const unit = asked.words.level.column[asked.level.name];
    const customers = await customersOf(asked, answer);
    return {
      headings: [
        ...[unit.customer_id, unit.customer, column.basis, column.horizon, column.risk],
        ...[1, 2, 3].map(each => `${column.reason} ${each}`),
        `${column.contribution} (${asked.formats.currency})`,
        column.silence,
        column.silent,
        column.p_alive,
      ],
      rows: customers.map((each): Cell[] => [
        each.customer_id,
        each.customer,
        basis[each.basis],
        each.horizon_months,
        each.churn_risk === null ? null : each.churn_risk * 100,
        ...[each.term_1, each.term_2, each.term_3].map(term => term && word(asked, term)),
        each.contribution_4,
        each.silence_days,
        each.is_silent,
        each.p_alive === null ? null : each.p_alive * 100,
      ]),
    };
  },
};

const customersOf = async (asked: AskedHere, {missing}: ChurnAnswer) =>
  missing
    ? []
    : atRisk(asked.db, {
        names: namesFor(asked),
        alive: await knowsLifetimeValue(asked.db),
        byGroup: byGroup(asked.level),
      });

/** That the risk and the chance to be still there answer two questions, and how often they differ. */
function aliveText({words, formats}: AskedHere, customers: readonly AtRisk[]): Html | null {
  if (!customers.some(each => each.churn_risk !== null && each.p_alive !== null)) return null;
  const count = customers.filter(each => differMuch(each.churn_risk, each.p_alive)).length;
  return html`<p class="explained">${words.churn.risk.alive(count, formats.count(count))}</p>`;
}

const tenths = async ({db}: AskedHere, {missing}: ChurnAnswer) => (missing ? [] : calibration(db));

const word = ({words}: AskedHere, term: string): string => words.churn.term[term] ?? term;

function customerTable(
  asked: AskedHere,
  {groups}: ChurnAnswer,
  customers: readonly AtRisk[],
  title: string,
): Html {
  const {words, level} = asked;
  const {column} = words.churn;
  const isAlive = customers.some(each => each.p_alive !== null);
  return html`<section aria-labelledby="risk-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="risk-caption">
<table class="ranking named many"><caption id="risk-caption">${title}</caption>
<thead><tr><th scope="col">${words.level.column[level.name].customer}</th><th scope="col" class="number">${column.risk}</th>${isAlive && html`<th scope="col" class="number">${column.p_alive}</th>`}<th scope="col">${column.reason}</th><th scope="col" class="number">${column.contribution}</th><th scope="col" class="number">${column.silence}</th></tr></thead>
<tbody>${customers.map(each => row(asked, each, {isAlive, groups}))}</tbody>
</table></div>
</section>`;
}

function row(
  asked: AskedHere,
  each: AtRisk,
  {isAlive, groups}: {isAlive: boolean; groups: ReadonlySet<string>},
): Html {
  const {formats} = asked;
  const href = customerLink(asked, each.customer_id, groups);
  const reasons = [each.term_1, each.term_2, each.term_3].filter(term => term !== null);
  return html`<tr>${unitCell(each, href)}<td class="number strong">${formats.share(each.churn_risk === null ? null : each.churn_risk * 100)}</td>${isAlive && html`<td class="number">${formats.share(each.p_alive === null ? null : each.p_alive * 100)}</td>`}<td>${reasons.map(term => word(asked, term)).join(', ')}</td><td class="number">${formats.amount(each.contribution_4)}</td><td class="number">${formats.count(each.silence_days)}</td></tr>`;
}

async function calibrationTable(asked: AskedHere): Promise<Html | null> {
  const {db, words, formats} = asked;
  const {column, basis, risk: text} = words.churn;
  const rows = await calibration(db);
  if (rows.length === 0) return null;
  return html`<section aria-labelledby="calibration-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="calibration-caption">
<table class="ranking named"><caption id="calibration-caption">${text.calibration}</caption>
<thead><tr><th scope="col">${column.basis}</th><th scope="col" class="number">${column.decile}</th><th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.predicted}</th><th scope="col" class="number">${column.observed}</th></tr></thead>
<tbody>${rows.map(each => html`<tr><th scope="row">${basis[each.basis]}</th><td class="number">${each.decile}</td><td class="number">${formats.count(each.customers)}</td><td class="number">${formats.share(each.predicted * 100)}</td><td class="number strong">${formats.share(each.observed * 100)}</td></tr>`)}</tbody>
</table></div>
<p class="explained">${text.tenths}</p>
</section>`;
}
