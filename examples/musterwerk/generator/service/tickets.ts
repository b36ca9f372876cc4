import type {Customer} from '../customers/customers.ts';
import {appetite} from '../customers/spans.ts';
import {type CsvFile, openCsv} from '../files/csv_writer.ts';
import type {Product} from '../products/products.ts';
import type {MachineCount} from '../sales/machines.ts';
import {
  afterWorkingHours,
  type Day,
  firstDay,
  fiscalYearOf,
  isWorkingDay,
  lastDay,
  type Month,
  wallClock,
  weekday,
} from '../world/calendar.ts';
import {partsDemand} from '../world/economy.ts';
import {
  between,
  chance,
  lognormal,
  normal,
  poisson,
  type Random,
  type Streams,
  weighted,
} from '../world/random.ts';
import {type TicketKind, ticketSubject} from './ticket_texts.ts';

/** Times in seconds of local wall-clock time since 1970. */
export interface Ticket {
  id: string;
  customer: Customer;
  kind: TicketKind;
  channel: string;
  opened: number;
  answered: number | null;
  solved: number | null;
  minutes: number | null;
  justified: boolean | null;
  firstContact: boolean;
  subject: string;
}

export interface Desk {
  streams: Streams;
  products: readonly Product[];
  machines: MachineCount;
  /** Last day of the history; what happens later is not known yet. */
  end: Day;
}

export function openTickets(folder: string): CsvFile {
  return openCsv(folder, 'service/tickets.csv.gz', {
    encoding: 'utf-8',
    delimiter: ',',
    newline: '\n',
    alwaysQuoted: [10],
  });
}

export function writeTicket(file: CsvFile, ticket: Ticket, openedMissing: boolean): void {
  const time = (seconds: number | null) => (seconds === null ? '' : wallClock(seconds));
  file.row([
    ticket.id,
    ticket.customer.number,
    ticket.kind,
    ticket.channel,
    openedMissing ? '' : time(ticket.opened),
    time(ticket.answered),
    time(ticket.solved),
    ticket.minutes === null ? '' : ticket.minutes.toFixed(1),
    ticket.justified === null ? '' : String(ticket.justified),
    String(ticket.firstContact),
    ticket.subject,
  ]);
}

/** A month's tickets by time of opening, numbered from the last one on. */
export function drawTickets(
  desk: Desk,
  customers: readonly Customer[],
  month: Month,
  lastId: number,
): Ticket[] {
  const tickets = customers.flatMap(customer => [...monthOfCustomer(desk, customer, month)]);
  tickets.sort((a, b) => a.opened - b.opened);
  tickets.forEach((ticket, index) => {
    ticket.id = `T${String(lastId + index + 1).padStart(7, '0')}`;
  });
  return tickets;
}

const CASES_PER_YEAR = 11.9;

function* monthOfCustomer(desk: Desk, customer: Customer, month: Month): Generator<Ticket> {
  const now = appetite(customer.spans, month);
  if (now === 0) return;
  const random = desk.streams('tickets', customer.index, month);
  const {size, intensity} = customer;
  const cases = (CASES_PER_YEAR * Math.sqrt(size) * intensity * now) / 12;
  for (let n = poisson(random, cases); n > 0; n--) {
    yield drawTicket(random, desk, customer, month, chance(random, 0.62) ? 'anfrage' : 'stoerung');
  }
  for (let n = poisson(random, complaints(desk, customer, month) * now); n > 0; n--) {
    yield drawTicket(random, desk, customer, month, 'reklamation');
  }
}

/** Mean complaints of a month: from use, from young machines, from parts orders. */
function complaints(desk: Desk, customer: Customer, month: Month): number {
  const orders = 12.6 * Math.sqrt(customer.size) * customer.partsTaste * partsDemand(month);
  const machines = desk.machines(customer, month - 12, month) / 12;
  return (0.36 * customer.intensity + 0.012 * orders) / 12 + 0.55 * machines;
}

function drawTicket(
  random: Random,
  desk: Desk,
  customer: Customer,
  month: Month,
  kind: TicketKind,
): Ticket {
  const opened = drawOpening(random, month);
  const known = (seconds: number) => (seconds < (desk.end + 1) * 86_400 ? seconds : null);
  const reply = afterWorkingHours(opened, responseHours(random, month));
  const answered = chance(random, 0.003) ? null : known(reply);
  const effort = Math.round(lognormal(random, 34, 0.7325) * 10) / 10;
  const [hours, quick] = drawResolution(random, kind);
  const done = Math.max(afterWorkingHours(opened, hours), afterWorkingHours(reply, effort / 60));
  const solved = answered === null ? null : known(done);
  const german = ['DE', 'AT', 'CH'].includes(customer.country.code);
  const justified = chance(random, 0.82);
  return {
    id: '',
    customer,
    kind,
    channel: weighted(random, [
      ['telefon', 48],
      ['mail', 31],
      ['portal', 18],
      ['chat', 3],
    ]),
    opened,
    answered,
    solved,
    minutes: solved !== null && chance(random, 0.92) ? effort : null,
    justified: kind === 'reklamation' && solved !== null ? justified : null,
    firstContact: solved !== null && quick,
    subject: ticketSubject(random, kind, german, desk.products),
  };
}

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

/**
 * Working hours to the solution, and whether the first contact brought it (62 %).
 * Cases: median 6 hours, P80 19.5. Complaints: 71 % within ten working days.
 */
function drawResolution(random: Random, kind: TicketKind): [hours: number, firstContact: boolean] {
  const z = normal(random);
  const luck = random();
  if (kind === 'reklamation') return [54 * Math.exp(0.92 * z), luck < 0.05];
  return [6 * Math.exp(1.4 * z), luck < (z < 0 ? 0.93 : 0.37)];
}
