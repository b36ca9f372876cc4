import type {Customer} from '../customers/customers.ts';
import {appetite} from '../customers/spans.ts';
import {type CsvFile, openCsv} from '../files/csv_writer.ts';
import type {MachineCount} from '../sales/machines.ts';
import {type Contract, callOutCount, runningContract} from '../sales/sales.ts';
import {POOLS} from '../staff/cost_centres.ts';
import type {Roster} from '../staff/employees.ts';
import {type Day, isoDay, type Month, workingDays} from '../world/calendar.ts';
import {chance, lognormal, pick, poisson, type Streams} from '../world/random.ts';

type ActivityKind = 'besuch' | 'anruf' | 'serviceeinsatz' | 'angebot';

interface Activity {
  kind: ActivityKind;
  day: Day;
  customer: Customer;
  employee: string;
  minutes: number;
  measured: boolean;
}

/** Who does it, how long it takes in the mean (minutes, with travel), and how often a clock ran. */
const EFFORT = {
  besuch: {team: POOLS.fieldSales, minutes: 195, sigma: 0.45, measured: 0.55},
  anruf: {team: POOLS.fieldSales, minutes: 14, sigma: 0.6, measured: 0.7},
  angebot: {team: POOLS.quotations, minutes: 500, sigma: 0.6, measured: 0.6},
  serviceeinsatz: {team: POOLS.fieldService, minutes: 415, sigma: 0.4, measured: 0.55},
  wartungsbesuch: {team: POOLS.fieldService, minutes: 390, sigma: 0.3, measured: 0.55},
  garantiebesuch: {team: POOLS.fieldService, minutes: 430, sigma: 0.4, measured: 0.55},
  inbetriebnahme: {team: POOLS.fieldService, minutes: 2100, sigma: 0.35, measured: 0.55},
} as const;

type Effort = keyof typeof EFFORT;

const KIND: Partial<Record<Effort, ActivityKind>> = {
  besuch: 'besuch',
  anruf: 'anruf',
  angebot: 'angebot',
};

/** What the activities of a month follow from. */
export interface Work {
  streams: Streams;
  roster: Roster;
  machines: MachineCount;
  contracts: (customer: Customer) => readonly Contract[];
}

export function openActivities(folder: string): CsvFile {
  return openCsv(folder, 'crm/aktivitaeten.csv.gz', {
    encoding: 'utf-8',
    delimiter: ';',
    newline: '\n',
    header: 'id;art;datum;kundennummer;mitarbeiter;minuten;minuten_quelle'.split(';'),
  });
}

/** Writes a month, by day; returns the number of the last activity. */
export function writeActivities(
  file: CsvFile,
  work: Work,
  customers: readonly Customer[],
  month: Month,
  lastId: number,
): number {
  const activities = customers.flatMap(customer => [...monthOfCustomer(work, customer, month)]);
  activities.sort((a, b) => a.day - b.day);
  let id = lastId;
  for (const activity of activities) {
    id++;
    file.row([
      `A${String(id).padStart(8, '0')}`,
      activity.kind,
      isoDay(activity.day),
      activity.customer.number,
      activity.employee,
      String(activity.minutes),
      activity.measured ? 'gemessen' : 'geschaetzt',
    ]);
  }
  return id;
}

function* monthOfCustomer(work: Work, customer: Customer, month: Month): Generator<Activity> {
  const random = work.streams('activities', customer.index, month);
  for (const [effort, mean] of drivers(work, customer, month)) {
    // Commissioning and call-outs are known, not drawn: the invoices have them, too.
    const known = effort === 'inbetriebnahme' || effort === 'serviceeinsatz';
    for (let n = known ? mean : poisson(random, mean); n > 0; n--) {
      const {team, minutes, sigma, measured} = EFFORT[effort];
      const people = work.roster(team, month);
      const isMeasured = chance(random, measured);
      yield {
        kind: KIND[effort] ?? 'serviceeinsatz',
        day: pick(random, workingDays(month)),
        customer,
        employee: people.length > 0 ? pick(random, people).number : '',
        // Without a clock, the standard time is written down.
        minutes: isMeasured ? Math.max(3, Math.round(lognormal(random, minutes, sigma))) : minutes,
        measured: isMeasured,
      };
    }
  }
}

/** Counts or their means in a month. A machine's quotes come before its order, its warranty visits after acceptance. */
function drivers(work: Work, customer: Customer, month: Month): [Effort, number][] {
  const now = appetite(customer.spans, month);
  if (now === 0 || customer.kind === 'collective') return [];
  const {size, intensity} = customer;
  const quoted = work.machines(customer, month + 8, month + 14) / 6;
  const young = work.machines(customer, month - 12, month) / 12;
  const accepted = work.machines(customer, month, month + 1);
  const contract = runningContract(work.contracts(customer), customer, month) ? 1 : 0;
  return [
    ['besuch', (2.3 * size ** 0.45 * now) / 12 + 2.2 * quoted],
    ['anruf', (8 * size ** 0.4 * now) / 12],
    ['angebot', (0.22 * size ** 0.4 * now) / 12 + 3.1 * quoted],
    ['serviceeinsatz', callOutCount(work.streams, customer, month)],
    ['wartungsbesuch', (1.9 * contract) / 12],
    ['garantiebesuch', 1.6 * young + (0.12 * intensity * now) / 12],
    ['inbetriebnahme', accepted],
  ];
}
