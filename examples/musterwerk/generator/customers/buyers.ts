import {quoted, windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {type Day, germanDay, type Month, monthOf, workingDays} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import {pick, poisson, type Streams} from '../world/random.ts';
import type {Customer} from './customer.ts';
import {personName, slug} from './names.ts';
import type {Part} from './part.ts';

export const BUYERS = windows('Adressnummer;Kundennummer;Name;E-Mail;Angelegt am');

/** Who buys over the counter, or once, in a year: persons, whose address is kept with the CpD account. */
const BUYERS_A_YEAR = 240;

export function writeBuyers(
  file: List,
  streams: Streams,
  customers: readonly Customer[],
  part: Part,
  until: Day,
): void {
  const account = customers.find(({kind}) => kind === 'collective');
  if (!account) return;
  const mean = (BUYERS_A_YEAR * part.size) / (REFERENCE_CUSTOMERS * 12);
  let written = 0;
  for (let month: Month = 0; month <= monthOf(until); month++) {
    const random = streams('one-time buyers', part.number, month);
    for (let n = poisson(random, mean); n > 0; n--) {
      const day = pick(random, workingDays(month));
      const name = personName(random);
      const number = `E${account.number.slice(-8)}-${++written}`;
      if (day > until) continue;
      const mail = `${slug(name)}@kauf${written}.example`;
      file.row([number, account.number, quoted(name), mail, germanDay(day)]);
    }
  }
}
