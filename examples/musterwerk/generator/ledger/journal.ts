import {bytesOf} from '../files/format.ts';
import type {Tally} from '../files/manifest.ts';
import {fileOf, type Outbox, type Span} from '../files/outbox.ts';
import {
  afterWorkingDays,
  type Day,
  lastDay,
  type Month,
  monthName,
  monthOf,
} from '../world/calendar.ts';
import {accountClass} from './accounts.ts';
import {type Booking, bookingLine, buchungsstapel, LARGEST_STACK} from './datev.ts';

/** What accountants book; a month's stacks are exported when it is closed. */
export interface Journal {
  book(booking: Booking): void;
  close(month: Month): Promise<void>;
}

/** On a working day of the next month, from the fifth to the eighth. */
function arrivalOf(month: Month): Day {
  let day = arrivals.get(month);
  if (day === undefined) {
    day = afterWorkingDays(lastDay(month), 5 + ((((month * 7) % 4) + 4) % 4));
    arrivals.set(month, day);
  }
  return day;
}
const arrivals = new Map<Month, Day>();

/** Bookings of one kind, such as outgoing invoices. */
export function openJournal(
  outbox: Outbox,
  span: Span,
  tally: Tally,
  title: string,
  stack: number,
): Journal {
  const files = new Map<Day, string[]>();
  /** Nights bring no bookings: they come by the month, or by the year. */
  const monthly = {...span, nights: Number.POSITIVE_INFINITY};
  return {
    book(booking) {
      if (booking.cents === 0 || booking.day < span.from) return;
      const {last} = fileOf(monthly, booking.day);
      const lines = files.get(last);
      const text = bookingLine(booking);
      if (lines) lines.push(text);
      else files.set(last, [text]);
      if (!outbox.delivers(arrivalOf(monthOf(last)))) return;
      const month = monthName(monthOf(booking.day));
      const cents = booking.reverses === undefined ? booking.cents : -booking.cents;
      tally.money('ledger', month, accountClass(booking.debit), cents);
      tally.money('ledger', month, accountClass(booking.credit), -cents);
    },
    async close(month) {
      const {first, last, name} = fileOf(monthly, lastDay(month));
      const lines = last === lastDay(month) ? (files.get(last) ?? []) : [];
      const made = arrivalOf(month);
      for (let from = 0, part = 1; from < lines.length; from += LARGEST_STACK, part++) {
        const rows = lines.slice(from, from + LARGEST_STACK);
        const format = buchungsstapel([first, last], made, stack * 100 + part, title);
        const number = lines.length > LARGEST_STACK ? `_${part}` : '';
        const path = `fibu/EXTF_Buchungsstapel_${name}_${title}${number}.csv`;
        await outbox.whole(path, made, rows.length, bytesOf(format, rows));
      }
      if (lines.length > 0) files.delete(last);
    },
  };
}
