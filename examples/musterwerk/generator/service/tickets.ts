import type {Customer} from '../customers/customer.ts';
import {appetite, longComplaintsIn} from '../customers/life.ts';
import {WORST_SERVICE} from '../customers/loss_makers.ts';
import {always, delimited, type Format, numbersOf} from '../files/format.ts';
import type {Outbox} from '../files/outbox.ts';
import type {Product} from '../products/products.ts';
import {type MachineCount, WORK_PER_MACHINE} from '../sales/machine_orders.ts';
import {TRAINING} from '../staff/trainings.ts';
import {
  afterWorkingHours,
  type Day,
  firstDay,
  fiscalYearOf,
  isWorkingDay,
  lastDay,
  type Month,
  weekday,
} from '../world/calendar.ts';
import {partsDemand} from '../world/economy.ts';
import {
  between,
  chance,
  chooser,
  lognormal,
  normal,
  pick,
  poisson,
  type Random,
  type Streams,
} from '../world/random.ts';
import {caseCount} from './cases.ts';
import {type TicketKind, ticketSubject} from './ticket_texts.ts';

/** Times in seconds of local wall-clock time since 1970. */
export interface Ticket {
  id: string;
  customer: Customer;
  kind: TicketKind;
  channel: string;
  cause: string;
  product: Product;
  opened: number;
  answered: number | null;
  solved: number | null;
  reopened: number | null;
  minutes: number;
  measured: boolean;
  handovers: number;
  paused: number;
  goodwill: number;
  justified: boolean;
  firstContact: boolean;
  subject: string;
}

export interface Desk {
  streams: Streams;
  products: readonly Product[];
  machines: MachineCount;
  regionSouth: (customer: Customer) => boolean;
  /** The share of the hotline whose training works in a month. */
  skilled: (month: Month) => number;
}

export interface TicketFile {
  write(ticket: Ticket, openedMissing: boolean): void;
}

/** The file has no header. */
const COLUMNS =
  'ticket;kunde;art;kanal;ursache;artikel;eröffnet;beantwortet;gelöst;wieder eröffnet;minuten;quelle;übergaben;pausen;kulanz;berechtigt;erstkontakt;betreff';
const TICKETS: Format = {
  ...delimited('utf-8', ',', '\n'),
  numbers: numbersOf(COLUMNS, {
    time: 'eröffnet;beantwortet;gelöst;wieder eröffnet',
    'plain money': 'kulanz',
  }),
};

export function openTickets(outbox: Outbox): TicketFile {
  const feed = outbox.feed('service/tickets_*.csv.gz', TICKETS);
  return {
    write(ticket, openedMissing) {
      const {opened, answered, solved, reopened} = ticket;
      const times = [opened, answered, solved].filter(time => time !== null);
      const days = times.map(dayOfTime).sort((a, b) => a - b);
      const known = (time: number | null, day: Day) =>
        time === null || dayOfTime(time) > day ? '' : time;
      feed.states(days, at => {
        const day = days[at] as Day;
        const isSolved = solved !== null && dayOfTime(solved) <= day;
        const isComplaint = ticket.kind === 'reklamation';
        return [
          ticket.id,
          ticket.customer.number,
          ticket.kind,
          ticket.channel,
          ticket.cause,
          ticket.product.number,
          openedMissing ? '' : opened,
          known(answered, day),
          known(solved, day),
          isSolved && reopened !== null ? reopened : '',
          isSolved ? ticket.minutes.toFixed(1) : '',
          isSolved ? (ticket.measured ? 'gemessen' : 'geschaetzt') : '',
          isSolved ? ticket.handovers : 0,
          isSolved ? ticket.paused : '',
          isSolved && ticket.goodwill > 0 ? ticket.goodwill : '',
          isComplaint && isSolved ? String(ticket.justified) : '',
          isSolved ? String(ticket.firstContact) : '',
          always(ticket.subject),
        ];
      });
    },
  };
}

const dayOfTime = (time: number): Day => Math.floor(time / 86_400);

/** A month's tickets of a customer. */
export function drawTickets(desk: Desk, customer: Customer, month: Month): Ticket[] {
  const now = appetite(customer.life, month);
  if (now === 0) return [];
  const random = desk.streams('tickets', customer.index, month);
  const tickets: Ticket[] = [];
  for (let n = caseCount(desk.streams, customer, month); n > 0; n--) {
    const kind = chance(random, 0.62) ? 'anfrage' : 'stoerung';
    tickets.push(drawTicket(random, desk, customer, month, kind));
  }
  // The long ones are known before: they make it likelier that the customer leaves.
  const long = longComplaintsIn(customer.life, month);
  const worst = customer.lossCause === 'service' ? WORST_SERVICE.complaints : 0;
  const mean = (complaints(desk, customer, month) + worst / 12) * now;
  for (let n = poisson(random, Math.max(0, mean - LONG_COMPLAINTS)); n > 0; n--) {
    tickets.push(drawTicket(random, desk, customer, month, 'reklamation'));
  }
  for (let n = long; n > 0; n--) {
    tickets.push(drawTicket(random, desk, customer, month, 'reklamation', true));
  }
  return tickets;
}

/** A month's mean of complaints that stay open for more than ten working days. */
const LONG_COMPLAINTS = 0.11 / 12;

/** Mean complaints of a month: from use, from young machines, from parts orders. */
function complaints(desk: Desk, customer: Customer, month: Month): number {
  const orders = 12.6 * Math.sqrt(customer.size) * customer.partsTaste * partsDemand(month);
  const machines = desk.machines(customer, month - 12, month) / 12;
  return (0.3 * customer.intensity + 0.012 * orders) / 12 + 0.55 * WORK_PER_MACHINE * machines;
}

const drawChannel = chooser([
  ['telefon', 48],
  ['mail', 31],
  ['portal', 18],
  ['chat', 3],
]);

const drawCause = chooser([
  ['Lieferung', 31],
  ['Produkt', 27],
  ['Montage', 14],
  ['Rechnung', 13],
  ['Dokumentation', 8],
  ['Sonstiges', 7],
]);

function drawTicket(
  random: Random,
  desk: Desk,
  customer: Customer,
  month: Month,
  kind: TicketKind,
  isLong = false,
): Ticket {
  const opened = drawOpening(random, month);
  const waits = responseHours(random, month) * (isSick(desk, customer, month) ? 3.6 : 1);
  const reply = afterWorkingHours(opened, waits);
  const answered = chance(random, 0.003) ? null : reply;
  const effort = Math.round(lognormal(random, 34, 0.7325) * 10) / 10;
  const [hours, quick] = drawResolution(random, kind, isLong, desk.skilled(month));
  const solved = Math.max(afterWorkingHours(opened, hours), afterWorkingHours(reply, effort / 60));
  const german = ['DE', 'AT', 'CH'].includes(customer.country.code);
  const product = pick(random, desk.products);
  const again = chance(random, 0.06);
  return {
    id: '',
    customer,
    kind,
    channel: drawChannel(random),
    cause: kind === 'reklamation' ? drawCause(random) : kind === 'stoerung' ? 'Produkt' : '',
    product,
    opened,
    answered,
    solved: answered === null ? null : solved,
    reopened: again && answered !== null ? solved + 7200 : null,
    minutes: effort,
    measured: chance(random, 0.92),
    handovers: poisson(random, 0.7),
    paused: chance(random, 0.25) ? between(random, 30, 2400) : 0,
    justified: chance(random, 0.82),
    goodwill:
      kind === 'reklamation' && chance(random, 0.3)
        ? Math.round(lognormal(random, 24_000, 0.8))
        : 0,
    firstContact: quick,
    subject: ticketSubject(random, kind, german, [product]),
  };
}

/** Four months in which half of the southern desk was ill. */
export const SICK_LEAVE = {from: 26, to: 30};

const isSick = ({regionSouth}: Desk, customer: Customer, month: Month) =>
  month >= SICK_LEAVE.from && month < SICK_LEAVE.to && regionSouth(customer);

const OUTSIDE_HOURS = 0.07;

/** Mondays bring most; 7 % come in the evening or at the weekend. */
function drawOpening(random: Random, month: Month): number {
  const outside = chance(random, OUTSIDE_HOURS);
  const day = outside ? between(random, firstDay(month), lastDay(month)) : drawDay(random, month);
  if (!outside) return day * 86_400 + between(random, 8 * 3600, 17 * 3600 - 60);
  const [from, to] = isWorkingDay(day) ? [17, 22] : [9, 18];
  return day * 86_400 + between(random, from * 3600, to * 3600);
}

const WEEKDAY_LOAD = [1.25, 1.08, 1.0, 0.95, 0.72];

function drawDay(random: Random, month: Month): Day {
  for (;;) {
    const day = between(random, firstDay(month), lastDay(month));
    if (random() * 1.25 < (WEEKDAY_LOAD[weekday(day)] ?? 0)) return day;
  }
}

/** Working hours to the first reply: median 1.36, 1.30, 1.25 … by year, so 66 to 70 % within two. */
function responseHours(random: Random, month: Month): number {
  const median = Math.max(1, 1.36 - 0.055 * fiscalYearOf(month));
  return median * Math.exp(0.92 * normal(random));
}

/** Ten working days, at nine hours each. */
const TEN_DAYS = 90;

/**
 * Working hours to the solution, and whether the first contact brought it (62 %).
 * Cases: median 6 hours, P80 19.5. Complaints: 71 % within ten working days.
 */
function drawResolution(
  random: Random,
  kind: TicketKind,
  isLong: boolean,
  skilled: number,
): [hours: number, firstContact: boolean] {
  const z = normal(random);
  const luck = random();
  if (isLong) return [TEN_DAYS * (1.1 + 0.8 * luck), false];
  if (kind === 'reklamation') return [Math.min(TEN_DAYS, 40 * Math.exp(0.7 * z)), luck < 0.05];
  return [6 * Math.exp(1.4 * z), luck < (z < 0 ? 0.9 : 0.34) + TRAINING.firstContact * skilled];
}
