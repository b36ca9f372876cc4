import type {Customer} from '../customers/customers.ts';
import {appetite} from '../customers/spans.ts';
import {type CsvFile, openCsv} from '../files/csv_writer.ts';
import type {Employee} from '../staff/employees.ts';
import {isPresent} from '../staff/employees.ts';
import {type Day, firstDay, isoDay, type Month, workingDayFrom} from '../world/calendar.ts';
import {between, chance, pick, type Random, type Streams, weighted} from '../world/random.ts';
import type {Ticket} from './tickets.ts';

export interface Answer {
  kind: 'CSAT' | 'NPS' | 'MITARBEITER';
  day: Day;
  customer: string;
  ticket: string;
  value: number;
  comment: string;
}

export function openSurveys(folder: string): CsvFile {
  return openCsv(folder, 'service/umfragen.csv', {
    encoding: 'utf-8',
    delimiter: ';',
    newline: '\n',
    header: 'antwort_id;art;datum;kundennummer;ticket_id;wert;kommentar'.split(';'),
  });
}

export function writeAnswer(file: CsvFile, answer: Answer, id: number): void {
  file.row([
    `U${String(id).padStart(7, '0')}`,
    answer.kind,
    isoDay(answer.day),
    answer.customer,
    answer.ticket,
    String(answer.value),
    answer.comment,
  ]);
}

const PRAISE = [
  'Schnell und freundlich',
  'Alles bestens, danke!',
  'Very helpful',
  'Kompetente Beratung am Telefon',
];
const BLAME = [
  'Zu lange gewartet',
  'Dreimal nachgefragt; erst dann kam eine Antwort',
  'Too slow',
  'Problem besteht weiter',
];

const comment = (random: Random, happy: boolean) =>
  chance(random, 0.2) ? pick(random, happy ? PRAISE : BLAME) : '';

const SATISFACTION = [
  [5, 48],
  [4, 36],
  [3, 9],
  [2, 4],
  [1, 3],
] as const;

/** 31 % of those whose ticket was solved answer within three days. */
export function ticketAnswer(streams: Streams, ticket: Ticket): Answer | null {
  const random = streams('csat', Number(ticket.id.slice(1)));
  if (ticket.solved === null || !chance(random, 0.31)) return null;
  const value = weighted(random, SATISFACTION);
  return {
    kind: 'CSAT',
    day: Math.floor(ticket.solved / 86_400) + between(random, 0, 3),
    customer: ticket.customer.number,
    ticket: ticket.id,
    value,
    comment: comment(random, value >= 4),
  };
}

/** Answers to the question of recommendation: 420 a year, 53 % promoters, 15 % detractors. */
const NPS_PER_YEAR = 420 / 1565;

export function recommendationAnswer(
  streams: Streams,
  customer: Customer,
  month: Month,
): Answer | null {
  const now = appetite(customer.spans, month);
  const random = streams('nps', customer.index, month);
  if (customer.kind === 'collective' || !chance(random, (NPS_PER_YEAR * now) / 12)) return null;
  const value = weighted(random, [
    [9, 30],
    [10, 23],
    [8, 19],
    [7, 13],
    [6, 6],
    [5, 4],
    [3, 3],
    [1, 1],
    [0, 1],
  ]);
  return {
    kind: 'NPS',
    day: workingDayFrom(firstDay(month) + between(random, 0, 25)),
    customer: customer.number,
    ticket: '',
    value,
    comment: comment(random, value >= 9),
  };
}

/** Twice a year, in November and May; 71 % answer, mean 3.7. Nobody can tell who said what. */
export function staffAnswers(
  streams: Streams,
  employees: readonly Employee[],
  month: Month,
): Answer[] {
  if (month % 12 !== 1 && month % 12 !== 7) return [];
  const random = streams('staff survey', month);
  const day = workingDayFrom(firstDay(month) + 14);
  const asked = employees.filter(employee => isPresent(employee, day)).length;
  const answers: Answer[] = [];
  for (let n = 0; n < asked; n++) {
    if (!chance(random, 0.71)) continue;
    const value = weighted(random, [
      [5, 20],
      [4, 43],
      [3, 26],
      [2, 9],
      [1, 2],
    ]);
    answers.push({kind: 'MITARBEITER', day, customer: '', ticket: '', value, comment: ''});
  }
  return answers;
}
