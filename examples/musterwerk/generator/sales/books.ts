import type {Customer} from '../customers/customer.ts';
import type {Part} from '../customers/part.ts';
import {type Spoiler, spoiler} from '../files/dirt.ts';
import type {Tally} from '../files/manifest.ts';
import type {Feed, Outbox} from '../files/outbox.ts';
import {
  CREDIT_NOTES,
  DOWN_PAYMENTS,
  FREIGHT_OUT,
  PROVISIONS,
  RECEIVABLES,
  REVENUE_ACCOUNT,
  SALES_TAX,
} from '../ledger/accounts.ts';
import {addDeferral, addToTotals, type MonthTotals, noTotals} from '../ledger/closing.ts';
import type {Journal} from '../ledger/journal.ts';
import {type OpenItems, settleLater} from '../payments/open_items.ts';
import {type Month, monthName, monthOf} from '../world/calendar.ts';
import {chance, type Streams} from '../world/random.ts';
import {corrections} from './corrections.ts';
import type {Rates} from './currency.ts';
import {type Document, type Numbers, RANGE, sum, taxOn} from './documents.ts';
import {INVOICES, invoiceFields, type Spoilt, written} from './invoices.ts';

/** Where the documents of a part of the company are written down. */
export interface Books {
  numbers: Numbers;
  /** Numbers and writes a document with all that follows from it: its corrections, its payment. */
  post(document: Document, index: number): void;
  /** A document that nothing follows from but its payment. */
  write(document: Document): void;
  totals(month: Month): MonthTotals;
}

interface Given {
  streams: Streams;
  numbers: Numbers;
  rates: Rates;
  outbox: Outbox;
  tally: Tally;
  journal: Journal;
  openItems: OpenItems;
  customers: readonly Customer[];
  part: Part;
  totals: Map<Month, MonthTotals>;
  /** Told of every document that was posted. */
  seen: (document: Document, month: Month) => void;
}

const PATH = 'erp/rechnungen_*.csv.gz';
/** Rows that the ERP sends twice. */
const REPLAYED = 0.004;

export function openBooks(given: Given): Books {
  const {streams, numbers, rates, outbox, tally, journal, openItems, customers} = given;
  const {size, years} = given.part;
  const invoices = outbox.feed(PATH, INVOICES);
  const known = new Set(customers.map(({number}) => number));
  const spoil = (kind: Parameters<typeof spoiler>[1]) => spoiler(streams, kind, size, years);
  const dirt = {
    dates: spoil('00.00.0000'),
    negatives: spoil('negative quantity'),
    currencies: spoil('CHF in EUR'),
  };

  function totals(month: Month): MonthTotals {
    const found = given.totals.get(month) ?? noTotals();
    given.totals.set(month, found);
    return found;
  }

  function post(document: Document, index: number): void {
    write(document);
    for (const correction of corrections(streams, document, index)) write(correction);
  }

  function write(document: Document): void {
    document.number = numbers(RANGE[document.kind], document.postedDay);
    const rate = rates(document.customer.currency, document.postedDay);
    book(document, rate);
    writeLines(invoices, document, rate);
    addToTotals(totals(monthOf(document.postedDay)), document);
    journalise(journal, document);
    explain(journal, document);
    defer(totals, document);
    settleLater(openItems, document, rate);
    given.seen(document, monthOf(document.postedDay));
  }

  function writeLines(feed: Feed, document: Document, rate: number): void {
    const month = monthOf(document.postedDay);
    const isDelivered = outbox.delivers(document.postedDay);
    const inMonth = monthName(month);
    const kind = `${document.kind} ${document.customer.currency}`;
    const replays = streams('replayed rows', Number(document.number));
    document.lines.forEach((line, at) => {
      const spoilt = spoiltHow(dirt, document, month);
      const fields = invoiceFields(document, line, at + 1, rate, spoilt);
      feed.row(document.postedDay, fields);
      if (spoilt.wrongCurrency)
        journal.differ(document.documentDay, 'CHF called EUR', line.net - written(line, rate).net);
      const isReplayed = chance(replays, REPLAYED) && !spoilt.dateLost;
      if (isReplayed) feed.row(document.postedDay, fields);
      if (!isDelivered) return;
      const net = written(line, rate).net;
      const named = spoilt.wrongCurrency ? `${document.kind} EUR` : kind;
      tally.money('invoices', inMonth, named, net);
      const plant = (reason: string, expected: 'rejected' | 'loaded' | 'duplicate') =>
        tally.dirt('erp/rechnungen', reason, expected, net);
      if (spoilt.dateLost) plant('Belegdatum 00.00.0000', 'rejected');
      else if (!known.has(document.customerNumber)) plant('unknown customer', 'loaded');
      if (spoilt.negative) plant('negative quantity that is no return', 'loaded');
      if (spoilt.wrongCurrency) plant('CHF marked as EUR', 'loaded');
      if (isReplayed) plant('replayed row', 'duplicate');
    });
  }

  return {numbers, post, write, totals};
}

/** In the customer's currency, hundredths are whole; what we book is their value. */
function book(document: Document, rate: number): void {
  if (rate === 10_000) return;
  for (const line of document.lines) {
    line.net = Math.round((written(line, rate).net * rate) / 10_000);
  }
}

function spoiltHow(
  {dates, negatives, currencies}: Record<'dates' | 'negatives' | 'currencies', Spoiler>,
  {kind, customer}: Document,
  month: Month,
): Spoilt {
  const isInvoice = kind === 'RE' && month >= 0;
  return {
    dateLost: isInvoice && dates(month),
    negative: isInvoice && customer.currency === 'EUR' && negatives(month),
    wrongCurrency: isInvoice && customer.currency === 'CHF' && currencies(month),
  };
}

const TITLE = {
  RE: 'Rechnung',
  AZ: 'Anzahlungsanforderung',
  SR: 'Schlussrechnung',
  GU: 'Gutschrift',
  ST: 'Storno',
};

/**
 * Revenue, tax and charged freight of a document. A down payment is a debt until its final invoice
 * settles it; what is invoiced in advance is deferred when its month is closed.
 */
function journalise(journal: Journal, document: Document): void {
  const {kind, customer, lines, freight, settles, corrects, number, postedDay} = document;
  const text = `${TITLE[kind]} Kunde ${document.customerNumber}`;
  const entry = (against: string, cents: number) => {
    const isCancelled = kind === 'ST' && corrects !== null;
    // A cancellation takes the very booking back; a credit note is one of its own.
    const [debit, credit] =
      cents < 0 && !isCancelled ? [against, RECEIVABLES] : [RECEIVABLES, against];
    journal.book({
      day: postedDay,
      cents: Math.abs(cents),
      debit,
      credit,
      document: number,
      text,
      reverses: isCancelled ? corrects.number : undefined,
    });
  };
  entry(accountOf(document), sum(lines, 'net'));
  entry(SALES_TAX, sum(lines, 'tax') + taxOn(customer, freight));
  entry(FREIGHT_OUT, freight);
  for (const paid of settles) {
    entry(DOWN_PAYMENTS, -sum(paid.lines, 'net'));
    entry(SALES_TAX, -sum(paid.lines, 'tax'));
  }
}

/** Where a document is no revenue of the month that it is dated in, though it has lines. */
function explain(journal: Journal, {kind, reason, lines, documentDay, postedDay}: Document): void {
  const net = sum(lines, 'net');
  if (kind === 'AZ') {
    journal.differ(documentDay, 'down payments', -net);
  } else if (reason === 'Bonus') {
    journal.differ(documentDay, 'bonus credited', -net);
  } else if (monthOf(documentDay) !== monthOf(postedDay)) {
    journal.differ(documentDay, 'dated in another month', -net);
    journal.differ(postedDay, 'dated in another month', net);
  }
}

function accountOf({kind, reason, stream}: Document): string {
  if (kind === 'AZ') return DOWN_PAYMENTS;
  // A bonus was taken off revenue when it was set aside.
  if (reason === 'Bonus') return PROVISIONS;
  return kind === 'GU' ? CREDIT_NOTES : REVENUE_ACCOUNT[stream];
}

/** Takes what is not earned yet off the month of the posting, and gives it to the later ones. */
function defer(totals: Books['totals'], document: Document): void {
  if (!document.service) return;
  const {postedDay, kind, stream} = document;
  const account = kind === 'GU' ? CREDIT_NOTES : REVENUE_ACCOUNT[stream];
  for (const [month, cents] of earnedByMonth(document)) {
    if (month === monthOf(postedDay)) continue;
    addDeferral(totals(monthOf(postedDay)), account, cents);
    addDeferral(totals(month), account, -cents);
  }
}

/** What is earned later than it is invoiced, by the days of each month, to the cent. */
function earnedByMonth({lines, service, postedDay}: Document): Map<Month, number> {
  const net = sum(lines, 'net');
  const earned = new Map<Month, number>();
  if (!service || monthOf(service[1]) <= monthOf(postedDay))
    return earned.set(monthOf(postedDay), net);
  const [from, to] = service;
  const days = to - from + 1;
  let before = 0;
  let start = from;
  for (let month = Math.max(monthOf(postedDay), monthOf(from)); start <= to; month++) {
    let end = start;
    while (end <= to && monthOf(end) <= month) end++;
    const until = Math.round((net * (end - from)) / days);
    earned.set(month, until - before);
    before = until;
    start = end;
  }
  return earned;
}
