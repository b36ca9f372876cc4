import {cellsOf, type Standing, standingOf} from '../../../models/portfolio/questions.ts';
import {type Html, html} from '../../html/html.ts';
import {knowsPortfolio} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {clusterName} from '../segments/words.ts';

/** Where the customer stands in the portfolio, and which customers it is like; nothing where nobody knows. */
export async function readStanding(
  {db}: Asked<object>,
  customer: string | null,
): Promise<Standing | null> {
  if (customer === null || !(await knowsPortfolio(db))) return null;
  return (await standingOf(db, customer)) ?? null;
}

const scores = ['loyalty', 'risk', 'reference', 'information', 'cross_selling'] as const;

/** A few lines under the name: cell, classes, stage and scores. */
export async function standingView(
  asked: Asked<object>,
  standing: Standing | null,
): Promise<Html | null> {
  if (!standing) return null;
  const {words, formats, link} = asked;
  const {axis, column} = words.portfolio;
  const own = words.portfolio.standing;
  const {column: segmentColumn} = words.segments;
  const gone = {customer: undefined, part: undefined, month: undefined, months: undefined};
  const method = link({...gone, step: undefined, view: 'method'}, '/portfolio');
  const facts: [string, string | Html][] = [
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
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
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
