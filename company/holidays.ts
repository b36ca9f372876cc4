import Holidays from 'date-holidays';
import type {CompanySettings} from './settings.ts';

export interface Holiday {
  day: string;
  name: string;
}

/** The public holidays of a year where the company is; none where it names no region. */
export function publicHolidays(
  {region, language}: Pick<CompanySettings, 'region' | 'language'>,
  year: number,
): Holiday[] {
  const key = [region?.country, region?.state, language, year].join(' ');
  return known.getOrInsertComputed(key, () => {
    if (!region) return [];
    const calendar = new Holidays(region.country, region.state ?? '');
    return calendar
      .getHolidays(year, language)
      .filter(({type}) => type === 'public')
      .map(({date, name}) => ({day: date.slice(0, 10), name}));
  });
}

/** A calendar takes a few milliseconds, and lateness is asked every minute. */
const known = new Map<string, Holiday[]>();
