import type {Tally} from '../files/manifest.ts';
import type {Outbox} from '../files/outbox.ts';
import type {RevenueStream} from '../sales/documents.ts';
import {HISTORY_START, type Month, monthName} from '../world/calendar.ts';
import {plannedStreams} from './plan.ts';
import {type Planned, planSheet} from './plan_sheet.ts';
import {type PlanVersion, planVersions} from './plan_versions.ts';

/** Shares of the regions, and of the product lines in each stream; measured over seeds. */
const REGIONS = {Süd: 0.35, West: 0.12, Nord: 0.125, Ost: 0.065, Ausland: 0.34};
const LINES: Record<string, Partial<Record<RevenueStream, number>>> = {
  Etikettierer: {machines: 0.28, parts: 0.23, contracts: 0.23, retrofit: 0.2},
  Kartonierer: {machines: 0.22, parts: 0.32, contracts: 0.28, retrofit: 0.25},
  'Tray- und Folienpacker': {machines: 0.24, parts: 0.29, contracts: 0.23, retrofit: 0.28},
  Kennzeichnung: {machines: 0.26, parts: 0.16, contracts: 0.26, retrofit: 0.27},
  Kundendienst: {service: 1},
};
const MEASURES = ['Umsatz', 'DB I'] as const;

/** Planned to a hundred euros, which a sheet in thousands shows with one decimal. */
const HUNDRED_EUROS = 10_000;

/**
 * The plan of sales by product line and region, as controlling lays it out in Excel: a workbook for
 * each version of the budget and of the forecast, in thousands of euro.
 */
export async function writeSalesPlans(
  outbox: Outbox,
  tally: Tally,
  customerCount: number,
  years: number,
): Promise<void> {
  for (let year = 0; year <= years; year++) {
    for (const version of planVersions(year)) {
      const day = Math.max(version.frozen, HISTORY_START);
      if (!outbox.delivers(day)) continue;
      const months = monthsOf(year, version);
      const plan = planOf(customerCount, version, months);
      for (const {measure, month, amount} of plan)
        tally.money('plan', monthName(month), measure, amount * HUNDRED_EUROS);
      const path = `controlling/Vertriebsplan_${version.name.replace(' ', '_')}.xlsx`;
      await outbox.whole(path, day, plan.length, planSheet(version.name, months, plan));
    }
  }
}

const monthsOf = (year: number, {from}: PlanVersion): Month[] =>
  Array.from({length: 13 - from}, (_, at) => year * 12 + from - 1 + at);

function planOf(customerCount: number, {factor}: PlanVersion, months: readonly Month[]): Planned[] {
  return months.flatMap(month => {
    const streams = plannedStreams(customerCount, month);
    return Object.entries(LINES).flatMap(([line, shares]) => {
      const measured = MEASURES.map(measure => {
        let cents = 0;
        for (const {stream, revenue, cost} of streams)
          cents += (measure === 'Umsatz' ? revenue : revenue - cost) * (shares[stream] ?? 0);
        return {measure, cents: cents * factor};
      });
      return Object.entries(REGIONS).flatMap(([region, share]) =>
        measured.map(({measure, cents}) => {
          const amount = Math.round((cents * share) / HUNDRED_EUROS);
          return {line, region, measure, month, amount};
        }),
      );
    });
  });
}
