import {Problem} from '../company/problem.ts';
import type {KpiSettings, ScorecardSettings} from '../company/scorecard.ts';
import {kpiNamed, kpis} from './kpis/index.ts';

/** Holds a company's scorecard to the library: known KPIs, and red on the worse side of the target. */
export function checkScorecard({perspectives, status}: ScorecardSettings): void {
  if (status.green <= status.yellow) {
    throw mistake('status', `green (${status.green}) must be above yellow (${status.yellow})`);
  }
  const seen = new Set<string>();
  for (const [perspective, {objectives}] of Object.entries(perspectives)) {
    for (const [objective, {kpis: members}] of Object.entries(objectives)) {
      const where = `perspectives.${perspective}.objectives.${objective}`;
      if (seen.has(`objective ${objective}`)) throw mistake(where, 'this name stands twice');
      seen.add(`objective ${objective}`);
      for (const [id, settings] of Object.entries(members)) {
        if (seen.has(id)) throw mistake(`${where}.kpis.${id}`, 'this KPI stands twice');
        seen.add(id);
        checkKpi(`${where}.kpis.${id}`, id, settings);
      }
    }
  }
}

function checkKpi(where: string, id: string, {target, red}: KpiSettings): void {
  const kpi = kpiNamed(id);
  if (!kpi) {
    throw mistake(
      where,
      `the library has no KPI "${id}"; it has ${kpis.map(each => each.id).join(', ')}`,
    );
  }
  const values = typeof target === 'number' ? [target] : target.map(point => point.value);
  for (const value of values) {
    if (kpi.better === 'up' ? value > red : value < red) continue;
    const side = kpi.better === 'up' ? 'below' : 'above';
    throw mistake(
      where,
      `more is ${kpi.better === 'up' ? 'better' : 'worse'} here, so red (${red}) must lie ${side} the target (${value})`,
    );
  }
}

const mistake = (where: string, what: string) =>
  new Problem({
    where: `scorecard.yaml, ${where}`,
    what,
    next: 'Mend scorecard.yaml, then run: kundenwert check',
  });
