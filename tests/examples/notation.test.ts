import fc from 'fast-check';
import {expect, test} from 'vitest';
import {utf8} from '../../examples/musterwerk/generator/files/format.ts';
import {type Notation, numberText} from '../../examples/musterwerk/generator/files/notation.ts';

const german = (value: number, decimals: number) =>
  new Intl.NumberFormat('de-DE', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: true,
  }).format(value / 10 ** decimals);
const plain = (value: number) => (value / 100).toFixed(2);
const moment = (value: number) => new Date(value * 1000).toISOString();

const size = {min: -9_999_999_999, max: 9_999_999_999};
const days = {min: 4_000, max: 30_000};
const seconds = {min: 400_000_000, max: 2_800_000_000};

test.each<[Notation, {min: number; max: number}, (value: number) => string]>([
  ['whole', size, String],
  ['grouped', size, value => german(value, 0)],
  ['money', size, value => german(value, 2)],
  ['quantity', size, value => german(value, 3)],
  ['unit cost', size, value => german(value, 4)],
  ['plain money', size, plain],
  ['SAP money', size, value => german(Math.abs(value), 2) + (value < 0 ? '-' : '')],
  ['DATEV money', size, value => plain(Math.abs(value)).replace('.', ',')],
  ['day', days, value => moment(value * 86_400).slice(0, 10)],
  [
    'German day',
    days,
    value =>
      moment(value * 86_400)
        .slice(0, 10)
        .split('-')
        .reverse()
        .join('.'),
  ],
  ['time', seconds, value => moment(value).slice(0, 19).replace('T', ' ')],
])('%s has the digits that a table of numbers has', (notation, range, known) => {
  fc.assert(
    fc.property(fc.integer(range), value => {
      expect(numberText(value, notation)).toBe(known(value));
    }),
    {examples: range === size ? [[0], [7], [-1], [99], [1_000], [2_147_483_648]] : []},
  );
});

test('a notation of a column that a file has not is a mistake', () => {
  expect(() => utf8('id;on', {day: 'at'})).toThrow('no column at in id;on');
});
