import type {Customer} from '../customers/customer.ts';
import {appetite, longComplaintsIn} from '../customers/life.ts';
import {quoted, utf8} from '../files/format.ts';
import type {Outbox} from '../files/outbox.ts';
import type {Employee} from '../staff/employees.ts';
import {isPresent} from '../staff/employees.ts';
import {type Day, dayOf, firstDay, isoDay, type Month, workingDayFrom} from '../world/calendar.ts';
import {between, chance, chooser, pick, type Random, type Streams} from '../world/random.ts';
import {activityIds} from './activities.ts';
import {SICK_LEAVE, type Ticket} from './tickets.ts';

export interface Answer {
  kind: 'CSAT' | 'NPS' | 'MITARBEITER';
  day: Day;
  customer: string;
  ticket: string;
  value: number;
  comment: string;
}

/** Another tool took over, which calls the score and the day by other names. */
const SECOND_TOOL: Day = dayOf(2024, 4, 1);

export function openSurveys(outbox: Outbox, part: number): (answer: Answer) => void {
  const first = outbox.feed(
    'service/umfragen_*.csv',
    utf8('antwort_id;art;datum;kundennummer;ticket_id;wert;kommentar'),
  );
  const second = outbox.feed('service/befragung_*.csv', {
    ...utf8('antwort_id;art;beantwortet_am;kundennummer;ticket_id;note;kommentar'),
    encoding: 'utf-8 with mark',
  });
  const ids = activityIds('U', part);
  return ({kind, day, customer, ticket, value, comment}) => {
    const feed = day < SECOND_TOOL ? first : second;
    feed.row(day, [ids(day), kind, isoDay(day), customer, ticket, String(value), quoted(comment)]);
  };
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

const drawSatisfaction = chooser([
  [5, 48],
  [4, 36],
  [3, 9],
  [2, 4],
  [1, 3],
]);

/** 31 % of those whose ticket was solved answer within three days. */
export function ticketAnswer(streams: Streams, ticket: Ticket): Answer | null {
  const random = streams('csat', ticket.customer.index, ticket.opened);
  if (ticket.solved === null || !chance(random, 0.31)) return null;
  const value = drawSatisfaction(random);
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

const drawRecommendation = chooser([
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
const drawDisappointed = chooser([
  [9, 17],
  [10, 12],
  [8, 20],
  [7, 17],
  [6, 14],
  [4, 12],
  [2, 8],
]);

/** Customers of a slow region, or with a long complaint behind them, say so. */
export function recommendationAnswer(
  streams: Streams,
  customer: Customer,
  month: Month,
  isSouth: boolean,
): Answer | null {
  const now = Math.min(1, appetite(customer.life, month));
  if (now === 0 || customer.kind === 'collective') return null;
  const random = streams('nps', customer.index, month);
  if (!chance(random, (NPS_PER_YEAR * now) / 12)) return null;
  const {from, to} = SICK_LEAVE;
  const isSlow = isSouth && month >= from + 2 && month < to + 2 && chance(random, 0.42);
  const isAnnoyed = [0, 1, 2].some(ago => longComplaintsIn(customer.life, month - ago) > 0);
  const value = isSlow || isAnnoyed ? drawDisappointed(random) : drawRecommendation(random);
  return {
    kind: 'NPS',
    day: workingDayFrom(firstDay(month) + between(random, 0, 25)),
    customer: customer.number,
    ticket: '',
    value,
    comment: comment(random, value >= 9),
  };
}

const drawMood = chooser([
  [5, 20],
  [4, 43],
  [3, 26],
  [2, 9],
  [1, 2],
]);

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
    const value = drawMood(random);
    answers.push({kind: 'MITARBEITER', day, customer: '', ticket: '', value, comment: ''});
  }
  return answers;
}
