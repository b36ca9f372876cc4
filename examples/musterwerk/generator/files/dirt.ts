import type {Month} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import type {Streams} from '../world/random.ts';

/** How many rows of a kind are spoilt in three years of 2,000 customers. */
const SPOILT = {
  '00.00.0000': 5,
  'empty eroeffnet': 3,
  'CSAT 9': 2,
  'negative quantity': 12,
  'CHF in EUR': 7,
};

export type Spoiling = keyof typeof SPOILT;

/** Whether the next row of a month is to be spoilt. */
export type Spoiler = (month: Month) => boolean;

/**
 * Spoils a planned number of rows in a history, and at least one. A year's share falls into months
 * and then among their first forty rows; a month with fewer rows hands the rest on to the next.
 */
export function spoiler(
  streams: Streams,
  kind: Spoiling,
  customers: number,
  years: number,
): Spoiler {
  const perYear = (SPOILT[kind] * customers) / (REFERENCE_CUSTOMERS * 3);
  const due = new Map<Month, number>();
  for (let year = 0; year < years; year++) {
    const random = streams(`dirt ${kind}`, year);
    const before = Math.round(perYear * year);
    const planned = Math.max(year === 0 ? 1 : 0, Math.round(perYear * (year + 1)) - before);
    for (let n = 0; n < planned; n++) {
      const month = year * 12 + Math.floor(random() * 12);
      due.set(month, (due.get(month) ?? 0) + 1);
    }
  }
  let [current, owed, wait] = [-1000, 0, 0];
  let random = streams(`dirt rows ${kind}`, 0);
  return month => {
    if (month > current) {
      for (let each = Math.max(current + 1, 0); each <= month; each++) owed += due.get(each) ?? 0;
      current = month;
      random = streams(`dirt rows ${kind}`, Math.max(month, 0));
      wait = Math.floor(random() * 20);
    }
    if (owed === 0 || wait-- > 0) return false;
    owed--;
    wait = Math.floor(random() * 20);
    return true;
  };
}
