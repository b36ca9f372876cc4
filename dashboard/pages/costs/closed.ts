import type {Decimal} from '../../../warehouse/decimal.ts';
import {exact} from '../../exact.ts';
import type {Formats} from '../../formats.ts';
import {type Html, html} from '../../html/html.ts';
import {levelForm, levelSaid, targetsSaid} from '../../html/level_chooser.ts';
import {knowsClosedGrades, knowsClosings} from '../../known_tables.ts';
import type {Level} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import type {CostsQuestion} from './question.ts';

type AskedHere = Asked<CostsQuestion>;

const sums = ['net_revenue', 'contribution_4', 'profit', 'ledger_cost'] as const;
type Sum = (typeof sums)[number];

/** A month as it was reported when it was closed, and as it is known now. */
type ClosedMonth = {month: string; closed_by: string} & Record<Sum | `reported_${Sum}`, Decimal> &
  Scores;

/** The whole scorecard, too; nothing where a month was closed before its grades were kept. */
type Scores = {
  reported_score: number | null;
  score: number | null;
  other_kpis: number | null;
};

const noScores: Scores = {reported_score: null, score: null, other_kpis: null};

const amountColumns = [
  'month',
  'closed_by',
  'reported_net_revenue',
  'net_revenue',
  'reported_contribution_4',
  'contribution_4',
  'reported_profit',
  'profit',
  'reported_ledger_cost',
  'ledger_cost',
] as const satisfies (keyof ClosedMonth)[];

export const closedColumns = [
  ...amountColumns,
  'reported_score',
  'score',
  'other_kpis',
] as const satisfies (keyof ClosedMonth)[];

/** The closed months, newest first, with their scorecards at a level. */
export interface ClosedAnswer {
  months: ClosedMonth[];
  level: Level;
}

export async function readClosed({db, levels, question}: AskedHere): Promise<ClosedAnswer> {
  const {db: seen, level} = await levels.at(question.level, ['closed_scorecard_month']);
  if (!(await knowsClosings(db))) return {months: [], level};
  const months = await db
    .selectFrom('closed_month')
    .select(amountColumns)
    .orderBy('month', 'desc')
    .execute();
  const scores = (await knowsClosedGrades(db))
    ? await seen.selectFrom('closed_scorecard_month').selectAll().execute()
    : [];
  const scoresOf = new Map(
    scores.map(({month, reported_score, score, other_kpis}) => [
      month,
      {reported_score, score, other_kpis},
    ]),
  );
  return {
    months: months.map(each => ({...each, ...(scoresOf.get(each.month) ?? noScores)})),
    level,
  };
}

/** What was reported of each month, what is known now, and where the two differ. */
export function closedTable(asked: AskedHere, {months, level}: ClosedAnswer): Html {
  const {words, formats, link, question} = asked;
  const {closed: text} = words.costs;
  const [newest] = months;
  if (!newest)
    return html`<p class="explained">${text.explained}</p><p class="gap">${text.none}</p>`;
  const inScorecard = (month: string) =>
    link({month: month.slice(0, 7), months: undefined, view: undefined}, '/');
  return html`<p class="explained">${text.explained}</p>
<p>${text.until(formats.month(newest.month), newest.closed_by)}</p>
${levelForm(asked, level, {page: '/costs', keep: {lang: question.lang, view: question.view}})}
${levelSaid(asked, level)}${targetsSaid(asked, level)}
<section aria-labelledby="closed-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="closed-caption">
<table class="ranking named many"><caption id="closed-caption">${text.title(formats.currency)}</caption>
<thead><tr><th scope="col">${text.column.month}</th><th scope="col">${text.column.closed_by}</th>${closedColumns.slice(2).map(each => html`<th scope="col" class="number">${text.column[each]}</th>`)}</tr></thead>
<tbody>${months.map(
    each =>
      html`<tr><th scope="row">${formats.month(each.month)}</th><td>${each.closed_by}</td>${sums.map(
        sum =>
          html`<td class="number">${formats.amount(each[`reported_${sum}`])}</td><td class="number${differs(each, sum) && ' strong'}">${formats.amount(each[sum])}</td>`,
      )}${scoreCells(formats, each, inScorecard(each.month))}</tr>`,
  )}</tbody>
</table></div>
</section>`;
}

const differs = (each: ClosedMonth, sum: Sum) =>
  exact(each[sum]) !== exact(each[`reported_${sum}`]);

function scoreCells({score, count}: Formats, each: ClosedMonth, href: string): Html {
  const [reported, now] = [score(each.reported_score), score(each.score)];
  return html`<td class="number"><a href="${href}">${reported}</a></td><td class="number${reported !== now && ' strong'}">${now}</td><td class="number${each.other_kpis !== null && each.other_kpis > 0 && ' strong'}">${count(each.other_kpis)}</td>`;
}
