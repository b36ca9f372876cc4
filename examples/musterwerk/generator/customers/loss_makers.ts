import type {Discounts} from './discounts.ts';
import type {Place} from './places.ts';
import {usual} from './traits.ts';

/** Why a large customer costs us more than they bring. */
export type LossCause = 'price' | 'projects' | 'service';

/** What they buy, relative to others of their size. */
const BUYS: Record<LossCause, {machines: number; parts: number}> = {
  price: {machines: 2.4, parts: 1},
  projects: {machines: 2.8, parts: 0.4},
  service: {machines: 2.6, parts: 0.9},
};

/** The most that we give away to anybody. */
export const WORST_PRICE: Discounts = {parts: 0.38, machines: 0.42, services: 0.13};
/** Every project of theirs costs so much more than it was planned to. */
export const WORST_PROJECTS = {from: 1.42, to: 1.55};
/** How many times the cases and sales visits of others they need, and how much more of the rest a year. */
export const WORST_SERVICE = {cases: 23, visits: 14, warrantyVisits: 180, complaints: 90};

/** Smaller companies have no large customers to lose money with. */
const SMALLEST_COMPANY = 200;
/** One customer should not be much larger than the key accounts. */
const LARGEST = 16;

/** The three largest customers of those at the start become the three largest loss-makers. */
export function plantLossMakers(places: readonly Place[], customerCount: number): void {
  if (customerCount < SMALLEST_COMPANY) return;
  const single = places.filter(({kind, group, twin}, at) => {
    const isFirst = places[at + 1]?.twin ?? false;
    return kind === 'ordinary' && group === null && !twin && !isFirst;
  });
  const largest = [...single].sort((a, b) => b.traits.size - a.traits.size);
  for (const [at, cause] of (['price', 'projects', 'service'] as const).entries()) {
    const place = largest[at] as Place;
    const size = Math.min(LARGEST, place.traits.size);
    const {machines, parts} = BUYS[cause];
    place.lossCause = cause;
    place.traits = {...usual(size), partsTaste: parts, machineTaste: machines, contract: 0.9};
  }
}
