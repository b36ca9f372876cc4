import {utf8} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {type Day, dayOf, firstDay, HISTORY_START, isoDay} from '../world/calendar.ts';
import {between, chance, lognormal, pick, type Streams} from '../world/random.ts';
import type {Customer} from './customer.ts';
import {appetite} from './life.ts';

export const WALLETS = utf8(
  'schaetzung;kundennummer;jahr;produktlinie;bedarf;geschaetzt_am;quelle',
  {'plain money': 'bedarf'},
);
export const ATTRIBUTES = utf8('kundennummer;merkmal;stand;wert;quelle');
export const MEMBERSHIPS = utf8('programm;kundennummer;beigetreten;ausgetreten;stufe;punkte');
export const REFERRALS = utf8('empfehlung;am;art;kundennummer;geworbener_kunde');

export interface KnowledgeFiles {
  wallets: List;
  attributes: List;
  memberships: List;
  referrals: List;
}

/** Who will double has the staff, and the need, of a customer of this many times the size. */
const PROMISING = 4;

/** What sales, agencies and the loyalty programme know of a customer. */
export function writeKnowledge(
  files: KnowledgeFiles,
  streams: Streams,
  customers: readonly Customer[],
  until: Day,
): void {
  const earlier: Customer[] = [];
  for (const customer of customers) {
    const {index, number, since, size, kind} = customer;
    if (since > until || (kind !== 'ordinary' && kind !== 'key')) continue;
    const random = streams('knowledge', index);
    const promise = customer.life.doubles === null ? 1 : PROMISING;
    if (chance(random, 0.35)) {
      for (let year = 2024; dayOf(year, 2, 1) <= until; year++) {
        const need = Math.round(lognormal(random, 5_000_000 * size * promise, 0.5));
        const day = isoDay(dayOf(year, 2, 1));
        files.wallets.row([`W${number}-${year}`, number, String(year), '', need, day, 'Vertrieb']);
      }
    }
    const staff = Math.max(3, Math.round(lognormal(random, 60 * size * promise, 0.7)));
    const market = customer.marketShrinks ? between(random, -14, -6) : between(random, -3, 7);
    for (let year = 2023; dayOf(year, 10, 1) <= until; year++) {
      const day = isoDay(Math.max(dayOf(year, 10, 1), HISTORY_START));
      files.attributes.row([number, 'Beschäftigte', day, String(staff), 'Auskunftei']);
      files.attributes.row([number, 'Marktwachstum %', day, String(market), 'Marktstudie']);
    }
    if (chance(random, 0.22)) writeMembership(files.memberships, streams, customer, until);
    if (customer.life.start >= 0 && earlier.length > 0 && chance(random, 0.12)) {
      const advocate = pick(random, earlier);
      const kindOf = chance(random, 0.7) ? 'empfehlung' : 'referenz';
      files.referrals.row([`R${number}`, isoDay(since - 40), kindOf, advocate.number, number]);
    }
    earlier.push(customer);
  }
}

const TIERS = ['Silber', 'Gold', 'Platin'];

function writeMembership(file: List, streams: Streams, customer: Customer, until: Day): void {
  const random = streams('membership', customer.index);
  const joined = Math.max(customer.since, HISTORY_START - between(random, -400, 700));
  if (joined > until) return;
  const lost = Array.from({length: 40}, (_, month) => month).find(
    month => firstDay(month) > joined && appetite(customer.life, month) === 0,
  );
  const left = lost === undefined ? null : firstDay(lost);
  const tier = TIERS[Math.min(2, Math.floor(customer.size / 1.5))] as string;
  const points = Math.round(((Math.min(until, left ?? until) - joined) / 30) * 40 * customer.size);
  file.row([
    'Musterwerk Partner',
    customer.number,
    isoDay(joined),
    left !== null && left <= until && left > joined ? isoDay(left) : '',
    tier,
    String(points),
  ]);
}
