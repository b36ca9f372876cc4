import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {WORST_SERVICE} from '../customers/loss_makers.ts';
import {utf8} from '../files/format.ts';
import type {Tally} from '../files/manifest.ts';
import {RESTATED} from '../files/mishaps.ts';
import type {Outbox} from '../files/outbox.ts';
import {type Contract, runningContract} from '../sales/contracts.ts';
import type {Document} from '../sales/documents.ts';
import {type MachineCount, WORK_PER_MACHINE} from '../sales/machine_orders.ts';
import {LOST} from '../sales/quotes.ts';
import {callOutCount} from '../sales/service_calls.ts';
import type {Roster} from '../staff/employees.ts';
import {type Day, type Month, monthOf, rememberedByDay, workingDays} from '../world/calendar.ts';
import {fiveDigits, twoDigits} from '../world/digits.ts';
import {partsDemand, season} from '../world/economy.ts';
import {chance, lognormal, pick, poisson, type Random, type Streams} from '../world/random.ts';
import {EFFORT, type Effort} from './efforts.ts';

/** What the activities of a month follow from. */
export interface Work {
  streams: Streams;
  roster: Roster;
  machines: MachineCount;
  contracts: (customer: Customer) => readonly Contract[];
  plant: Tally['dirt'];
}

export interface Activities {
  /** What the staff does for a customer in a month. */
  work(customer: Customer, month: Month): void;
  /** A dunning letter or the talk about a dispute. */
  receivable(kind: 'dunning' | 'dispute', day: Day, document: Document): void;
  /** What is done to win a customer; who has no account yet is nobody's number. */
  acquire(random: Random, effort: Effort, day: Day, account: string): void;
}

const HEADER = utf8('id;art;zweck;datum;kundennummer;mitarbeiter;minuten;minuten_quelle', {
  day: 'datum',
});

export function openActivities(outbox: Outbox, work: Work, part: number): Activities {
  const feed = outbox.feed('crm/aktivitaeten_*.csv.gz', HEADER);
  const ids = activityIds('A', part);
  const acquisitionIds = activityIds('V', part);
  const write = (
    random: Random,
    effort: Effort,
    day: Day,
    customer: string,
    identify: (day: Day) => string = ids,
  ) => {
    const {kind, team, minutes, sigma, measured} = EFFORT[effort];
    const people = work.roster(team, Math.max(0, monthOf(day)));
    const isMeasured = chance(random, measured);
    const employee = people.length > 0 ? pick(random, people).number : '';
    // Without a clock, the standard time is written down.
    const took = isMeasured ? Math.max(3, Math.round(lognormal(random, minutes, sigma))) : minutes;
    const source = isMeasured ? 'gemessen' : 'geschaetzt';
    const id = identify(day);
    const row = (minutes: number) => [id, kind, effort, day, customer, employee, minutes, source];
    const isRestated =
      kind === 'serviceeinsatz' && day >= RESTATED.first && day <= RESTATED.last && isMeasured;
    if (!isRestated) {
      feed.row(day, row(took));
      return;
    }
    feed.states([day, RESTATED.on], at =>
      row(at === 0 ? Math.max(1, took - RESTATED.minutes) : took),
    );
    if (outbox.tellsAgain(day, RESTATED.on))
      work.plant('crm/aktivitaeten', 'month restated', 'repeated');
  };
  return {
    work(customer, month) {
      const random = work.streams('activities', customer.index, month);
      for (const [effort, count] of effortsIn(work, customer, month)) {
        for (let n = count; n > 0; n--)
          write(random, effort, pick(random, workingDays(month)), customer.number);
      }
    },
    receivable(kind, day, {customer, number}) {
      const random = work.streams(kind, day, Number(number.slice(-8)));
      write(random, kind === 'dunning' ? 'mahnung' : 'klaerung', day, customer.number);
    },
    acquire: (random, effort, day, account) => write(random, effort, day, account, acquisitionIds),
  };
}

/** Identifiers that rise with the day, so that they follow from it. */
export function activityIds(prefix: string, part: number): (day: Day) => string {
  const head = part === 0 ? prefix : prefix + twoDigits(part);
  const given = rememberedByDay(day => ({head: `${head}${day}`, last: 0}));
  return day => {
    const id = given(day);
    return id.head + fiveDigits(++id.last);
  };
}

/** Of the quotes for machines, the share that sales talk over with the customer. */
const TALKED_OVER = 0.5;

/** Maintenance visits a year, 1.9 in the mean. Premium customers get far more than they pay for. */
const VISITS: Record<Contract['tier'], number> = {Basic: 1.1, Plus: 1.6, Premium: 5.3};

/** Visits of field sales before a machine, and under its warranty in its first year. */
const BEFORE = 2.2 * WORK_PER_MACHINE;
const IN_WARRANTY = 1.6 * WORK_PER_MACHINE;

/** A year's questions for the price of parts, from those who do not order by shop or EDI: 7,000 in all. */
const partsQuotes = ({size, partsTaste, electronic}: Customer) =>
  7.6 * Math.sqrt(size) * partsTaste * (1 - electronic);

/** How often the staff does each kind of work for a customer in a month. */
export function effortsIn(
  work: Pick<Work, 'streams' | 'machines' | 'contracts'>,
  customer: Customer,
  month: Month,
): [Effort, number][] {
  const efforts = drivers(work, customer, month);
  if (efforts.length === 0) return efforts;
  const random = work.streams('activity counts', customer.index, month);
  for (const each of efforts) if (!isKnown(each[0])) each[1] = poisson(random, each[1]);
  return efforts;
}

/** Commissioning and call-outs are known, not drawn: the invoices have them, too. */
const isKnown = (effort: Effort) => effort === 'inbetriebnahme' || effort === 'serviceeinsatz';

/** Counts or their means in a month. A machine's talks come before its order, its warranty visits after acceptance. */
function drivers(
  work: Pick<Work, 'streams' | 'machines' | 'contracts'>,
  customer: Customer,
  month: Month,
): [Effort, number][] {
  const now = appetite(customer.life, month);
  if (now === 0 || customer.kind === 'collective') return [];
  const {size, intensity} = customer;
  const worst = customer.lossCause === 'service' ? WORST_SERVICE : {visits: 1, warrantyVisits: 0};
  const quoted = work.machines(customer, month + 8, month + 14) / 6;
  const young = work.machines(customer, month - 12, month) / 12;
  const accepted = work.machines(customer, month, month + 1);
  const contract = runningContract(work.contracts(customer), month);
  const busy = season('service', month);
  const visits = contract ? VISITS[contract.tier] : 0;
  const quotes = (LOST.others * size ** 0.4 * now) / 12 + (1 + LOST.perMachine) * quoted;
  return [
    ['besuch', ((2.3 * size ** 0.45 * worst.visits * now) / 12 + BEFORE * quoted) * busy],
    ['teileangebot', (partsQuotes(customer) * now * partsDemand(month)) / 12],
    ['angebotsgespraech', TALKED_OVER * quotes * busy],
    ['anruf', (8 * size ** 0.4 * now * busy) / 12],
    ['serviceeinsatz', callOutCount(work.streams, customer, month)],
    ['wartung', (visits / 12) * busy],
    [
      'garantie',
      (IN_WARRANTY * young + (0.12 * intensity * now + worst.warrantyVisits) / 12) * busy,
    ],
    ['inbetriebnahme', accepted],
  ];
}
