import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {quoted, utf8} from '../files/format.ts';
import type {List} from '../files/list.ts';
import type {Outbox} from '../files/outbox.ts';
import {type Day, isoDay, type Month, workingDays} from '../world/calendar.ts';
import {between, chance, pick, poisson, type Streams} from '../world/random.ts';

export const ACCOUNTS = utf8('konto;erp_nummer;firma;ust_id;email;plz;angelegt');
const USAGE = utf8('ereignis;datum;konto;funktion;sekunden;fehler', {day: 'datum'});
/** Since its second year's release the portal names the file and a column anew. */
const NEW_USAGE = utf8('ereignis;datum;konto;funktion;dauer_s;fehler', {day: 'datum'});
const RELEASE: Month = 12;

const FEATURES = ['Ersatzteilsuche', 'Bestellung', 'Dokumente', 'Ticket', 'Fernwartung'];

/** So many log in within 90 days; together 61,000 times a year at 2,000 customers. */
const USERS = 0.34;
const EVENTS_PER_YEAR = 128;

const account = ({index}: Customer) => `PX${String(index * 7 + 1003).padStart(7, '0')}`;

const isUser = (streams: Streams, customer: Customer) =>
  (customer.kind === 'ordinary' || customer.kind === 'key') &&
  chance(streams('portal', customer.index), USERS);

/** The portal has numbers of its own; for seven in eight it knows the customer's, too. */
export function writePortalAccounts(
  file: List,
  streams: Streams,
  customers: readonly Customer[],
  until: Day,
): void {
  for (const customer of customers) {
    if (!isUser(streams, customer) || customer.since > until) continue;
    const isKnown = chance(streams('portal account', customer.index), 0.88);
    file.row([
      account(customer),
      isKnown ? customer.number : '',
      quoted(isKnown ? '' : `Portalkunde ${customer.city[1]} ${customer.index}`),
      '',
      '',
      customer.city[0],
      isoDay(customer.since),
    ]);
  }
}

export function openPortal(
  outbox: Outbox,
  streams: Streams,
  ids: (day: Day) => string,
): (customer: Customer, month: Month) => void {
  const before = outbox.feed('portal/nutzung_*.csv.gz', USAGE);
  const since = outbox.feed('portal/ereignisse_*.csv.gz', NEW_USAGE);
  const users = new Map<Customer, boolean>();
  return (customer, month) => {
    const isOne = users.get(customer) ?? isUser(streams, customer);
    users.set(customer, isOne);
    if (!isOne) return;
    const now = appetite(customer.life, month);
    if (now === 0) return;
    const feed = month < RELEASE ? before : since;
    const random = streams('portal use', customer.index, month);
    const mean = (EVENTS_PER_YEAR * Math.sqrt(Math.min(customer.size, 9)) * Math.min(1, now)) / 12;
    for (let n = poisson(random, mean); n > 0; n--) {
      const day = pick(random, workingDays(month));
      feed.row(day, [
        ids(day),
        day,
        account(customer),
        pick(random, FEATURES),
        between(random, 10, 900),
        chance(random, 0.03) ? '1' : '0',
      ]);
    }
  };
}
