import {personName} from '../customers/names.ts';
import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {
  type Day,
  firstDay,
  germanDay,
  HISTORY_START,
  lastDay,
  type Month,
  remembered,
} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import {between, chance, type Random, type Streams} from '../world/random.ts';
import {COST_CENTRES, type CostCentre} from './cost_centres.ts';

export interface Employee {
  number: string;
  name: string;
  costCentre: CostCentre;
  entered: Day;
  /** Last day with us. */
  left: Day | null;
  /** Hundredths of a full-time job. */
  degree: number;
  /** Even between 0 and 1 over the staff in customer roles; says who is trained early. */
  rank: number;
}

const TURNOVER = 0.07;
/** With part-time jobs a full-time equivalent needs a little more than one head. */
const FTE_PER_HEAD = 0.95;

/** Jobs are filled one after the other; each job has its own stream. */
export function drawEmployees(streams: Streams, customerCount: number, months: number): Employee[] {
  const scale = customerCount / REFERENCE_CUSTOMERS;
  const employees: Employee[] = [];
  let job = 0;
  for (const costCentre of COST_CENTRES) {
    for (const degree of jobDegrees(costCentre.fte * scale)) {
      employees.push(...fillJob(streams('job', job++), costCentre, degree, months));
    }
  }
  employees.sort((a, b) => a.entered - b.entered);
  employees.forEach((employee, index) => {
    employee.number = String(10_001 + index);
  });
  // Multiples of the golden ratio: even, however many there are.
  employees
    .filter(({costCentre}) => costCentre.customerRole)
    .forEach((employee, index) => {
      employee.rank = (index * 0.6180339887) % 1;
    });
  return employees;
}

/** Hundredths of a full-time job, which add up to the equivalents wanted. */
function jobDegrees(fte: number): number[] {
  if (fte === 0) return [];
  const heads = Math.max(1, Math.round(fte / FTE_PER_HEAD));
  let missing = Math.round(heads * 100 - fte * 100);
  return Array.from({length: heads}, (_, head) => {
    const cut = Math.min(missing, head === heads - 1 ? 99 : 20 + 15 * (head % 3));
    missing -= Math.max(0, cut);
    return 100 - Math.max(0, cut);
  });
}

function fillJob(
  random: Random,
  costCentre: CostCentre,
  degree: number,
  months: Month,
): Employee[] {
  const hire = (entered: Day): Employee => ({
    number: '',
    name: personName(random),
    costCentre,
    entered,
    left: null,
    degree,
    rank: 0,
  });
  const {from, to = months} = costCentre;
  const drawn = HISTORY_START - between(random, 30, 9000);
  let current: Employee | null = hire(from === undefined ? drawn : firstDay(from));
  const holders = [current];
  let vacantUntil = 0;
  for (let month = from ?? 0; month < months; month++) {
    if (month >= to) {
      if (current) current.left = Math.min(current.left ?? lastDay(to - 1), lastDay(to - 1));
      break;
    }
    if (current && chance(random, TURNOVER / 12)) {
      current.left = lastDay(month);
      current = null;
      vacantUntil = month + between(random, 1, 3);
    } else if (!current && month >= vacantUntil) {
      current = hire(firstDay(month));
      holders.push(current);
    }
  }
  return holders;
}

export const isPresent = ({entered, left}: Employee, day: Day) =>
  entered <= day && (left === null || day <= left);

/** Who works in a cost centre in the middle of a month. */
export type Roster = (costCentre: string, month: Month) => Employee[];

export function roster(employees: readonly Employee[]): Roster {
  const centres = Map.groupBy(employees, ({costCentre}) => costCentre.code);
  const present = new Map(
    [...centres].map(([code, staff]) => [
      code,
      remembered(month => staff.filter(one => isPresent(one, firstDay(month) + 14))),
    ]),
  );
  return (code, month) => present.get(code)?.(month) ?? [];
}

export const EMPLOYEES = windows(
  'Personalnummer;Name;Kostenstelle;Team;Kundenrolle;Eintritt;Austritt;Beschäftigungsgrad',
  {money: 'Beschäftigungsgrad'},
);

export function writeEmployees(file: List, employees: readonly Employee[], until: Day): void {
  for (const one of employees) {
    if (one.entered > until) continue;
    file.row([
      one.number,
      one.name,
      one.costCentre.code,
      one.costCentre.name,
      one.costCentre.customerRole ? 'J' : 'N',
      germanDay(one.entered),
      one.left === null || one.left > until ? '' : germanDay(one.left),
      one.degree,
    ]);
  }
}
