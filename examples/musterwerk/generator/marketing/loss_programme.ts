import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import type {Part} from '../customers/part.ts';
import type {Month} from '../world/calendar.ts';
import {between, type Streams} from '../world/random.ts';
import {type Business, firstYear} from './first_year.ts';

/**
 * Talks with the customers with whom we lost most in the first year. They change nothing: who lost us
 * money in one year was unlucky as a rule, and earns us more in the next one anyway.
 */
export const LOSS_PROGRAMME: {month: Month; worst: number; of: number} = {
  month: 13,
  worst: 0.24,
  of: 6,
};

export type Programme = 'chosen' | 'passed over';

/** Of each six customers who lost us as much, one is passed over. The three largest have talks of their own. */
export function drawLossProgramme(
  streams: Streams,
  part: Part,
  customers: readonly Customer[],
  business: Business,
): ReadonlyMap<number, Programme> {
  const there = customers.filter(
    ({kind, life, lossCause}) =>
      kind === 'ordinary' && lossCause === null && life.start < 0 && appetite(life, 12) > 0,
  );
  const losing = there
    .map(customer => [customer.index, firstYear(business, customer)] as const)
    .sort(([, a], [, b]) => a - b)
    .slice(0, Math.round(LOSS_PROGRAMME.worst * part.size));
  const random = streams('loss programme', part.number);
  const arms = new Map<number, Programme>();
  for (let first = 0; first < losing.length; first += LOSS_PROGRAMME.of) {
    const passedOver = first + between(random, 0, LOSS_PROGRAMME.of - 1);
    losing.slice(first, first + LOSS_PROGRAMME.of).forEach(([index], at) => {
      arms.set(index, first + at === passedOver ? 'passed over' : 'chosen');
    });
  }
  return arms;
}
