import {windows} from '../files/format.ts';
import type {Difference} from '../files/manifest.ts';
import type {Feed, Outbox} from '../files/outbox.ts';
import {BAD_DEBTS, BANK, RECEIVABLES, SALES_TAX, SKONTO} from '../ledger/accounts.ts';
import type {Journal} from '../ledger/journal.ts';
import {type Document, gross, type Numbers, RANGE} from '../sales/documents.ts';
import {type Day, firstDay, germanDay, monthOf, workingDayFrom} from '../world/calendar.ts';
import {between, chance, normal, type Random, type Streams} from '../world/random.ts';

/** 2 % within 14 days, 30 days net. */
const TERMS = {skontoDays: 14, skonto: 0.02, days: 30};

const ITEMS = windows(
  'OP-Nummer;Buchungsdatum;Rechnung;Regulierer;Fällig am;Betrag;Währung;Ausgeglichen am;Mahnstufe;' +
    'Letzte Mahnung;Strittig;Ausgebucht am;Ausgebuchter Betrag',
  {
    'German day': 'Buchungsdatum;Fällig am;Ausgeglichen am;Letzte Mahnung;Ausgebucht am',
    'SAP money': 'Betrag;Ausgebuchter Betrag',
  },
);
const PAYMENTS = windows(
  'Zahlungsbeleg;Position;Zahlungsdatum;Kundennummer;Rechnung;Betrag;Skonto;Währung;OP-Nummer;Ausgleichsbeleg',
  {'German day': 'Zahlungsdatum', 'SAP money': 'Betrag;Skonto'},
);

export interface OpenItems {
  streams: Streams;
  numbers: Numbers;
  journal: Journal;
  items: Feed;
  payments: Feed;
  /** Payments that clear several invoices: number and lines by payer and day. */
  runs: Map<string, {number: string; lines: number}>;
  /** Dunning letters and disputes, as accounts receivable has to do them. */
  worked: (kind: 'dunning' | 'dispute', day: Day, document: Document) => void;
}

export function openOpenItems(
  outbox: Outbox,
  given: Omit<OpenItems, 'items' | 'payments' | 'runs'>,
): OpenItems {
  return {
    ...given,
    runs: new Map(),
    items: outbox.feed('erp/offene_posten_*.csv.gz', ITEMS),
    payments: outbox.feed('erp/zahlungen_*.csv.gz', PAYMENTS),
  };
}

/** How an item is cleared, in cents of the document's currency, with tax. */
interface Clearing {
  paid: {day: Day; amount: number; skonto: number}[];
  dunned: Day[];
  disputed: boolean;
  writtenOff: {day: Day; amount: number} | null;
}

/** Opens an item for a document, and draws how it is paid. */
export function settleLater(open: OpenItems, document: Document, rate: number): void {
  const {streams, numbers} = open;
  const total = gross(document) - settled(document);
  const amount = rate === 10_000 ? total : Math.round((total * 10_000) / rate);
  if (amount === 0) return;
  const {postedDay, customer, kind} = document;
  const random = streams('payment', customer.index, postedDay, Number(document.number.slice(-4)));
  const clearing =
    amount > 0 ? drawClearing(random, document, amount) : credited(random, document, amount);
  const number = numbers(RANGE.receivable, postedDay);
  const due = kind === 'GU' || kind === 'ST' ? postedDay : postedDay + TERMS.days;
  const payer = customer.payer === customer ? document.customerNumber : customer.payer.number;

  const cleared = Math.max(clearing.paid.at(-1)?.day ?? 0, clearing.writtenOff?.day ?? 0);
  const days =
    clearing.dunned.length === 0 && cleared >= postedDay
      ? [postedDay, cleared]
      : [postedDay, ...clearing.dunned, cleared].sort((a, b) => a - b);
  const fields = (day: Day) => {
    const letters =
      clearing.dunned.length === 0 ? none : clearing.dunned.filter(each => each <= day);
    const isCleared = day >= cleared;
    const lost = isCleared ? clearing.writtenOff : null;
    return [
      number,
      postedDay,
      document.number,
      payer,
      due,
      amount,
      customer.currency,
      isCleared ? cleared : '',
      letters.length,
      letters.length > 0 ? (letters.at(-1) as Day) : '',
      clearing.disputed ? 'J' : 'N',
      lost ? lost.day : '',
      lost ? lost.amount : '',
    ];
  };
  open.items.states(days, at => fields(days[at] as Day));
  for (const day of clearing.dunned) open.worked('dunning', day, document);
  if (clearing.disputed) open.worked('dispute', workingDayFrom(due + 1), document);
  pay(open, document, {clearing, payer, item: number, rate});
}

const settled = ({settles}: Document) => settles.reduce((sum, one) => sum + gross(one), 0);

/** Days after the due one on which a letter goes out. */
const DUNNED_AFTER = [15, 35, 68];

/** 46 % take Skonto, 31 % pay by the due date, 23 % late; 2 % pay too little, 0.35 % never. */
function drawClearing(random: Random, document: Document, amount: number): Clearing {
  const {postedDay, kind} = document;
  const due = postedDay + TERMS.days;
  const draw = random();
  const z = normal(random);
  const dispute = chance(random, 0.015);
  if (random() < 0.0035 && kind !== 'AZ') {
    const day = workingDayFrom(due + between(random, 120, 180));
    return {
      paid: [],
      dunned: DUNNED_AFTER.map(late => workingDayFrom(due + late)),
      disputed: true,
      writtenOff: {day, amount},
    };
  }
  if (draw < 0.46 && kind !== 'AZ') {
    const day = workingDayFrom(postedDay + between(random, 5, TERMS.skontoDays - 1));
    const skonto = Math.round(amount * TERMS.skonto);
    return {...clean, paid: [{day, amount: amount - skonto, skonto}]};
  }
  if (draw < 0.77) {
    const drawn = postedDay + between(random, 18, TERMS.days);
    const day = workingDayFrom(paysInRuns(document) ? nextRun(drawn) : drawn);
    return {...clean, paid: short(random, day, amount)};
  }
  // Median 11, P90 38 days late; nobody waits for longer than half a year.
  const late = Math.min(150, Math.round(11 * Math.exp(0.967 * z)));
  const day = workingDayFrom(due + Math.max(1, late));
  const dunned: Day[] = [];
  for (const after of DUNNED_AFTER) {
    const letter = workingDayFrom(due + after);
    if (letter < day) dunned.push(letter);
  }
  return {paid: short(random, day, amount), dunned, disputed: dispute, writtenOff: null};
}

/** Every fifth customer pays what is due on two days of the month, all at once. */
const paysInRuns = ({customer}: Document) => customer.payer.index % 5 === 3;

function nextRun(day: Day): Day {
  const date = Number(germanDay(day).slice(0, 2));
  if (date <= 10) return day + 10 - date;
  return date <= 25 ? day + 25 - date : firstDay(monthOf(day) + 1) + 9;
}

const none: readonly Day[] = [];
const clean: Clearing = {paid: [], dunned: [], disputed: false, writtenOff: null};

function short(random: Random, day: Day, amount: number): Clearing['paid'] {
  if (!chance(random, 0.026)) return [{day, amount, skonto: 0}];
  const first = Math.round(amount * (0.85 + 0.12 * random()));
  const later = workingDayFrom(day + between(random, 15, 40));
  return [
    {day, amount: first, skonto: 0},
    {day: later, amount: amount - first, skonto: 0},
  ];
}

/** Credit notes are set off against the next payment run. */
function credited(random: Random, {postedDay}: Document, amount: number): Clearing {
  const day = workingDayFrom(postedDay + between(random, 3, 30));
  return {...clean, paid: [{day, amount, skonto: 0}]};
}

interface Payment {
  clearing: Clearing;
  payer: string;
  item: string;
  rate: number;
}

function nextLine({runs, numbers}: OpenItems, document: Document, payer: string, day: Day) {
  if (!paysInRuns(document)) return {number: numbers(RANGE.payment, day), line: 1};
  const key = `${payer} ${day}`;
  const run = runs.get(key) ?? {number: numbers(RANGE.payment, day), lines: 0};
  run.lines += 1;
  runs.set(key, run);
  return {number: run.number, line: run.lines};
}

/** The money that comes in, and what is given up. */
function pay(open: OpenItems, document: Document, {clearing, payer, item, rate}: Payment): void {
  const {journal, numbers, payments} = open;
  const {customer} = document;
  const booked = (cents: number) => (rate === 10_000 ? cents : Math.round((cents * rate) / 10_000));
  const taxed = customer.country.code === 'DE';
  for (const {day, amount, skonto} of clearing.paid) {
    const {number, line} = nextLine(open, document, payer, day);
    payments.row(day, [
      number,
      line,
      day,
      payer,
      document.number,
      amount,
      skonto === 0 ? '' : skonto,
      customer.currency,
      item,
      numbers(RANGE.clearing, day),
    ]);
    const text = `Zahlung ${payer}`;
    const book = (cents: number, debit: string, credit: string, why?: Difference) =>
      journal.book({
        day,
        cents: Math.abs(cents),
        debit: cents < 0 ? credit : debit,
        credit: cents < 0 ? debit : credit,
        document: number,
        text,
        why,
      });
    book(booked(amount), BANK, RECEIVABLES);
    const tax = taxed ? Math.round((skonto * 19) / 119) : 0;
    book(booked(skonto - tax), SKONTO, RECEIVABLES, 'Skonto');
    book(booked(tax), SALES_TAX, RECEIVABLES);
  }
  const lost = clearing.writtenOff;
  if (!lost) return;
  const tax = taxed ? Math.round((lost.amount * 19) / 119) : 0;
  const head = {day: lost.day, document: document.number, text: `Ausbuchung ${payer}`};
  journal.book({...head, cents: booked(lost.amount - tax), debit: BAD_DEBTS, credit: RECEIVABLES});
  journal.book({...head, cents: booked(tax), debit: SALES_TAX, credit: RECEIVABLES});
}
