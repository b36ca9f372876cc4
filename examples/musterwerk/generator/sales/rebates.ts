import type {Customer} from '../customers/customer.ts';
import {groupNumber} from '../customers/master_data.ts';
import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import type {Outbox} from '../files/outbox.ts';
import {BONUS, PROVISIONS} from '../ledger/accounts.ts';
import type {Journal} from '../ledger/journal.ts';
import type {Product} from '../products/products.ts';
import {
  calendarMonth,
  type Day,
  dayOf,
  firstDay,
  fiscalYearName,
  fiscalYearOf,
  germanDay,
  lastDay,
  type Month,
  monthName,
  monthOf,
  workingDayFrom,
} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import type {Streams} from '../world/random.ts';
import {type Document, document, line, sum} from './documents.ts';

/** A yearly bonus of 1, 2 or 3 % of what a group buys in a fiscal year. */
export interface Agreement {
  group: number;
  lead: Customer;
  /** Cents a year from which each rate holds for all of it. */
  tiers: readonly (readonly [from: number, rate: number])[];
  /** The rate that is set aside until the year's is known. */
  expected: number;
}

const AGREEMENTS = 41;
const DECEMBER = 11;

export const AGREEMENT_FILE = windows('Vereinbarung;Ab Umsatz;Satz;Konzern;Gültig ab;Gültig bis', {
  money: 'Ab Umsatz',
});
const ACCRUALS = windows('Buchung;Gebucht am;Art;Betrag;Vereinbarung;Kundennummer;Beleg', {
  money: 'Betrag',
});

/** With the largest groups, by the size of their members. */
export function drawAgreements(customers: readonly Customer[], size: number): Agreement[] {
  const groups = new Map<number, Customer[]>();
  for (const customer of customers) {
    if (customer.group === null) continue;
    const members = groups.get(customer.group);
    if (members) members.push(customer);
    else groups.set(customer.group, [customer]);
  }
  const count = Math.max(1, Math.round((AGREEMENTS * size) / REFERENCE_CUSTOMERS));
  return [...groups]
    .map(([group, members]) => ({
      group,
      members,
      size: members.reduce((all, {size}) => all + size, 0),
    }))
    .sort((a, b) => b.size - a.size)
    .slice(0, count)
    .map(({group, members, size}) => {
      // What a group of this size buys in a mean year, in cents.
      const usual = Math.round((size * 3_200_000) / 1_000_000) * 1_000_000;
      const tiers = [
        [0, 0.01],
        [Math.round(usual * 0.9), 0.02],
        [Math.round(usual * 1.4), 0.03],
      ] as const;
      return {group, lead: members[0] as Customer, tiers, expected: 0.02};
    });
}

export interface Rebates {
  /** A document of a customer, which may belong to an agreement. */
  seen(document: Document, month: Month): void;
  /** Sets aside what the month has earned, and settles in December what the last year has. */
  close(month: Month): void;
}

export function openRebates(given: {
  streams: Streams;
  outbox: Outbox;
  journal: Journal;
  agreements: readonly Agreement[];
  bonus: Product;
  credit: (document: Document) => void;
}): Rebates {
  const {streams, outbox, journal, agreements, bonus, credit} = given;
  const feed = outbox.feed('erp/bonusbuchungen_*.csv', ACCRUALS);
  const bought = new Map<string, number>();
  const owed = new Map<string, number>();
  const members = new Set(agreements.map(({group}) => group));
  const key = (group: number, at: Month) => `${group} ${at}`;

  function write(agreement: Agreement, day: Day, kind: string, cents: number, by: string): void {
    const {group, lead} = agreement;
    feed.row(day, [
      `${by}-${kind.slice(0, 1)}`,
      germanDay(day),
      kind,
      cents,
      `B${groupNumber(group)}-${fiscalYearName(kind === 'Auszahlung' ? monthOf(day) - 12 : monthOf(day))}`,
      lead.number,
      by,
    ]);
  }

  function accrue(agreement: Agreement, month: Month, cents: number, text: string): void {
    if (cents === 0) return;
    const {group} = agreement;
    const day = lastDay(month);
    const by = `BO${monthName(month).replace('-', '')}-${groupNumber(group)}${text === 'Bonus' ? '' : 'J'}`;
    write(agreement, day, cents > 0 ? 'Bildung' : 'Auflösung', Math.abs(cents), by);
    const sides =
      cents > 0 ? {debit: BONUS, credit: PROVISIONS} : {debit: PROVISIONS, credit: BONUS};
    const why = 'bonus set aside';
    journal.book({day, cents: Math.abs(cents), ...sides, document: by, text, why});
    const year = key(group, fiscalYearOf(month));
    owed.set(year, (owed.get(year) ?? 0) + cents);
  }

  return {
    seen({customer, kind, lines, reason}, month) {
      if (customer.group === null || !members.has(customer.group)) return;
      if (kind === 'AZ' || reason === 'Bonus') return;
      const at = key(customer.group, month);
      bought.set(at, (bought.get(at) ?? 0) + sum(lines, 'net'));
    },
    close(month) {
      if (month < 0) return;
      for (const agreement of agreements) {
        const {group, lead, tiers, expected} = agreement;
        const net = bought.get(key(group, month)) ?? 0;
        accrue(agreement, month, Math.round(net * expected), 'Bonus');
        if (month % 12 === 11) {
          let year = 0;
          for (let each = month - 11; each <= month; each++)
            year += bought.get(key(group, each)) ?? 0;
          const rate = tiers.findLast(([from]) => year >= from)?.[1] ?? 0;
          const due = Math.max(0, Math.round(year * rate));
          accrue(
            agreement,
            month,
            due - (owed.get(key(group, fiscalYearOf(month))) ?? 0),
            'Bonus Jahr',
          );
        }
        if (calendarMonth(month) !== DECEMBER || month < 12) continue;
        const due = owed.get(key(group, fiscalYearOf(month) - 1)) ?? 0;
        if (due <= 0) continue;
        const paper = document(streams('bonus', group, month), {
          kind: 'GU',
          stream: 'parts',
          reason: 'Bonus',
          documentDay: workingDayFrom(firstDay(month) + 9),
          customer: lead,
          lines: [{...line(lead, bonus, 0, -due, 0, 0), tax: 0}],
        });
        credit(paper);
        write(agreement, paper.postedDay, 'Auszahlung', due, paper.number);
      }
    },
  };
}

/** One row for each tier and fiscal year. */
export function writeAgreements(file: List, agreements: readonly Agreement[], until: Day): void {
  for (const {group, tiers} of agreements) {
    for (let year = 0; ; year++) {
      const name = fiscalYearName(year * 12);
      const from = dayOf(name - 1, 10, 1);
      if (from > until) break;
      for (const [revenue, rate] of tiers)
        file.row([
          `B${groupNumber(group)}-${name}`,
          revenue,
          rate.toFixed(2).replace('.', ','),
          groupNumber(group),
          germanDay(from),
          germanDay(dayOf(name, 9, 30)),
        ]);
    }
  }
}
