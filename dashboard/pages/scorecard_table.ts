import type {Messages} from '../../company/messages/index.ts';
import type {Cell, Table} from '../csv.ts';
import type {Asked} from '../page.ts';
import type {KpiAnswer} from './kpi_answer.ts';
import {reasonFor} from './reason.ts';
import type {ScorecardAnswer} from './scorecard_answer.ts';

/** The scorecard as a table, a KPI a row. */
export function scorecardTable({words, formats}: Asked<object>, answer: ScorecardAnswer): Table {
  const {scorecard: text} = words;
  const {column: then} = words.closedGrades;
  return {
    headings: [
      words.list.month,
      text.perspective,
      text.objective,
      text.kpi,
      text.value,
      text.unit,
      text.target,
      text.red,
      text.change,
      text.intervalLow,
      text.intervalHigh,
      text.score,
      text.light,
      text.reason,
      then.closed_by,
      then.value,
      then.target,
      then.score,
      then.light,
    ],
    rows: answer.perspectives.flatMap(perspective =>
      perspective.objectives.flatMap(objective =>
        objective.kpis.map((kpi): Cell[] => [
          answer.month?.slice(0, 7) ?? null,
          perspective.title,
          objective.title,
          kpi.name,
          kpi.value,
          kpi.unit === 'money' ? formats.currency : words.unitName[kpi.unit],
          kpi.target,
          kpi.red,
          difference(kpi),
          kpi.value_low,
          kpi.value_high,
          kpi.score,
          words.status[kpi.status],
          kpi.status === 'no_data' ? reasonFor(kpi, words) : null,
          ...byRulesOfNow(words, kpi, answer.closed),
        ]),
      ),
    ),
  };
}

/** Of a closed month: who closed it, and what the KPI would be now. */
function byRulesOfNow(words: Messages, kpi: KpiAnswer, closed: ScorecardAnswer['closed']): Cell[] {
  if (!closed) return [null, null, null, null, null];
  const other = closed.otherwise.find(({level, node}) => level === 'kpi' && node === kpi.kpi);
  const {value, target, score, status} = other ?? kpi;
  return [closed.closed_by, value, target, score, status && words.status[status]];
}

/** In the unit of the value, so that it can be checked against it. */
const difference = ({value, change}: KpiAnswer) =>
  change?.comparable && value !== null ? value - change.from : null;
