import {dayOf} from '../world/calendar.ts';

/** Deliveries that go wrong, each once in the history: first and last day of what is concerned. */
export const MISHAPS = {
  /** Nobody sends it. */
  missing: {path: 'portal/ereignisse_*.csv.gz', first: dayOf(2026, 7, 1), last: dayOf(2026, 7, 31)},
  /** Comes with a header and no rows, to try out a new release. */
  empty: {path: 'portal/ereignisse_*.csv.gz', day: dayOf(2024, 9, 30)},
  /** The file of this day comes again under another name. */
  doubled: {path: 'erp/lieferungen_*.csv.gz', day: dayOf(2026, 8, 31)},
};

/** Service visits of a month, first told without the way there and told again as they were. */
export const RESTATED = {
  first: dayOf(2026, 7, 1),
  last: dayOf(2026, 7, 31),
  on: dayOf(2026, 8, 10),
  minutes: 60,
};
