import {calendarMonth, fiscalYearOf, type Month, remembered} from './calendar.ts';

/** All sizes below are those of a company with 2,000 customers; counts and costs scale with it. */
export const REFERENCE_CUSTOMERS = 2000;

/** Net revenue a year, in cents, that the fixed shares (key accounts, affiliated) refer to. */
export const REFERENCE_REVENUE = 5_900_000_000;

/** January to December, mean 1. */
export const SEASON = {
  parts: [0.96, 1.0, 1.1, 1.0, 0.98, 1.04, 1.02, 0.8, 1.1, 1.12, 1.08, 0.8],
  machines: [0.45, 0.7, 1.25, 0.85, 0.9, 1.3, 0.95, 0.6, 1.55, 0.75, 1.1, 1.6],
  /** Cases, calls and visits: customers are on holiday, too. */
  service: [1.04, 1.06, 1.08, 1.05, 1.04, 1.06, 1.04, 0.65, 1.12, 1.12, 1.09, 0.65],
};

export const season = (stream: keyof typeof SEASON, month: Month) =>
  SEASON[stream][calendarMonth(month)] as number;

const GROWTH = [1.03, 1.06, 0.98];
const PRICE_RISES = [1.035, 1.068, 1.029];
const ELASTICITY = -0.4;

/** Nominal size of a fiscal year; the mean of the first three is 1, later years repeat their growth. */
export const yearFactor = remembered((fiscalYear: number): number => {
  const first = 3 / (1 + 1.06 + 1.06 * 0.98);
  if (fiscalYear < 0) return first / 1.03;
  let factor = first;
  for (let year = 1; year <= fiscalYear; year++) factor *= GROWTH[year % 3] as number;
  return factor;
});

/** Level of the price list, raised each 1 February; the mean of the first three years is 1. */
export const priceIndex = remembered((month: Month): number => {
  const rises = Math.max(0, Math.floor((month + 8) / 12));
  let index = 1 / 1.0773;
  for (let rise = 0; rise < rises; rise++) index *= PRICE_RISES[rise % 3] as number;
  return index;
});

/** Four months at the old price list, eight at the new one. */
export const meanPriceIndex = remembered(
  (fiscalYear: number) => (priceIndex(fiscalYear * 12) + 2 * priceIndex(fiscalYear * 12 + 11)) / 3,
);

/** How many parts orders come, relative to a mean month: dearer lists, fewer orders. */
export const partsDemand = remembered((month: Month): number => {
  const year = fiscalYearOf(month);
  const demand = yearFactor(year) / meanPriceIndex(year) ** (1 + ELASTICITY);
  return season('parts', month) * demand * priceIndex(month) ** ELASTICITY;
});

/** Wages and purchased services rise by 2.5 % a year; the second year is 1. */
export const costIndex = (fiscalYear: number) => 1.025 ** (fiscalYear - 1);

/** Contract fees rise by 3 % each January; calendar year 2025 is 1. */
export const contractIndex = (month: Month) => 1.03 ** (Math.floor((month + 9) / 12) - 1.5);
