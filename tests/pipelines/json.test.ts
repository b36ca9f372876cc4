import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {withoutExponent} from '../../pipelines/files/kinds/json.ts';
import {outcomes} from '../corpora/outcome.ts';

const outcomeOf = await outcomes();

const ndjson = (text: string) => outcomeOf('kunden.ndjson', text, {file: {kind: 'ndjson'}});
const json = (text: string, records?: string) =>
  outcomeOf('kunden.json', text, {file: {kind: 'json', ...(records ? {records} : {})}});

describe('records are a table', () => {
  test('objects within them are columns with a dot, lists stay JSON, keys may come late', async () => {
    const {rows} = await ndjson(
      '{"id":1,"city":{"name":"Ulm"},"tags":["a",1]}\n{"id":2,"mail":"x"}\n',
    );
    expect(rows).toEqual([
      {id: '1', 'city.name': 'Ulm', tags: '["a",1]', mail: null},
      {id: '2', 'city.name': null, tags: null, mail: 'x'},
    ]);
  });

  test('numbers keep every digit', async () => {
    const {rows} = await ndjson(
      '{"n":12345678901234567890.123456789}\n{"n":0.10}\n{"n":1.5e3}\n{"n":-2E-3}\n{"n":9007199254740993}\n',
    );
    expect(rows.map(row => row.n)).toEqual([
      '12345678901234567890.123456789',
      '0.1',
      '1500',
      '-0.002',
      '9007199254740993',
    ]);
  });

  test('a list stands where it is declared, and nowhere else', async () => {
    const text = '{"data":{"items":[{"id":"K1"}]}}';
    expect((await json(text, 'data.items')).rows).toEqual([{id: 'K1'}]);
    expect((await json(text)).rejected).toContain('the document is not a list of records');
    expect((await json(text, 'data')).rejected).toContain('there is no list at "data"');
  });

  test('what is no object is refused, with its line', async () => {
    const {rows, quarantine} = await ndjson('{"id":1}\n\n[2]\nnull\n{"id":"4"\n{"id":5}\n');
    expect(rows.map(row => row.id)).toEqual(['1', '5']);
    expect(quarantine.map(({line, reason}) => `${line} ${reason}`)).toEqual([
      '3 is not a row: is no JSON object',
      '4 is not a row: is no JSON object',
      '5 is not a row: is no JSON object',
    ]);
  });

  test('a last record that was cut fails the file', async () => {
    expect((await ndjson('{"id":1}\n{"id":')).rejected).toContain('line 2, the last, is not JSON');
    expect((await json('[{"id":1},{"id"')).rejected).toContain('it is not JSON');
  });
});

test('a number without its exponent is the same number', () => {
  fc.assert(
    fc.property(fc.integer({min: -1e9, max: 1e9}), fc.integer({min: -12, max: 12}), (n, shift) => {
      const text = withoutExponent(`${n}e${shift}`);
      expect(text).not.toMatch(/[eE]/);
      expect(Number(text)).toBeCloseTo(n * 10 ** shift, 5);
    }),
  );
});
