import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {
  calendarMonth,
  type Day,
  dayOf,
  firstDay,
  germanDay,
  lastDay,
  type Month,
  workingDays,
} from '../world/calendar.ts';
import {COST_CENTRES, type CostCentre, exists, POOLS} from './cost_centres.ts';
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

/** Those that were founded by then, with the end of those that were closed. */
export function writeCostCentres(file: List, until: Day): void {
  for (const {code, name, kind, from, to} of COST_CENTRES) {
    const founded = from === undefined ? dayOf(2015, 10, 1) : firstDay(from);
    if (founded > until) continue;
    const closed = to === undefined || firstDay(to) > until ? '' : germanDay(lastDay(to - 1));
    file.row([code, name, AREA[kind], AREA[kind], germanDay(founded), closed]);
  }
}

export const CAPACITY = windows('Kostenstelle;Monat;FTE;Minuten', {
  money: 'FTE',
  grouped: 'Minuten',
});

/** 7 hours a day, of which 81 % are left for work that somebody asks for. */
const MINUTES_A_DAY = 7 * 60 * 0.81;
/** Leave, sickness and training take 51 of 250 days. */
const PRESENT = 199 / 250;
/** Share of the leave that falls into each month, January to December; mean 1. */
const LEAVE = [0.8, 0.8, 0.8, 1, 1, 1, 1.2, 1.6, 0.9, 0.9, 0.8, 1.2];

/** The third quarter of the second year: orders were missing in the workshop. */
const SHORT_TIME = {from: 18, to: 21, share: 0.8};
/** One winter month in which the hotline has the flu, and more cases than it can take (108 %). */
const FLU = {month: 16, share: 0.72};

/** Practical capacity of the cost centres, by month. */
export function writeCapacity(file: List, roster: Roster, until: Day): void {
  for (const centre of COST_CENTRES) {
    if (centre.fte === 0) continue;
    for (let month = 0; firstDay(month) <= until; month++) {
      if (!exists(centre, month)) continue;
      const people = roster(centre.code, month).reduce((sum, {degree}) => sum + degree, 0);
      const minutes = Math.round((people / 100) * minutesOf(centre, month));
      file.row([centre.code, germanDay(firstDay(month)), people, minutes]);
    }
  }
}

function minutesOf({code, kind}: CostCentre, month: Month): number {
  const leave = 1 - (1 - PRESENT) * (LEAVE[calendarMonth(month)] as number);
  const isShort = kind === 'production' && month >= SHORT_TIME.from && month < SHORT_TIME.to;
  const isIll = code === POOLS.hotline && month === FLU.month;
  const days = workingDays(month).length;
  return days * MINUTES_A_DAY * leave * (isShort ? SHORT_TIME.share : 1) * (isIll ? FLU.share : 1);
}
