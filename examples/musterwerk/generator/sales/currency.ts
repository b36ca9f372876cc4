import type {Currency} from '../customers/customer.ts';
import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {type Day, firstDay, germanDay, type Month, monthOf} from '../world/calendar.ts';
import {normal, type Streams} from '../world/random.ts';

/** What a unit of the currency costs in ten-thousandths of a euro, from the first of a month on. */
export type Rates = (currency: Currency, day: Day) => number;

const START: Record<Currency, number> = {EUR: 10_000, CHF: 10_450, USD: 9_250};

const FIRST_MONTH = -24;

/** Rates wander by some 1.2 % a month, and come back. */
export function drawRates(streams: Streams, years: number): Rates {
  const months = years * 12 + 24 - FIRST_MONTH;
  const walk = (currency: 'CHF' | 'USD', at: number): number[] => {
    const rates: number[] = [];
    let offset = 0;
    for (let month = 0; month < months; month++) {
      offset = 0.92 * offset + 0.012 * normal(streams('rates', at, month));
      rates.push(Math.round(START[currency] * (1 + offset)));
    }
    return rates;
  };
  const known = {CHF: walk('CHF', 0), USD: walk('USD', 1)};
  return (currency, day) =>
    currency === 'EUR' ? 10_000 : (known[currency][monthOf(day) - FIRST_MONTH] as number);
}

export const RATES = windows('Währung;Gültig ab;Kurs');

export function writeRates(file: List, rates: Rates, until: Day): void {
  for (let month: Month = 0; firstDay(month) <= until; month++) {
    for (const currency of ['CHF', 'USD'] as const)
      file.row([currency, germanDay(firstDay(month)), rateText(rates(currency, firstDay(month)))]);
  }
}

/** Ten-thousandths as `1,0450`. */
export const rateText = (rate: number) =>
  `${Math.floor(rate / 10_000)},${String(rate % 10_000).padStart(4, '0')}`;
