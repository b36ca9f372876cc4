import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {utf8} from '../files/format.ts';
import type {Outbox} from '../files/outbox.ts';
import {type Day, type Month, workingDays} from '../world/calendar.ts';
import {season} from '../world/economy.ts';
import {chance, pick, poisson, type Streams} from '../world/random.ts';

const HEADER = utf8('anruf;datum;kundennummer;wartezeit_s;aufgelegt', {day: 'datum'});

/** 41,000 calls at 2,000 customers a year; 6 % hang up before anybody answers. */
const CALLS_PER_YEAR = 27.1;
const ABANDONED = 0.06;

/** What the telephone system knows: how long callers waited, not what they wanted. */
export function openCalls(
  outbox: Outbox,
  streams: Streams,
  ids: (day: Day) => string,
): (customer: Customer, month: Month) => void {
  const feed = outbox.feed('service/anrufe_*.csv.gz', HEADER);
  return (customer, month) => {
    const now = appetite(customer.life, month) * season('service', month);
    if (now === 0) return;
    const random = streams('calls', customer.index, month);
    const mean = (CALLS_PER_YEAR * Math.sqrt(customer.size) * customer.intensity * now) / 12;
    for (let n = poisson(random, mean); n > 0; n--) {
      const day = pick(random, workingDays(month));
      const waited = Math.round(-48 * Math.log(1 - random()));
      const isOver = chance(random, ABANDONED);
      const seconds = isOver ? waited + 40 : waited;
      // The telephone system keeps numbers of customers as numbers, without leading zeros.
      const number = Number(customer.number);
      feed.row(day, [ids(day), day, number, seconds, String(isOver)]);
    }
  };
}
