import type {Customer} from '../customers/customer.ts';
import type {Opportunity} from '../marketing/opportunities.ts';
import type {Day} from '../world/calendar.ts';
import {chance, pick, type Random} from '../world/random.ts';
import {COMPETITORS, type Quote, versions} from './quotes.ts';

/** Of those who have never bought and whom the price or a competitor kept away, who was quoted. */
const QUOTED = 0.4;
const KEPT_AWAY: Partial<Record<string, string>> = {
  Preis: 'Preis',
  Wettbewerber: 'Bestandslieferant',
};

/** The quote that somebody who has never bought turned down, if there was one. */
export function lostBid(
  random: Random,
  {id: opportunity, line, net, opened, closed, reason}: Opportunity,
  customer: Customer,
  ids: (day: Day) => string,
): Quote | undefined {
  const why = KEPT_AWAY[reason];
  if (!why || !chance(random, QUOTED)) return undefined;
  return {
    id: ids(opened),
    opportunity,
    customer,
    line,
    net,
    enquired: opened,
    sent: versions(random, opened, closed),
    decided: closed,
    outcome: 'verloren',
    reason: why,
    competitor: why === 'Preis' ? '' : pick(random, COMPETITORS),
  };
}
