import type {Month} from '../world/calendar.ts';
import type {Random} from '../world/random.ts';

/** Months in which a customer buys: from the first on, up to but without the second. */
export type Span = readonly [from: Month, to: Month];

const LONG_AGO = -1000;
const OPEN_END = 100_000;

/** A year's probability to leave, by stage; in all about 8.5 %. */
const HAZARD = {young: 0.14, large: 0.03, other: 0.085};
const WON_BACK = 0.055;

/**
 * When a customer leaves and returns, month by month up to the horizon.
 * One draw a month, so that a longer history continues a shorter one.
 */
export function drawSpans(
  random: Random,
  who: {start: Month; former: boolean; loyal: boolean; large: boolean},
  horizon: Month,
): Span[] {
  if (who.loyal) return [[who.start, OPEN_END]];
  const begin = who.start < 0 ? LONG_AGO : who.start;
  const spans: Span[] = [];
  let since: Month | null = who.former ? null : begin;
  for (let month = Math.max(0, begin + 1); month < horizon; month++) {
    const draw = random();
    if (since === null) {
      if (draw < WON_BACK / 12) since = month;
    } else if (draw < hazard(who, month) / 12) {
      spans.push([since, month]);
      since = null;
    }
  }
  if (since !== null) spans.push([since, OPEN_END]);
  return spans;
}

function hazard(who: {start: Month; large: boolean}, month: Month): number {
  if (who.large) return HAZARD.large;
  return month - who.start < 24 ? HAZARD.young : HAZARD.other;
}

/** How eagerly a customer orders this month: 0 without a relation, fading before they leave. */
export function appetite(spans: readonly Span[], month: Month): number {
  const span = spans.find(([from, to]) => from <= month && month < to);
  if (!span) return 0;
  const left = span[1] - month;
  return left > 6 ? 1 : 1.15 ** (left - 7);
}
