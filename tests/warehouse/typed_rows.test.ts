import {expect, test} from 'vitest';
import {day, integer, text} from '../../warehouse/field.ts';
import {castOf} from '../../warehouse/staging/cast.ts';
import {typedRows} from '../../warehouse/staging/typed_rows.ts';
import {aStream} from '../pipelines/a_stream.ts';
import {testDatabase} from './deliveries.ts';

const db = await testDatabase();
const {values} = aStream();

const casts = [
  {name: 'born_on', ...castOf(day(), {from: 'born'}, values)},
  {name: 'orders', ...castOf(integer().nullable(), {from: 'n'}, values)},
];
const rules = [{column: 'born_on', holds: `born_on < '2020-01-01'`, reason: 'is too young'}];

const breaches = (rows: string) =>
  db.rows(`select _column, _value, _reason from (
    ${typedRows(`(values ${rows}) as given(born, n)`, [], casts, rules)})`);

test('of a row with several mistakes the first one is told', async () => {
  expect(await breaches(`('1980-01-01', '3'), ('1980-01-01', 'x'), ('soon', 'x')`)).toEqual([
    {_column: null, _value: null, _reason: null},
    {_column: 'orders', _value: 'x', _reason: 'is not a number written like 1234'},
    {_column: 'born_on', _value: 'soon', _reason: 'is not a day written as %Y-%m-%d'},
  ]);
});

test('of a rule across columns that is broken the column is told that it names', async () => {
  expect(await breaches(`('2024-05-01', '1')`)).toEqual([
    {_column: 'born_on', _value: '2024-05-01', _reason: 'is too young'},
  ]);
});

test('texts that may be anything are what they are, beside what is refused', async () => {
  const remark = {name: 'remark', ...castOf(text().nullable(), {from: 'r'}, values)};
  const given = `(values (1, 'soon', ''), (2, '1980-01-01', 'x')) as given(id, born, r)`;
  const rows = (columns: typeof casts) =>
    db.rows(`from (${typedRows(given, ['id'], columns, [])}) order by id`);
  expect(await rows([remark])).toEqual([
    {id: 1, remark: null, _column: null, _value: null, _reason: null},
    {id: 2, remark: 'x', _column: null, _value: null, _reason: null},
  ]);
  expect(await rows([remark, casts[0]!])).toMatchObject([
    {remark: null, born_on: null, _column: 'born_on', _value: 'soon'},
    {remark: 'x', born_on: '1980-01-01', _column: null, _value: null},
  ]);
});
