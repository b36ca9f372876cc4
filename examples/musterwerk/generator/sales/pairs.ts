import type {Catalogue, Product} from '../products/products.ts';
import {calendarMonth, type Month} from '../world/calendar.ts';
import {chance, type Random} from '../world/random.ts';

/** Parts by their place in the list of prices: who orders the first often needs the second, too. */
export const PAIRS: readonly (readonly [number, number])[] = [
  [12, 31],
  [25, 58],
  [44, 20],
  [63, 90],
  [77, 52],
  [101, 86],
];
const TOGETHER = 0.09;

/** Ordered in the same month of the year, and for no other reason in the same order. */
export const SEASONAL: readonly {month: number; parts: readonly [number, number]}[] = [
  {month: 10, parts: [38, 69]},
  {month: 4, parts: [17, 95]},
];
const IN_SEASON = 0.07;

const seasonIn = Array.from({length: 12}, (_, at) => SEASONAL.find(({month}) => month === at));

/** The product that the season, or the line before, puts in the place of the one drawn. */
export function instead(
  random: Random,
  {parts}: Catalogue,
  month: Month,
  before: Product | undefined,
): Product | undefined {
  const season = seasonIn[calendarMonth(month)];
  if (season && chance(random, IN_SEASON)) return parts[season.parts[chance(random, 0.5) ? 0 : 1]];
  if (!before) return undefined;
  const pair = PAIRS.find(([first]) => parts[first] === before);
  return pair && chance(random, TOGETHER) ? parts[pair[1]] : undefined;
}
