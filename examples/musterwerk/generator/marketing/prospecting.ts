import type {Customer} from '../customers/customer.ts';
import type {Activities} from '../service/activities.ts';
import type {Effort} from '../service/efforts.ts';
import {type Day, workingDayFrom} from '../world/calendar.ts';
import {between, poisson, type Random} from '../world/random.ts';

/** A lead as those see it who want to win it. */
export interface Courted {
  created: Day;
  ended: Day;
  /** When there was a chance to sell something; null where there never was one. */
  opened: Day | null;
  /** The account of who asks, where there is one. */
  account?: Customer | undefined;
}

/**
 * How often each lead is called, and each chance visited and its offer talked over. That makes 45,000
 * minutes a year, which is what field sales has left when its customers are served: 3 to 4 % of its time.
 */
const CALLS = 1;
const VISITS = 0.29;
const TALKS = 0.12;

/** Who is called, is so soon; the rest happens until the lead is won or given up. */
const CALLED_WITHIN = 10;

/** Writes down what field sales does to win a customer, up to the first order. */
export const openProspecting =
  (acquire: Activities['acquire']) =>
  (random: Random, {created, ended, opened, account}: Courted): void => {
    const happens = (effort: Effort, mean: number, from: Day, to: Day) => {
      for (let n = poisson(random, mean); n > 0; n--) {
        const day = workingDayFrom(between(random, from, Math.max(from, to)));
        acquire(random, effort, day, account && account.since <= day ? account.number : '');
      }
    };
    happens('akquiseanruf', CALLS, created, created + CALLED_WITHIN);
    if (opened === null || opened >= ended) return;
    happens('akquisebesuch', VISITS, opened, ended - CALLED_WITHIN);
    happens('akquisegespraech', TALKS, opened, ended - CALLED_WITHIN);
  };
