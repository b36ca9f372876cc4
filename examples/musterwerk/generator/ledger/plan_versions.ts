import {type Day, dayOf, fiscalYearName} from '../world/calendar.ts';

/** The versions of a year's plan: what they are worth against the last one, and when they are frozen. */
export interface PlanVersion {
  /** Year and version, such as `2025 V2`. */
  name: string;
  kind: 'Budget' | 'Forecast';
  status: 'verabschiedet' | 'ersetzt';
  frozen: Day;
  factor: number;
  /** The first period that it plans anew. */
  from: number;
}

export function planVersions(fiscalYear: number): PlanVersion[] {
  const year = fiscalYearName(fiscalYear * 12);
  const begin = dayOf(year - 1, 10, 1);
  const budget = {kind: 'Budget', from: 1} as const;
  const forecast = {kind: 'Forecast', status: 'verabschiedet'} as const;
  const versions = [
    {name: 'V1', ...budget, status: 'ersetzt', frozen: begin - 45, factor: 1.02},
    {name: 'V2', ...budget, status: 'verabschiedet', frozen: begin + 12, factor: 1},
    {name: '3+9', ...forecast, frozen: begin + 105, factor: 0.99, from: 4},
    {name: '6+6', ...forecast, frozen: begin + 197, factor: 0.98, from: 7},
    {name: '9+3', ...forecast, frozen: begin + 288, factor: 0.975, from: 10},
  ] as const;
  return versions.map(version => ({...version, name: `${year} ${version.name}`}));
}
