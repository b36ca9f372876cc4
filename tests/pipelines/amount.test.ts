import fc from 'fast-check';
import {expect, test} from 'vitest';
import {completeValues} from '../../company/sources/values.ts';
import {amountOf, amountText} from '../../pipelines/files/amount.ts';
import {sourceField} from '../../warehouse/field.ts';
import {castOf} from '../../warehouse/staging/cast.ts';
import {testDatabase} from '../warehouse/deliveries.ts';

const german = completeValues({
  decimal: ',',
  thousands: ['.', '\u00a0'],
  minus: ['leading', 'trailing', 'parentheses'],
  currency: ['€', 'EUR'],
});

test.each([
  ['1.234,56', '1234.56'],
  ['12,50-', '-12.5'],
  ['(12,50)', '-12.5'],
  ['-12,50', '-12.5'],
  ['12,50 €', '12.5'],
  ['EUR 1\u00a0234', '1234'],
  ['(€12,50)', '-12.5'],
  ['-€ 12,50', '-12.5'],
  ['€-12,50', '-12.5'],
  ['0,00', '0'],
])('%s is %s', (text, amount) => {
  expect(amountText(amountOf(text, german)!)).toBe(amount);
});

test.each(['', '-', '1,', ',5', '1.23,4', '12.34', '--1', '(1', '1e3', '12 USD', '1,2,3'])(
  '"%s" is no amount',
  text => {
    expect(amountOf(text, german)).toBeUndefined();
  },
);

const db = await testDatabase();

/** Both read the same texts, and share no code: what one takes for a number, the other must, too. */
test('control sums and the warehouse agree on every text', async () => {
  const {text, value} = castOf(sourceField('decimal', 4), {from: 'source'}, german);
  const part = fc.constantFrom(
    '1',
    '23',
    '.',
    ',',
    '-',
    '+',
    '(',
    ')',
    ' ',
    '€',
    'EUR',
    '\u00a0',
    '0',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, {maxLength: 7}), async parts => {
      const source = parts.join('');
      const [row] = await db.rows<{v: string | null}>(
        `select cast(v as varchar) as v from (
          select ${text} as t, ${value} as v from (values (cast($1 as varchar))) as given(source))`,
        [source],
      );
      const told = amountOf(source, german);
      const amount = told !== undefined && told % 10n ** 6n === 0n ? told : undefined;
      const cast = row!.v === null ? undefined : row!.v.replace(/\.?0+$/, '');
      expect(amount === undefined ? undefined : amountText(amount), source).toBe(
        cast === '-0' ? '0' : cast,
      );
    }),
    {numRuns: 400},
  );
});
