import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {ColumnMapping} from '../../company/sources/column.ts';
import {completeValues, isoValues, type ValueFormat} from '../../company/sources/values.ts';
import {type Connection, type Database, openDatabase} from '../../warehouse/database.ts';
import {
  day,
  type Field,
  integer,
  moment,
  money,
  oneOf,
  quantity,
  text,
  yesNo,
} from '../../warehouse/field.ts';
import {castOf} from '../../warehouse/staging/cast.ts';

let database: Database;
let db: Connection;
beforeAll(async () => {
  database = await openDatabase();
  db = await database.connect();
});
afterAll(() => database.close());

const iso = isoValues;
const german = completeValues({
  decimal: ',',
  thousands: '.',
  date: '%d.%m.%Y',
  moment: '%d.%m.%Y %H:%M',
  yes: 'J',
  no: 'N',
});

type Mapping = Exclude<ColumnMapping, string>;

/** The values and reasons of many texts of one column. */
async function castAll(texts: (string | null)[], field: Field, format: ValueFormat, more: Mapping) {
  const {text, value, reason} = castOf(field, {from: 'source', ...more}, format);
  const places = texts.map((_, index) => `($${index * 2 + 1}, cast($${index * 2 + 2} as varchar))`);
  const rows = await db.rows<{value: unknown; reason: string | null}>(
    `with typed as (
       select place, ${text} as t, ${value} as v
       from (values ${places.join(', ')}) as given(place, source)
     )
     select cast(v as varchar) as value, ${reason('t', 'v')} as reason from typed order by place`,
    texts.flatMap((each, index) => [index, each]),
  );
  return rows;
}

async function cast(source: string | null, field: Field, format: ValueFormat, more: Mapping = {}) {
  const [row] = await castAll([source], field, format, more);
  return row!.reason ?? row!.value;
}

const notANumber = 'is not a number written like 1.234,56';
const notIso = 'is not a number written like 1234.56';

type Story = [source: string | null, becomes: string | null];

describe('a number is what its system declares, and nothing else', () => {
  const inGermany: Story[] = [
    ['1.234,56', '1234.5600'],
    ['1.234', '1234.0000'],
    ['1.234.567,8', '1234567.8000'],
    ['1234,5', '1234.5000'],
    ['-0,05', '-0.0500'],
    ['1,2300000', '1.2300'],
    ['1,23456', 'has more than 4 decimal places'],
    ['1.23', notANumber],
    ['12.34,5', notANumber],
    ['1,234.56', notANumber],
    ['1e3', notANumber],
    ['1_000', notANumber],
    [' 12', notANumber],
    ['+5', '5.0000'],
    ['0x1F', notANumber],
    ['--5', notANumber],
    ['١٢', notANumber],
    ['99999999999999999', 'does not fit DECIMAL(18,4)'],
    ['', 'is missing'],
  ];
  test.each(inGermany)('German %j becomes %j', async (source, becomes) => {
    expect(await cast(source, money(), german)).toBe(becomes);
  });

  const inIso: Story[] = [
    ['1234.56', '1234.5600'],
    ['1.234', '1.2340'],
    ['1,5', notIso],
    ['NaN', notIso],
    ['inf', notIso],
  ];
  test.each(inIso)('plain %j becomes %j', async (source, becomes) => {
    expect(await cast(source, money(), iso)).toBe(becomes);
  });

  test('cents that a system cannot have are not rounded away', async () => {
    expect(await cast('2,675', money(), german, {scale: 2})).toBe('has more than 2 decimal places');
    expect(await cast('2,670', money(), german, {scale: 2})).toBe('2.6700');
  });

  test('no mapping makes a column hold more places than it has', async () => {
    expect(await cast('2,00005', money(), german, {scale: 6})).toBe(
      'has more than 4 decimal places',
    );
  });

  test('a whole number has no places, and stays in its range', async () => {
    expect(await cast('2.6', integer(), iso)).toBe('is not a whole number');
    expect(await cast('1.000', integer(), german)).toBe('1000');
    expect(await cast('17', integer([1, 16]), iso)).toBe('is not between 1 and 16');
    expect(await cast('-1', quantity([0, 1]), iso)).toBe('is not between 0 and 1');
  });

  test('any amount in German writing comes back to the last digit', async () => {
    const amount = fc.record({
      negative: fc.boolean(),
      whole: fc.bigInt({min: 0n, max: 99_999_999_999_999n}),
      fraction: fc.stringMatching(/^\d{4}$/),
      grouped: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(amount, {minLength: 1, maxLength: 40}), async amounts => {
        const texts = amounts.map(({negative, whole, fraction, grouped}) => {
          const digits = grouped ? whole.toLocaleString('de-DE') : String(whole);
          return `${negative ? '-' : ''}${digits},${fraction}`;
        });
        const rows = await castAll(texts, money(), german, {});
        const exact = amounts.map(({negative, whole, fraction}) => {
          const isZero = whole === 0n && fraction === '0000';
          return {value: `${negative && !isZero ? '-' : ''}${whole}.${fraction}`, reason: null};
        });
        expect(rows).toEqual(exact);
      }),
      {numRuns: 20},
    );
  });
});

describe('a day is a day of the calendar in the declared form', () => {
  const notADay = 'is not a day written as %d.%m.%Y';
  const days: Story[] = [
    ['29.02.2024', '2024-02-29'],
    ['01.02.24', notADay],
    ['1.2.2024', notADay],
    ['31.02.2024', notADay],
    ['00.00.0000', notADay],
    ['2024-02-01', notADay],
    ['01.02.2024 ', notADay],
    ['31.12.1899', 'is not after 1900-01-01'],
    ['', 'is missing'],
  ];
  test.each(days)('%j becomes %j', async (source, becomes) => {
    expect(await cast(source, day(), german)).toBe(becomes);
  });

  test('a moment needs its time, and a column may have a form of its own', async () => {
    expect(await cast('01.02.2024 08:05', moment(), german)).toBe('2024-02-01 08:05:00');
    expect(await cast('01.02.2024', moment(), german)).toBe(
      'is not a day and time written as %d.%m.%Y %H:%M',
    );
    expect(await cast('20240201', day(), german, {date: '%Y%m%d'})).toBe('2024-02-01');
  });
});

describe('words mean what the mapping says', () => {
  const kind = oneOf('invoice', 'credit_note').nullable();

  test('J and N are yes and no, and nothing else is', async () => {
    expect(await cast('J', yesNo(), german)).toBe('true');
    expect(await cast('N', yesNo(), german)).toBe('false');
    expect(await cast('j', yesNo(), german)).toBe('is neither J nor N');
    expect(await cast('true', yesNo(), german)).toBe('is neither J nor N');
  });

  test("a source's word is translated; an unknown one is refused", async () => {
    const values = {RE: 'invoice', GU: 'credit_note'};
    expect(await cast('RE', kind, german, {values})).toBe('invoice');
    expect(await cast('invoice', kind, german, {values})).toBe('is not one of RE, GU');
    expect(await cast('', kind, german, {values})).toBeNull();
    expect(await cast('RE', kind, german)).toBe('is not one of invoice, credit_note');
  });

  test('a constant stands in every row', async () => {
    const [row] = await castAll(['x'], kind, iso, {from: undefined, constant: 'invoice'});
    expect(row).toEqual({value: 'invoice', reason: null});
  });

  test('a text keeps its leading zeros and blanks', async () => {
    expect(await cast('000123', text(), german)).toBe('000123');
    expect(await cast(' A ', text(), german)).toBe(' A ');
  });
});

describe('a source declares limits and what its texts carry along', () => {
  test('numbers and days outside of them are refused', async () => {
    const range = {min: 0, max: 100};
    expect(await cast('0,00', money(), german, range)).toBe('0.0000');
    expect(await cast('-0,01', money(), german, range)).toBe('is below 0');
    expect(await cast('100,01', money(), german, range)).toBe('is above 100');
    const days = {min: '2025-01-01', max: '2025-12-31'};
    expect(await cast('31.12.2025', day(), german, days)).toBe('2025-12-31');
    expect(await cast('31.12.2024', day(), german, days)).toBe('is below 2025-01-01');
    expect(await cast('01.01.2026', day(), german, days)).toBe('is above 2025-12-31');
  });

  test('a text can be too long, counted in characters', async () => {
    expect(await cast('Ärger', text(), german, {max_length: 5})).toBe('Ärger');
    expect(await cast('Ärgern', text(), german, {max_length: 5})).toBe(
      'is longer than 5 characters',
    );
  });

  test('leading zeros are stripped of numbers only, and an end only where it is one', async () => {
    const stripped = {leading_zeros: 'strip'} as const;
    expect(await cast('0000012345', text(), german, stripped)).toBe('12345');
    expect(await cast('0000', text(), german, stripped)).toBe('0');
    expect(await cast('00A1', text(), german, stripped)).toBe('00A1');
    expect(await cast('17850.0', text(), german, {strip_end: '.0'})).toBe('17850');
    expect(await cast('17850.05', text(), german, {strip_end: '.0'})).toBe('17850.05');
  });

  test('texts that stand for nothing are missing', async () => {
    const nothing = {nothing: ['00.00.0000', 'NULL']};
    expect(await cast('00.00.0000', day(), german, nothing)).toBe('is missing');
    expect(await cast('NULL', text().nullable(), german, nothing)).toBeNull();
  });

  test('times of another zone are told on the clocks of the company', async () => {
    const utc = {...iso, time_zone: 'UTC', wall_clock: 'Europe/Berlin'};
    expect(await cast('2025-07-01 10:00:00', moment(), utc)).toBe('2025-07-01 12:00:00');
    const offsets = {...iso, wall_clock: 'Europe/Berlin', moment: ['%Y-%m-%dT%H:%M:%S%z']};
    expect(await cast('2025-01-01T10:00:00-05:30', moment(), offsets)).toBe('2025-01-01 16:30:00');
    expect(await cast('2025-01-01T10:00:00Z', moment(), offsets)).toBe('2025-01-01 11:00:00');
    const berlin = {...iso, time_zone: 'Europe/Berlin', wall_clock: 'Europe/Berlin'};
    expect(await cast('2025-03-30 02:30:00', moment(), berlin)).toContain('is no time');
    expect(await cast('2025-10-26 02:30:00', moment(), berlin)).toBe('2025-10-26 02:30:00');
  });

  test('a form with %f takes any number of decimal places of a second', async () => {
    const fractions = {...iso, moment: ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%f']};
    expect(await cast('2025-01-01 10:00:00.12', moment(), fractions)).toBe(
      '2025-01-01 10:00:00.12',
    );
    expect(await cast('2025-01-01 10:00:00.123456', moment(), fractions)).toBe(
      '2025-01-01 10:00:00.123456',
    );
    expect(await cast('2025-01-01 10:00:00.', moment(), fractions)).toContain('is not a day and');
  });

  /** The quick way of forms with fixed widths must know what writing it again would show. */
  test('a day is only what is written exactly like its form', async () => {
    for (const odd of [
      '1.02.2024',
      ' 1.02.2024',
      '01.02.2024 ',
      '01.2.02024',
      '+1.02.2024',
      '01.02. 2024',
      '\t1.02.2024',
      '1.02.2024\t',
      '1.02.2024\n',
      '1.02.2024\u00a0',
      '٠١.٠٢.٢٠٢٤',
    ]) {
      expect(await cast(odd, day(), german), odd).toContain('is not a day');
    }
    for (const odd of [
      '2024-2-1',
      '2024-02-1 ',
      '2024/02/01',
      ' 2024-2-1',
      '2024-02-30',
      'infinity  ',
    ]) {
      expect(await cast(odd, day(), iso), odd).toContain('is not a day');
    }
  });
});
