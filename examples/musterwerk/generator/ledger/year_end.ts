import type {Tally} from '../files/manifest.ts';
import type {Outbox} from '../files/outbox.ts';
import {emptyPage, release, writtenOn} from '../files/page.ts';
import {COST_CENTRES, COST_OF_SALES, WARRANTY} from '../staff/cost_centres.ts';
import {fiscalYearName, lastDay, type Month, monthName} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import {normal, type Streams} from '../world/random.ts';
import {accountClass, PROVISIONS} from './accounts.ts';
import {addBooking, stackHead} from './datev.ts';

/** Six weeks after the year's end. */
const ARRIVES_AFTER = 46;

/**
 * What accountants book into period 13 when they close the year: the stock-take, warranty and
 * single cost centres. DATEV knows no such period, so its stack is exported by itself.
 */
export async function writeYearEnd(
  outbox: Outbox,
  tally: Tally,
  streams: Streams,
  customerCount: number,
  month: Month,
): Promise<void> {
  const random = streams('year end', month);
  const scale = customerCount / REFERENCE_CUSTOMERS;
  const day = lastDay(month);
  const stack = emptyPage();
  const arrives = day + ARRIVES_AFTER;
  const head = stackHead([day, day], arrives, 900, 'Jahresabschluss');
  const isDelivered = outbox.delivers(arrives);
  const book = (
    text: string,
    account: string,
    against: string,
    cents: number,
    costCentre: string,
  ) => {
    if (cents === 0) return;
    const sides = cents > 0 ? {debit: account, credit: against} : {debit: against, credit: account};
    const document = `JA${fiscalYearName(month)}-${String(stack.rows + 1).padStart(3, '0')}`;
    addBooking(stack, {day, cents: Math.abs(cents), ...sides, document, text, costCentre});
    if (!isDelivered) return;
    tally.money('ledger', monthName(month), accountClass(account), cents);
    tally.money('ledger', monthName(month), accountClass(against), -cents);
  };
  const about = (euro: number) => Math.round(euro * 100 * scale * (1 + 0.3 * normal(random)));
  for (let store = 1; store <= 14; store++)
    book(`Inventurdifferenz Lager ${store}`, '5890', '1100', about(12_000), COST_OF_SALES);
  for (let line = 1; line <= 6; line++)
    book(`Gewährleistung Produktlinie ${line}`, '6790', PROVISIONS, about(24_000), WARRANTY);
  for (const {code, kind} of COST_CENTRES) {
    if (kind === 'direct') continue;
    book('Nachberechnung Vorjahr', '6300', '3300', about(2_600), code);
  }
  await outbox.whole(
    `fibu/EXTF_Buchungsstapel_${monthName(month)}_Jahresabschluss.csv`,
    arrives,
    stack.rows,
    head,
    writtenOn(stack),
  );
  release(stack);
}
