import type {Amount} from './same.ts';

/** A number with its noun: 1 row, 2 rows. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole.format(count)} ${count === 1 ? one : many}`;

const whole = new Intl.NumberFormat('en');
const exact = new Intl.NumberFormat('en', {minimumFractionDigits: 2, maximumFractionDigits: 4});
const measured = new Intl.NumberFormat('en', {maximumSignificantDigits: 6});

/** An amount with all its digits. */
export const money = (amount: Amount | null): string =>
  amount === null ? 'nothing' : exact.format(String(amount) as unknown as number);

/** An amount with its sign. */
export const difference = (amount: Amount | null): string =>
  Number(amount) > 0 ? `+${money(amount)}` : money(amount);

/** A value of a KPI. */
export const value = (number: number | null): string =>
  number === null ? 'no data' : measured.format(number);

/** A month as 2026-02. */
export const monthText = (day: string): string => day.slice(0, 7);

/** The first and the last of several months, in their order. */
export function spanText(days: readonly string[]): string {
  const [first, last] = [monthText(days[0]!), monthText(days.at(-1)!)];
  return first === last ? first : `${first} to ${last}`;
}

/** The first of several, and how many more there are. */
export function few(names: readonly string[], most = 3): string {
  const all = [...new Set(names)];
  if (all.length <= most) return all.join(', ');
  return `${all.slice(0, most - 1).join(', ')} and ${all.length - most + 1} more`;
}
