import {FIRST_KNOWN, germanDay, isoDay, LAST_KNOWN} from '../world/calendar.ts';

/** How a system writes a number. */
export type Notation =
  /** As it is: `-1234`. */
  | 'whole'
  /** Digits in groups of three: `1.234`. */
  | 'grouped'
  /** Cents, thousandths and ten-thousandths in German: `-1.234,50`, `1.234,500`, `1.234,5000`. */
  | 'money'
  | 'quantity'
  | 'unit cost'
  /** Cents as SAP lists them, the sign behind: `1.234,50-`. */
  | 'SAP money'
  /** Cents as DATEV has amounts, without a sign and without groups: `1234,50`. */
  | 'DATEV money'
  /** Cents as `-1234.50`. */
  | 'plain money'
  /** Days as `31.10.2023` and as `2023-10-31`. */
  | 'German day'
  | 'day'
  /** Seconds of local wall-clock time since 1970-01-01, as `2023-10-31 08:15:00`. */
  | 'time';

/** No number has more signs than this. */
export const LONGEST_NUMBER = 32;

const scratch = Buffer.alloc(LONGEST_NUMBER);

/** The text of a number that is no field of its own. */
export const numberText = (value: number, notation: Notation) =>
  scratch.toString('latin1', 0, putNumber(scratch, 0, value, notation));

const ZERO = 0x30;
const [MINUS, POINT, COMMA, COLON, SPACE] = [0x2d, 0x2e, 0x2c, 0x3a, 0x20];

/** Writes a number, exactly, and says where the next sign goes. */
export function putNumber(bytes: Buffer, at: number, value: number, notation: Notation): number {
  switch (notation) {
    case 'whole':
      return putWhole(bytes, putSign(bytes, at, value), Math.abs(value));
    case 'German day':
      return germanDays(bytes, at, value);
    case 'day':
      return isoDays(bytes, at, value);
    case 'money':
      return putMoney(bytes, putSign(bytes, at, value), Math.abs(value));
    case 'quantity':
      return putQuantity(bytes, putSign(bytes, at, value), Math.abs(value));
    case 'SAP money':
      return putSign(bytes, putMoney(bytes, at, Math.abs(value)), value);
    case 'DATEV money':
      return putHundredths(bytes, at, Math.abs(value), COMMA);
    case 'plain money':
      return putHundredths(bytes, putSign(bytes, at, value), Math.abs(value), POINT);
    case 'time':
      return putTime(bytes, at, value);
    case 'grouped':
      return putGrouped(bytes, putSign(bytes, at, value), Math.abs(value));
    case 'unit cost':
      return putTenThousandths(bytes, putSign(bytes, at, value), Math.abs(value));
  }
}

/** How often a divisor goes into a number that is not negative; up to 2^31 without fractions. */
const over = (value: number, divisor: number) =>
  value <= 0x7fffffff ? ((value | 0) / divisor) | 0 : Math.floor(value / divisor);

function putSign(bytes: Buffer, at: number, value: number): number {
  if (value >= 0) return at;
  bytes[at] = MINUS;
  return at + 1;
}

function putWhole(bytes: Buffer, at: number, value: number): number {
  if (value < 10) {
    bytes[at] = ZERO + value;
    return at + 1;
  }
  if (value < 100) return putTwo(bytes, at, value);
  if (value < 1000) return putThree(bytes, at, value);
  const thousands = over(value, 1000);
  return putThree(bytes, putWhole(bytes, at, thousands), value - thousands * 1000);
}

function putGrouped(bytes: Buffer, at: number, value: number): number {
  if (value < 1000) return putWhole(bytes, at, value);
  const thousands = over(value, 1000);
  const next = putGrouped(bytes, at, thousands);
  bytes[next] = POINT;
  return putThree(bytes, next + 1, value - thousands * 1000);
}

function putTwo(bytes: Buffer, at: number, value: number): number {
  const tens = (value * 205) >> 11;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + value - 10 * tens;
  return at + 2;
}

function putThree(bytes: Buffer, at: number, value: number): number {
  const hundreds = over(value, 100);
  bytes[at] = ZERO + hundreds;
  return putTwo(bytes, at + 1, value - 100 * hundreds);
}

function putMoney(bytes: Buffer, at: number, cents: number): number {
  const whole = over(cents, 100);
  const next = putGrouped(bytes, at, whole);
  bytes[next] = COMMA;
  return putTwo(bytes, next + 1, cents - whole * 100);
}

function putHundredths(bytes: Buffer, at: number, cents: number, mark: number): number {
  const whole = over(cents, 100);
  const next = putWhole(bytes, at, whole);
  bytes[next] = mark;
  return putTwo(bytes, next + 1, cents - whole * 100);
}

function putQuantity(bytes: Buffer, at: number, thousandths: number): number {
  const whole = over(thousandths, 1000);
  const next = putGrouped(bytes, at, whole);
  bytes[next] = COMMA;
  return putThree(bytes, next + 1, thousandths - whole * 1000);
}

function putTenThousandths(bytes: Buffer, at: number, value: number): number {
  const whole = over(value, 10_000);
  const next = putGrouped(bytes, at, whole);
  const rest = value - whole * 10_000;
  const hundredths = over(rest, 100);
  bytes[next] = COMMA;
  return putTwo(bytes, putTwo(bytes, next + 1, hundredths), rest - hundredths * 100);
}

function putTime(bytes: Buffer, at: number, seconds: number): number {
  const day = over(seconds, 86_400);
  const rest = seconds - day * 86_400;
  const hour = over(rest, 3600);
  const minute = over(rest, 60) - 60 * hour;
  const next = isoDays(bytes, at, day);
  bytes[next] = SPACE;
  putTwo(bytes, next + 1, hour);
  bytes[next + 3] = COLON;
  putTwo(bytes, next + 4, minute);
  bytes[next + 6] = COLON;
  return putTwo(bytes, next + 7, rest - 3600 * hour - 60 * minute);
}

const DAY_LENGTH = 10;
const [germanDays, isoDays] = [daysAs(germanDay), daysAs(isoDay)];

/** Writes days as they were written before: nearly all rows have one, and most have several. */
function daysAs(write: (day: number) => string) {
  const known = Buffer.alloc((LAST_KNOWN - FIRST_KNOWN + 1) * DAY_LENGTH);
  return (bytes: Buffer, at: number, day: number): number => {
    const from = (day - FIRST_KNOWN) * DAY_LENGTH;
    if (known[from] === 0) known.write(write(day), from, 'latin1');
    for (let sign = 0; sign < DAY_LENGTH; sign++) bytes[at + sign] = known[from + sign] as number;
    return at + DAY_LENGTH;
  };
}
