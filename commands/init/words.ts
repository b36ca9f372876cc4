/** The texts that mean yes and no in a column; a text without a counterpart means no where empty. */
export interface YesNo {
  yes: string;
  no: string;
}

const pairs: [yes: string, no: string][] = [
  ['true', 'false'],
  ['True', 'False'],
  ['TRUE', 'FALSE'],
  ['J', 'N'],
  ['j', 'n'],
  ['Ja', 'Nein'],
  ['ja', 'nein'],
  ['JA', 'NEIN'],
  ['Y', 'N'],
  ['y', 'n'],
  ['Yes', 'No'],
  ['yes', 'no'],
  ['YES', 'NO'],
  ['wahr', 'falsch'],
  ['Wahr', 'Falsch'],
  ['WAHR', 'FALSCH'],
  ['1', '0'],
  ['X', ''],
  ['x', ''],
];

/** The pair of words that all values belong to. */
export function yesNoOf(values: readonly string[]): YesNo | undefined {
  if (values.length === 0 || values.length > 2) return undefined;
  const pair = pairs.find(each => values.every(value => value && each.includes(value)));
  return pair && {yes: pair[0], no: pair[1]};
}

const never = ['NULL', 'null', '(null)', '\\N', '#N/A', '#NV', 'NaN', 'nan', '00.00.0000'];
const hardlyEver = [
  '-',
  '--',
  '—',
  '–',
  'n/a',
  'N/A',
  'n.a.',
  'k.A.',
  'k. A.',
  'None',
  'none',
  '?',
];
const neverDays = ['0', '0000-00-00', '0000-00-00 00:00:00', '00000000', '00/00/0000', '.  .'];
const endless = /^(9999-12-31|31\.12\.9999|12\/31\/9999|31\/12\/9999|99991231)/;

/** Texts that stand for no value in whatever column. */
export const isNothing = (text: string): boolean => never.includes(text);

/** Texts that stand for no value where the others are days; the year 9999 means no end. */
export const isNothingInDays = (text: string): boolean =>
  hardlyEver.includes(text) || neverDays.includes(text) || endless.test(text);

/** Texts that stand for no value where the others are numbers. */
export const isNothingInNumbers = (text: string): boolean => hardlyEver.includes(text);
