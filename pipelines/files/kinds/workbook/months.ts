/** A month that a heading names; many name it without a year. */
export interface NamedMonth {
  month: number;
  year: number | undefined;
}

/** German (and Austrian) and English, whole and as they are abbreviated. */
const names = [
  ['januar', 'jänner', 'jaenner', 'january', 'jan', 'jän'],
  ['februar', 'feber', 'february', 'feb', 'febr'],
  ['märz', 'maerz', 'march', 'mär', 'mrz', 'mar'],
  ['april', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['dezember', 'december', 'dez', 'dec'],
];

const numberOf = new Map(names.flatMap((same, index) => same.map(name => [name, index + 1])));

/** The forms of months in figures, with the year before the month and after it. */
const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.]\d{1,2})?|[Mm]?(\d\d))$/;
const yearLast = /^(?:\d{1,2}\.)?(\d{1,2})[-/.](\d{4})$/;

/** The month that a heading names, such as Okt 25, Oktober, 10/2025 or 2025-10. */
export function monthOf(heading: string): NamedMonth | undefined {
  const text = heading.normalize('NFC').trim();
  const first = yearFirst.exec(text);
  if (first) return inFigures(first[1], first[2] ?? first[3]);
  const last = yearLast.exec(text);
  if (last) return inFigures(last[2], last[1]);
  const [, name = '', year] = /^(\p{L}+)\.?(?:[\s./-]*['’]?(\d{4}|\d\d))?$/u.exec(text) ?? [];
  const month = numberOf.get(name.toLowerCase());
  if (month === undefined) return undefined;
  if (year === undefined) return {month, year};
  return {month, year: Number(year.length === 2 ? `20${year}` : year)};
}

function inFigures(year: string | undefined, month: string | undefined): NamedMonth | undefined {
  const isMonth = Number(month) >= 1 && Number(month) <= 12 && yearOf(year ?? '') !== undefined;
  return isMonth ? {month: Number(month), year: Number(year)} : undefined;
}

/** The year that a heading is, where it is nothing but a year. */
export const yearOf = (heading: string): number | undefined =>
  /^(19|20)\d\d$/.test(heading.trim()) ? Number(heading) : undefined;
