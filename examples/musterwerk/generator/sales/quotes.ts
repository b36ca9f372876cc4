import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {utf8} from '../files/format.ts';
import type {Feed, Outbox} from '../files/outbox.ts';
import {POOLS} from '../staff/cost_centres.ts';
import type {Roster} from '../staff/employees.ts';
import {
  afterWorkingDays,
  type Day,
  isoDay,
  type Month,
  monthOf,
  workingDayFrom,
  workingDays,
} from '../world/calendar.ts';
import {
  between,
  chance,
  chooser,
  lognormal,
  pick,
  poisson,
  type Random,
  type Streams,
} from '../world/random.ts';
import {sum} from './documents.ts';
import {type MachineOrder, WORK_PER_MACHINE} from './machine_orders.ts';

/** What was offered for a machine, and what came of it. */
export interface Quote {
  id: string;
  opportunity: string;
  customer: Customer;
  line: string;
  net: number;
  enquired: Day;
  /** Days on which the versions were complete. */
  sent: readonly Day[];
  decided: Day;
  outcome: 'gewonnen' | 'verloren' | 'zurückgezogen';
  reason: string;
  competitor: string;
}

const HEADER = utf8(
  'angebot;version;anfrage_am;vollstaendig_am;entschieden_am;ergebnis;verlustgrund;wettbewerber;kundennummer;' +
    'produktlinie;netto;minuten;minuten_quelle;chance;mitarbeiter',
  {'plain money': 'netto'},
);

const drawReason = chooser([
  ['Preis', 46],
  ['Lieferzeit', 19],
  ['Technik', 14],
  ['Projekt verschoben', 13],
  ['Bestandslieferant', 8],
]);
export const COMPETITORS = [
  'Kroll Etikettiertechnik',
  'Herwig Packsysteme',
  'Labeltec S.p.A.',
  'Nordpack AB',
];

/** From the enquiry to the first complete version: 11 working days in the median. */
const ANSWERED = {median: 11, sigma: 0.55};
export const MINUTES = {mean: 500, sigma: 0.6};
/** What a quote takes in the mean goes into its first version, and a quarter as much into each other. */
const LATER_VERSION = 0.25;
const FIRST_VERSION = MINUTES.mean / (1 + LATER_VERSION * 0.58);
/** Quotes that are lost beside each machine that is ordered, of 3.1 in all, and what else is asked for. */
export const LOST = {perMachine: 3.1 * WORK_PER_MACHINE - 1, others: 0.22};

/** The quote that won an order: enquired some three months before it. */
export function wonQuote(streams: Streams, order: MachineOrder, ids: (day: Day) => string): Quote {
  const {customer, ordered, lines} = order;
  const random = streams('won quote', customer.index, order.accepted);
  const enquired = workingDayFrom(Math.max(customer.since, ordered - between(random, 50, 130)));
  const sent = versions(random, enquired, ordered);
  return {
    id: ids(enquired),
    opportunity: '',
    customer,
    line: lines[0]?.product.line ?? '',
    net: sum(lines, 'net'),
    enquired,
    sent,
    decided: ordered,
    outcome: 'gewonnen',
    reason: '',
    competitor: '',
  };
}

/** How many quotes of a month come to nothing: beside each order, and now and then. */
export function lostQuoteCount(
  streams: Streams,
  customer: Customer,
  month: Month,
  ordered: number,
): number {
  const now = appetite(customer.life, month);
  if (now === 0 || (customer.kind !== 'ordinary' && customer.kind !== 'key')) return 0;
  const often = (LOST.others * customer.size ** 0.4 * Math.min(1, now)) / 12;
  const random = streams('lost quote count', customer.index, month);
  return poisson(random, often + LOST.perMachine * ordered);
}

export function* lostQuotes(
  streams: Streams,
  customer: Customer,
  month: Month,
  ordered: number,
  ids: (day: Day) => string,
): Generator<Quote> {
  const count = lostQuoteCount(streams, customer, month, ordered);
  if (count === 0) return;
  const random = streams('lost quotes', customer.index, month);
  for (let n = count; n > 0; n--) {
    const enquired = pick(random, workingDays(month));
    const decided = workingDayFrom(enquired + between(random, 60, 150));
    const withdrawn = chance(random, 0.12);
    yield {
      id: ids(enquired),
      opportunity: '',
      customer,
      line: pick(random, [
        'Etikettierer',
        'Kartonierer',
        'Tray- und Folienpacker',
        'Kennzeichnung',
      ]),
      net: Math.round(lognormal(random, 15_000_000, 0.75) / 10_000) * 10_000,
      enquired,
      sent: versions(random, enquired, decided),
      decided,
      outcome: withdrawn ? 'zurückgezogen' : 'verloren',
      reason: withdrawn ? '' : drawReason(random),
      competitor: !withdrawn && chance(random, 0.6) ? pick(random, COMPETITORS) : '',
    };
  }
}

/** Days on which the versions of a quote were complete. */
export function versions(random: Random, enquired: Day, decided: Day): Day[] {
  const days = Math.max(1, Math.round(lognormal(random, ANSWERED.median * 1.16, ANSWERED.sigma)));
  const first = Math.min(afterWorkingDays(enquired, days), decided);
  const sent = [first];
  for (let n = Math.min(3, poisson(random, 0.6)); n > 0; n--) {
    const next = workingDayFrom((sent.at(-1) as Day) + between(random, 4, 20));
    if (next < decided) sent.push(next);
  }
  return sent;
}

/** Writes a quote's versions, each as it stood when it was sent, and when it was decided. */
export function openQuotes(
  outbox: Outbox,
  streams: Streams,
  roster: Roster,
): (quote: Quote) => void {
  const feed: Feed = outbox.feed('crm/angebote_*.csv.gz', HEADER);
  return quote => {
    const random = streams('quote work', quote.customer.index, quote.enquired);
    const people = roster(POOLS.quotations, Math.max(0, monthOf(quote.enquired)));
    const employee = people.length > 0 ? pick(random, people).number : '';
    quote.sent.forEach((sent, at) => {
      const isLast = at === quote.sent.length - 1;
      const isMeasured = chance(random, 0.6);
      const mean = at === 0 ? FIRST_VERSION : FIRST_VERSION * LATER_VERSION;
      const minutes = Math.round(isMeasured ? lognormal(random, mean, MINUTES.sigma) : mean);
      const fields = (isDecided: boolean) => [
        quote.id,
        at + 1,
        isoDay(quote.enquired),
        isoDay(sent),
        isDecided ? isoDay(quote.decided) : '',
        isDecided ? quote.outcome : '',
        isDecided ? quote.reason : '',
        isDecided ? quote.competitor : '',
        quote.customer.number,
        quote.line,
        quote.net,
        minutes,
        isMeasured ? 'gemessen' : 'geschaetzt',
        quote.opportunity,
        employee,
      ];
      feed.states(isLast ? [sent, quote.decided] : [sent], state => fields(state === 1));
    });
  };
}
