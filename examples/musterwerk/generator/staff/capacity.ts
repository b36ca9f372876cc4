import {windows} from '../files/format.ts';
import {germanNumber} from '../files/german.ts';
import type {List} from '../files/list.ts';
import {type Day, firstDay, germanDay, type Month, workingDays} from '../world/calendar.ts';
import {chance, type Streams} from '../world/random.ts';
import {COST_CENTRES, type CostCentre, POOLS} from './cost_centres.ts';
import type {Roster} from './employees.ts';

export const COST_CENTRE_FILE = windows(
  'Kostenstelle;Bezeichnung;Abteilung;Bereich;Gültig ab;Geschlossen',
);

const AREA: Record<CostCentre['kind'], string> = {
  production: 'Produktion',
  pool: 'Vertrieb und Service',
  marketing: 'Marketing',
  development: 'Entwicklung',
  administration: 'Verwaltung',
  direct: 'Direkte Kosten',
};

export function writeCostCentres(file: List): void {
  for (const {code, name, kind} of COST_CENTRES)
    file.row([code, name, AREA[kind], AREA[kind], '01.10.2015', '']);
}

export const CAPACITY = windows('Kostenstelle;Monat;FTE;Minuten');

/** 7 hours a day, of which 81 % are left for work that somebody asks for. */
const MINUTES_A_DAY = 7 * 60 * 0.81;
/** Leave, sickness and training take 51 of 250 days. */
const PRESENT = 199 / 250;
/** Share of the leave that falls into each month, January to December; mean 1. */
const LEAVE = [0.5, 0.5, 0.6, 1, 1, 1, 1.5, 2.4, 0.8, 0.7, 0.5, 1.5];

/** The third quarter of the second year: orders were missing in the workshop. */
const SHORT_TIME = {from: 18, to: 21, share: 0.8};

/** Practical capacity of the cost centres, by month. */
export function writeCapacity(file: List, streams: Streams, roster: Roster, until: Day): void {
  for (const centre of COST_CENTRES) {
    if (centre.fte === 0) continue;
    for (let month = 0; firstDay(month) <= until; month++) {
      const people = roster(centre.code, month).reduce((sum, {degree}) => sum + degree, 0);
      const minutes = Math.round((people / 100) * minutesOf(streams, centre, month));
      file.row([
        centre.code,
        germanDay(firstDay(month)),
        germanNumber(people, 2),
        germanNumber(minutes, 0),
      ]);
    }
  }
}

function minutesOf(streams: Streams, {code, kind}: CostCentre, month: Month): number {
  const calendar = (((month + 9) % 12) + 12) % 12;
  const leave = 1 - (1 - PRESENT) * (LEAVE[calendar] as number);
  const isShort = kind === 'production' && month >= SHORT_TIME.from && month < SHORT_TIME.to;
  // One winter month in three the hotline has the flu, and more cases than it can take.
  const isIll = code === POOLS.hotline && calendar === 1 && chance(streams('flu', month), 0.34);
  const days = workingDays(month).length;
  return days * MINUTES_A_DAY * leave * (isShort ? SHORT_TIME.share : 1) * (isIll ? 0.72 : 1);
}
