import type {Messages} from '../company/messages/index.ts';
import type {Language} from '../company/settings.ts';
import type {Unit} from '../models/cubes/cube.ts';
import type {Decimal} from '../warehouse/decimal.ts';

type Number_ = Decimal | number | null;

/** Where and in what money a company counts. */
export interface Habits {
  locale: string;
  currency: string;
  time_zone: string;
}

export type Formats = ReturnType<typeof formatsOf>;

/** The company's own locale where it speaks the language, else the language's usual one. */
const localeOf = (language: Language, {locale}: {locale: string}): string =>
  locale.startsWith(`${language}-`) ? locale : {de: 'de-DE', en: 'en-GB'}[language];

/** Writes numbers and dates as a language and a company do; exact decimals keep all their digits. */
export function formatsOf(language: Language, habits: Habits, words: Messages) {
  const locale = localeOf(language, habits);
  const {currency, time_zone} = habits;
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, {signDisplay: 'negative', ...options});
    return (value: Number_) =>
      value === null
        ? words.noValue
        : format.format((typeof value === 'number' ? value : value.text) as never);
  };
  const fixed = (digits: number, more: Intl.NumberFormatOptions = {}) =>
    number({minimumFractionDigits: digits, maximumFractionDigits: digits, ...more});
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, {timeZone: 'UTC', ...options});
    return (iso: string) => format.format(new Date(iso));
  };
  const signed = {signDisplay: 'exceptZero'} as const;
  const money = fixed(2, {style: 'currency', currency});
  const wholeMoney = fixed(0, {style: 'currency', currency});
  const one = fixed(1);
  const changed = fixed(1, signed);
  const change: Record<Unit, (value: number) => string> = {
    money: value => percent(value, changed),
    count: fixed(0, signed),
    percent: value => `${changed(value)}\u00a0${words.unit.percentagePoints}`,
    per_hundred: changed,
    points: value => `${changed(value)}\u00a0${words.unit.points}`,
    times: changed,
  };
  const value: Record<Unit, (value: number) => string> = {
    money: each => (Math.abs(each) < 100_000 ? money(each) : wholeMoney(each)),
    count: fixed(0),
    percent: each => percent(each),
    per_hundred: each => `${one(each)}\u00a0${words.unit.perHundred}`,
    points: each => `${one(each)}\u00a0${words.unit.points}`,
    times: each => `${one(each)}\u00a0×`,
  };

  /** German sets a space before the percent sign. */
  function percent(share: number | null, digits: (value: number) => string = one): string {
    if (share === null) return words.noValue;
    return `${digits(share)}${language === 'de' ? '\u00a0' : ''}%`;
  }

  return {
    locale,
    currency,
    money,
    /** Of what is only known roughly. */
    wholeMoney,
    /** Money in tables whose heading names the currency. */
    amount: fixed(2),
    count: fixed(0),
    score: one,
    percent,
    /** The plain number of a percentage, for columns that have the sign in their heading. */
    share: one,
    /** Four digits that mean something, of parameters and errors. */
    small: number({maximumSignificantDigits: 4}),
    /** A value with its unit. */
    value: (each: number | null, unit: Unit) => (each === null ? words.noValue : value[unit](each)),
    /** A difference with its sign: of money in percent, of percents in percentage points. */
    change: (each: number, unit: Unit) => change[unit](each),
    month: date({month: 'long', year: 'numeric'}),
    shortMonth: date({month: 'short', year: 'numeric'}),
    day: date({dateStyle: 'long'}),
    shortDay: date({dateStyle: 'medium'}),
    moment: date({dateStyle: 'medium', timeStyle: 'short', timeZone: time_zone}),
  };
}
