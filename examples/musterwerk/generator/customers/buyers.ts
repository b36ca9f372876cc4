import {quoted, windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {
  type Day,
  germanDay,
  type Month,
  monthOf,
  rememberedByDay,
  workingDays,
} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import {pick, poisson, type Streams} from '../world/random.ts';
import type {Customer} from './customer.ts';
import {personName, slug} from './names.ts';
import type {Part} from './part.ts';

export const BUYERS = windows('Adressnummer;Kundennummer;Name;E-Mail;Angelegt am');

/** Who buys over the counter, or once, in a year: persons, whose address is kept with the CpD account. */
const BUYERS_A_YEAR = 240;
/** Who buys again after so many days, is a new buyer. */
const BUYS_FOR = 60;

interface Buyer {
  number: string;
  account: string;
  name: string;
  mail: string;
  day: Day;
}

/** The buyers of a part's CpD account, and who of them places an order. */
export interface Buyers {
  write(file: List, until: Day): void;
  /** Empty for all other accounts, and before the first address was kept. */
  ordering(customer: Customer, day: Day, index: number): string;
}

export function drawBuyers(
  streams: Streams,
  customers: readonly Customer[],
  part: Part,
  months: Month,
): Buyers {
  const account = customers.find(({kind}) => kind === 'collective');
  const buyers = account ? drawPersons(streams, account, part, months) : [];
  const byDay = [...buyers].sort((a, b) => a.day - b.day);
  const known = rememberedByDay(day => byDay.findLastIndex(each => each.day <= day) + 1);
  return {
    write(file, until) {
      for (const {number, account, name, mail, day} of buyers)
        if (day <= until) file.row([number, account, quoted(name), mail, germanDay(day)]);
    },
    ordering(customer, day, index) {
      if (customer !== account) return '';
      const [first, end] = [known(day - BUYS_FOR), known(day)];
      if (end === 0) return '';
      const random = streams('one-time buyer', customer.index, monthOf(day), index);
      return (first === end ? byDay[end - 1]! : pick(random, byDay.slice(first, end))).number;
    },
  };
}

function drawPersons(streams: Streams, account: Customer, part: Part, months: Month): Buyer[] {
  const mean = (BUYERS_A_YEAR * part.size) / (REFERENCE_CUSTOMERS * 12);
  const buyers: Buyer[] = [];
  for (let month: Month = 0; month < months; month++) {
    const random = streams('one-time buyers', part.number, month);
    for (let n = poisson(random, mean); n > 0; n--) {
      const day = pick(random, workingDays(month));
      const name = personName(random);
      const number = `E${account.number.slice(-8)}-${buyers.length + 1}`;
      const mail = `${slug(name)}@kauf${buyers.length + 1}.example`;
      buyers.push({number, account: account.number, name, mail, day});
    }
  }
  return buyers;
}
