import type {Cell, Table} from '../csv.ts';
import type {Asked} from '../page.ts';
import type {KpiAnswer} from './kpi_answer.ts';
import {reasonFor} from './reason.ts';
import type {ScorecardAnswer} from './scorecard_answer.ts';

/** The scorecard as a table, a KPI a row. */
export function scorecardTable({words, formats}: Asked<object>, answer: ScorecardAnswer): Table {
  const {scorecard: text} = words;
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
        ]),
      ),
    ),
  };
}

/** In the unit of the value, so that it can be checked against it. */
const difference = ({value, change}: KpiAnswer) =>
  change?.comparable && value !== null ? value - change.from : null;
