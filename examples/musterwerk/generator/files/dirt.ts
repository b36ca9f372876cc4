import type {Month} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import type {Streams} from '../world/random.ts';

/** How many rows of a kind are spoilt in three years of 2,000 customers. */
const SPOILT = {'00.00.0000': 5, 'empty eroeffnet': 3, 'CSAT 9': 2};

export type Spoiling = keyof typeof SPOILT;

/**
 * Chooses the rows of a month that are spoilt, so that the whole history has exactly the planned number.
 * The months are drawn beforehand; within a month the rows are drawn without repetition.
 */
export type Spoiler = (month: Month, rows: number) => Set<number>;

export function spoiler(
  streams: Streams,
  kind: Spoiling,
  customers: number,
  months: number,
): Spoiler {
  const random = streams(`dirt ${kind}`);
  const planned = Math.max(
    1,
    Math.round((SPOILT[kind] * customers * months) / (REFERENCE_CUSTOMERS * 36)),
  );
  const due = Array.from({length: planned}, () => Math.floor(random() * months));
  let owed = 0;
  return (month, rows) => {
    owed += due.filter(one => one === month).length;
    const chosen = new Set<number>();
    // A month with too few rows hands the rest on to the next; the last takes what it can.
    while (owed > 0 && chosen.size < rows) {
      const row = Math.floor(random() * rows);
      if (chosen.has(row)) continue;
      chosen.add(row);
      owed--;
    }
    return chosen;
  };
}
