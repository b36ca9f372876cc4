import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {
  type Day,
  firstDay,
  germanDay,
  HISTORY_START,
  type Month,
  workingDayFrom,
} from '../world/calendar.ts';
import {between, chance, type Random, type Streams} from '../world/random.ts';
import {POOLS} from './cost_centres.ts';
import {type Employee, isPresent} from './employees.ts';

/** Share of customer-role staff with a valid CRM training: from 55 to 78 % within 28 months, then steady. */
const trainedShare = (month: Month) => 0.55 + 0.23 * Math.min(1, Math.max(0, month) / 28);

export const TRAININGS = windows('Personalnummer;Schulung;Datum;Gültig bis');

export function writeTrainings(
  file: List,
  streams: Streams,
  employees: readonly Employee[],
  months: Month,
  until: Day,
): void {
  for (const employee of employees) writeTrainingsOf(file, streams, employee, months, until);
}

function writeTrainingsOf(
  file: List,
  streams: Streams,
  employee: Employee,
  months: Month,
  until: Day,
): void {
  const random = streams('trainings', Number(employee.number));
  const end = Math.min(employee.left ?? Number.POSITIVE_INFINITY, until);
  const courses: [string, Day, Day | null][] = [];
  if (employee.costCentre.customerRole) {
    const start = firstCrmTraining(random, employee, months);
    // Renewed a few weeks before it lapses.
    for (let day = start; day <= end; day = workingDayFrom(day + 690 + between(random, 0, 30))) {
      courses.push(['CRM-Anwendung', day, day + 730]);
    }
  }
  const diagnosed = diagnosisTraining(employee);
  if (diagnosed !== null && diagnosed <= end) courses.push([DIAGNOSIS, diagnosed, null]);
  for (let day = employee.entered + 5; day <= end; day += 365) {
    if (day > HISTORY_START - 365)
      courses.push(['Arbeitssicherheit', workingDayFrom(day), day + 365]);
  }
  if (chance(random, 0.4)) {
    const day = workingDayFrom(
      Math.max(employee.entered, HISTORY_START) + between(random, 20, 330),
    );
    if (day <= end) courses.push(['Produktschulung', day, null]);
  }
  for (const [course, day, until] of courses) {
    file.row([employee.number, course, germanDay(day), until === null ? '' : germanDay(until)]);
  }
}

/** The month in which the share reaches the employee's rank, or soon after they joined. */
function firstCrmTraining(random: Random, employee: Employee, months: Month): Day {
  const offset = between(random, 0, 20);
  if (employee.rank < trainedShare(0)) {
    const before = HISTORY_START - between(random, 10, 680);
    return workingDayFrom(
      employee.entered < before ? before : Math.max(before, employee.entered + offset),
    );
  }
  for (let month = 0; month < months; month++) {
    if (employee.rank < trainedShare(month)) {
      return workingDayFrom(Math.max(firstDay(month), employee.entered) + offset);
    }
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * The hotline learns to find a fault by telephone, in two waves; who comes later learns it at once.
 * Three months after it, six more of a hundred cases are solved at the first contact.
 */
export const TRAINING: {
  course: string;
  waves: readonly [Month, Month];
  worksAfter: Month;
  firstContact: number;
} = {course: 'Diagnose am Telefon', waves: [9, 19], worksAfter: 3, firstContact: 0.06};
const DIAGNOSIS = TRAINING.course;

function diagnosisTraining({costCentre, entered, rank}: Employee): Day | null {
  if (costCentre.code !== POOLS.hotline) return null;
  const [first, second] = TRAINING.waves;
  const wave = firstDay(rank < 0.5 ? first : second) + 7;
  return workingDayFrom(Math.max(wave, entered + 10));
}

/** The share of the hotline whose training works in a month. */
export function skilledShare(employees: readonly Employee[]): (month: Month) => number {
  const hotline = employees.filter(({costCentre}) => costCentre.code === POOLS.hotline);
  const shares = new Map<Month, number>();
  return month => {
    const known = shares.get(month);
    if (known !== undefined) return known;
    const present = hotline.filter(one => isPresent(one, firstDay(month) + 14));
    const works = firstDay(month - TRAINING.worksAfter);
    const skilled = present.filter(one => (diagnosisTraining(one) ?? works) < works + 28);
    const share = skilled.length / Math.max(1, present.length);
    shares.set(month, share);
    return share;
  };
}
