import {type Cell, cellWords} from '../../../company/portfolio_cells.ts';
import type {SegmentColumn} from '../../../models/portfolio/closed_segment_questions.ts';
import {type ClosedStanding, closedStandingOf} from '../../../models/portfolio/closed_standing.ts';
import {cellsOf, type Standing, standingOf} from '../../../models/portfolio/questions.ts';
import {scores} from '../../../models/portfolio/score_questions.ts';
import {type Html, html} from '../../html/html.ts';
import {knowsPortfolio} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {clusterName, valueText} from '../segments/words.ts';

/** Where a customer stands today, and where it was reported to stand at the end of a closed month. */
export interface Standings extends Standing {
  closed: ClosedStanding | null;
}

/** Where the customer stands in the portfolio, and which customers it is like; nothing where nobody knows. */
export async function readStanding(
  {db, question}: Asked<{month?: string | undefined}>,
  customer: string | null,
): Promise<Standings | null> {
  if (customer === null || !(await knowsPortfolio(db))) return null;
  const standing = await standingOf(db, customer);
  if (!standing) return null;
  const closed = await closedStandingOf(db, customer, question.month);
  return {...standing, closed: closed ?? null};
}

/** A few lines under the name: cell, classes, stage and scores. */
export async function standingView(
  asked: Asked<object>,
  standing: Standings | null,
): Promise<Html | null> {
  if (!standing) return null;
  const {words, formats, link} = asked;
  const {axis, column} = words.portfolio;
  const own = words.portfolio.standing;
  const {column: segmentColumn} = words.segments;
  const gone = {customer: undefined, part: undefined, month: undefined, months: undefined};
  const method = link({...gone, step: undefined, view: 'method'}, '/portfolio');
  const facts: Fact[] = [
    [column.cell, await cellText(asked, standing)],
    ...(['attractiveness', 'position'] as const).flatMap((name): [string, string][] => {
      const points = standing[name];
      if (points === null) return [];
      const known = formats.percent(100 * (standing[`${name}_known`] ?? 0), formats.count);
      return [[axis[name]!, `${own.points(formats.score(points))}, ${own.known(known)}`]];
    }),
    [
      own.classes,
      `${standing.abc_class ?? words.noValue} / ${standing.contribution_class ?? words.noValue}`,
    ],
    [segmentColumn.stage, stageText(asked, standing)],
    [segmentColumn.rfm, standing.rfm ?? words.noValue],
    ...(standing.cluster
      ? [[segmentColumn.cluster, clusterName(asked, standing.cluster)] as [string, string]]
      : []),
    ...scores.flatMap((score): [string, string][] => {
      const points = standing[score];
      return points === null ? [] : [[axis[score]!, own.points(formats.score(points))]];
    }),
  ];
  return html`<section aria-labelledby="standing"><h2 id="standing"><a href="${method}">${own.title}</a></h2>
${factList(facts)}
${standing.closed && (await closedView(asked, standing.closed))}</section>`;
}

type Fact = [name: string, value: string | Html];

const factList = (facts: readonly Fact[]): Html =>
  html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** The same at the end of a closed month, as it was reported: what was told of that day. */
async function closedView(asked: Asked<object>, closed: ClosedStanding): Promise<Html> {
  const {words, formats} = asked;
  const {column} = words.segments;
  const {standing: own, column: portfolioColumn} = words.portfolio;
  const classes = [closed.reported_abc_class, closed.reported_contribution_class];
  const fact = (name: string, column: SegmentColumn, value: string | null): Fact[] =>
    value === null ? [] : [[name, valueText(asked, column, value)!]];
  const facts: Fact[] = [
    ...(closed.was_placed
      ? [[portfolioColumn.cell, await cellThen(asked, closed.reported_cell)] as Fact]
      : []),
    ...(classes.some(each => each !== null)
      ? [[own.classes, classes.map(each => each ?? words.noValue).join(' / ')] as Fact]
      : []),
    ...fact(column.stage, 'lifecycle_stage', closed.reported_stage),
    ...fact(column.rfm, 'rfm', closed.reported_rfm),
    ...fact(column.cluster, 'cluster', closed.reported_cluster),
  ];
  return html`<h3>${own.closed(formats.month(closed.month))}</h3>
${factList(facts)}`;
}

/** Today's grid may not have the cell any more. */
async function cellThen({db, words, language}: Asked<object>, cell: string | null) {
  const known = (await cellsOf(db)).find(each => each.cell === cell);
  return known?.[`title_${language}`] ?? cellWords[cell as Cell]?.title[language] ?? words.noValue;
}

async function cellText(
  {db, words, language}: Asked<object>,
  {cell, reason}: Standing,
): Promise<string> {
  const {none, reason: reasons} = words.portfolio.standing;
  const known = (await cellsOf(db)).find(each => each.cell === cell);
  return known ? known[`title_${language}`] : none(reasons[reason ?? ''] ?? words.noValue);
}

function stageText(
  {words, formats}: Asked<object>,
  {lifecycle_stage, since, is_longer}: Standing,
): string {
  const stage = words.segments.stage[lifecycle_stage ?? ''];
  if (!stage) return words.noValue;
  if (!since) return stage;
  const {longer, since: from} = words.portfolio.standing;
  return (is_longer ? longer : from)(stage, formats.shortDay(since));
}
