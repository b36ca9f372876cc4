import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {fiscalYearOf, type Month, workingDays} from '../world/calendar.ts';
import {yearFactor} from '../world/economy.ts';
import {lognormal, pick, poisson, type Streams} from '../world/random.ts';
import {document, line} from './documents.ts';
import type {Sales} from './sales.ts';

const RETROFITS_PER_YEAR = 0.163;
export const RETROFIT_VALUE = 1_150_000;

/** How many of them a month brings. */
export function retrofitCount(streams: Streams, customer: Customer, month: Month): number {
  const now = appetite(customer.life, month);
  if (now === 0 || customer.kind === 'collective') return 0;
  const random = streams('retrofit count', customer.index, month);
  return poisson(random, (RETROFITS_PER_YEAR * now) / 12);
}

/** Retrofit, software and training. */
export function sellRetrofits(
  {streams, catalogue, books}: Sales,
  customer: Customer,
  month: Month,
  index: number,
): void {
  const count = retrofitCount(streams, customer, month);
  if (count === 0) return;
  const random = streams('retrofits', customer.index, month);
  for (let n = 0; n < count; n++) {
    const mean = RETROFIT_VALUE * yearFactor(fiscalYearOf(month));
    const value = Math.round(lognormal(random, mean, 0.7) / 1000) * 1000;
    const product = pick(random, catalogue.retrofits);
    const cost = Math.round(value * product.costShare * (0.8 + 0.4 * random()));
    books.post(
      document(random, {
        kind: 'RE',
        stream: 'retrofit',
        documentDay: pick(random, workingDays(month)),
        customer,
        lines: [line(customer, product, 1000, value, customer.discounts.services, cost)],
      }),
      customer.index * 1000 + index + n,
    );
  }
}
