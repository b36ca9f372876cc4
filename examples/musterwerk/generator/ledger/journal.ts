import type {Difference, Tally} from '../files/manifest.ts';
import {filesIn, type Outbox, type Span} from '../files/outbox.ts';
import {emptyPage, type Page, release, writtenOn} from '../files/page.ts';
import {
  afterWorkingDays,
  type Day,
  lastDay,
  type Month,
  monthName,
  monthOf,
  remembered,
} from '../world/calendar.ts';
import {accountClass} from './accounts.ts';
import {addBooking, type Booking, LARGEST_STACK, stackHead} from './datev.ts';

/** What accountants book; a month's stacks are exported when it is closed. */
export interface Journal {
  book(booking: Booking): void;
  /** Tells of a difference between revenue and invoice lines that no booking shows. */
  differ(day: Day, why: Difference, cents: number): void;
  close(month: Month): Promise<void>;
}

/** On a working day of the next month, from the fifth to the eighth. */
const arrivalOf = remembered((month: Month) =>
  afterWorkingDays(lastDay(month), 5 + ((((month * 7) % 4) + 4) % 4)),
);

/** Bookings of one kind, such as outgoing invoices. */
export function openJournal(
  outbox: Outbox,
  span: Span,
  tally: Tally,
  title: string,
  stack: number,
): Journal {
  /** By the last day of their file, a page for each stack. */
  const files = new Map<Day, Page[]>();
  /** Nights bring no bookings: they come by the month, or by the year. */
  const fileOf = filesIn({...span, nights: Number.POSITIVE_INFINITY});

  function pageOf(last: Day): Page {
    const pages = files.get(last) ?? [];
    files.set(last, pages);
    const page = pages.at(-1);
    if (page && page.rows < LARGEST_STACK) return page;
    pages.push(emptyPage());
    return pages.at(-1) as Page;
  }

  return {
    book(booking) {
      if (booking.cents === 0 || booking.day < span.from) return;
      const {last} = fileOf(booking.day);
      addBooking(pageOf(last), booking);
      if (!outbox.delivers(arrivalOf(monthOf(last)))) return;
      const month = monthName(monthOf(booking.day));
      const cents = booking.reverses === undefined ? booking.cents : -booking.cents;
      const [debit, credit] = [accountClass(booking.debit), accountClass(booking.credit)];
      tally.money('ledger', month, debit, cents);
      tally.money('ledger', month, credit, -cents);
      const {why} = booking;
      if (!why) return;
      if (debit === 'revenue') tally.money('differences', month, why, -cents);
      if (credit === 'revenue') tally.money('differences', month, why, cents);
    },
    differ(day, why, cents) {
      if (cents === 0 || day < span.from) return;
      if (!outbox.delivers(arrivalOf(monthOf(fileOf(day).last)))) return;
      tally.money('differences', monthName(monthOf(day)), why, cents);
    },
    async close(month) {
      const {first, last, name} = fileOf(lastDay(month));
      if (last !== lastDay(month)) return;
      const pages = files.get(last) ?? [];
      files.delete(last);
      const made = arrivalOf(month);
      for (const [at, page] of pages.entries()) {
        const head = stackHead([first, last], made, stack * 100 + at + 1, title);
        const number = pages.length > 1 ? `_${at + 1}` : '';
        const path = `fibu/EXTF_Buchungsstapel_${name}_${title}${number}.csv`;
        await outbox.whole(path, made, page.rows, head, writtenOn(page));
        release(page);
      }
    },
  };
}
