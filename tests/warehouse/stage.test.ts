import {existsSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Staged} from '../../warehouse/staging/stage.ts';
import {aStream} from '../pipelines/a_stream.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {deliveries, testDatabase} from './deliveries.ts';

const db = await testDatabase();

const invoiceLines = {
  entity: 'invoice_lines',
  columns: {
    invoice_id: 'Beleg',
    line: 'Position',
    invoiced_on: 'Datum',
    customer_id: 'Kunde',
    quantity: 'Menge',
    net_amount: {from: 'Netto', scale: 2},
  },
};
const header = 'Beleg;Position;Datum;Kunde;Menge;Netto';

const customers = {
  entity: 'customers',
  columns: {customer_id: 'id', email: 'mail', name: 'name', affiliated: 'own', country: 'land'},
};

const rowsOf = (staged: Staged, columns = '*') =>
  db.rows(`select ${columns} from read_parquet('${staged.rows}') order by _row`);
const quarantineOf = (staged: Staged) =>
  db.rows(`select line, column_name, value, reason from read_parquet('${staged.quarantine}')`);

describe('delivered = loaded + quarantined + duplicates', () => {
  test('every row of a dirty file is somewhere, and so is its money', async () => {
    const staged = await deliveries(db, invoiceLines).deliverOne(
      [
        header,
        'R1;1;2026-01-05;0007;1;100.00',
        'R1;2;2026-01-05;0007;1;20.00',
        'R1;2;2026-01-05;0007;1;20.00', // twice, the same
        'R1;1;2026-01-05;0007;1;111.00', // twice, different
        'R2;1;2026-02-30;0007;1;5.00', // no such day
        'R3;1;2026-01-05;0007;1;2.675', // no such cents
        'R4;1;2026-01-05', // too short
        'R5;1;2026-01-05;0007;1;7.00;x', // too long
        'R6;1;2026-01-06;;1;-30.00',
      ].join('\n'),
    );
    expect(staged.reconciliation).toMatchObject({
      delivered: 9,
      loaded: 3,
      quarantined: 5,
      duplicate: 1,
    });
    expect(staged.reconciliation.money.find(each => each.column === 'net_amount')).toEqual({
      column: 'net_amount',
      delivered: '226.0000',
      loaded: '90.0000',
      quarantined: '116.0000',
      duplicate: '20.0000',
    });
    expect(await rowsOf(staged, 'invoice_id, line, customer_id')).toEqual([
      {invoice_id: 'R1', line: 1, customer_id: '0007'},
      {invoice_id: 'R1', line: 2, customer_id: '0007'},
      {invoice_id: 'R6', line: 1, customer_id: null},
    ]);
    expect(await quarantineOf(staged)).toMatchObject([
      {line: 5, value: 'R1, 1', reason: expect.stringContaining('different row')},
      {line: 6, column_name: 'invoiced_on', value: '2026-02-30'},
      {
        line: 7,
        column_name: 'net_amount',
        value: '2.675',
        reason: 'has more than 2 decimal places',
      },
      {line: 8, column_name: null, reason: 'is not a row: missing columns'},
      {line: 9, column_name: null, reason: 'is not a row: too many columns'},
    ]);
  });

  test('quarantine names the lines of the file, past breaks in quotes and blank lines', async () => {
    const staged = await deliveries(db, customers).deliverOne(
      [
        'id;mail;name;own;land', // 1
        '1;a;"two\nlines";true;DE', // 2 and 3
        '', // 4
        '2;b;B;perhaps;DE', // 5
        '3;c;"and\n\nthree";true', // 6 to 8, too short
        '', // 9
        '4;d;D;never;DE', // 10
      ].join('\r\n'),
    );
    expect(staged.reconciliation).toMatchObject({delivered: 4, loaded: 1, quarantined: 3});
    expect((await quarantineOf(staged)).map(row => row.line)).toEqual([5, 6, 10]);
    expect(await rowsOf(staged, 'name')).toEqual([{name: 'two\nlines'}]);
  });

  test('whatever the mixture of good, bad and repeated rows, none is lost', async () => {
    const line = fc.constantFrom(
      'R1;1;2026-01-05;K;1;10.00',
      'R1;1;2026-01-05;K;1;11.00',
      'R2;1;2026-01-05;"K\nK";1;0.01',
      'R3;x;2026-01-05;K;1;10.00',
      'R4;1;2026-01-05;K;1',
      '',
      '"R5";"1";2026-01-05;5" pipe;1;3',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, {maxLength: 25}), async others => {
        const lines = [...others, 'R9;1;2026-01-05;K;1;1.00'];
        const staged = await deliveries(db, invoiceLines).deliverOne([header, ...lines].join('\n'));
        const {delivered, loaded, quarantined, duplicate} = staged.reconciliation;
        expect(delivered).toBe(lines.filter(Boolean).length);
        expect(loaded + quarantined + duplicate).toBe(delivered);
        expect(await rowsOf(staged)).toHaveLength(loaded);
        if (quarantined > 0) expect(await quarantineOf(staged)).toHaveLength(quarantined);
      }),
      {numRuns: 15},
    );
  });
});

test('a delivery without one good row fails, with the reason of the first', async () => {
  const strict = {...invoiceLines, expect: {rejected: 0.1}};
  const one = (row: string) => deliveries(db, strict).deliverOne(`${header}\n${row}\n`);
  await expect(one('R3;x;2026-01-05;K;1;10.00')).rejects.toThrow(
    'all 1 rows are rejected, the first because line is not a number written like 1234 (row 2, it looks like "a")',
  );
  await expect(one('R4;1;2026-01-05;K;1')).rejects.toThrow(
    'all 1 rows are rejected, the first because it is not a row: missing columns (row 2)',
  );
});

test('what is wrong with a row is said without what stands in it', async () => {
  const rules = {...customers, columns: {...customers.columns, natural_person: 'own'}};
  const staged = await deliveries(db, rules).deliverOne(
    'id;mail;name;own;land\n;anna@example.org;Anna Beispiel;true;DE\n2;b;Bernd Beispiel;maybe;DE\n3;c;C;true;DE\n',
  );
  const reasons = JSON.stringify((await quarantineOf(staged)).map(({reason}) => reason));
  expect(reasons).toContain('is missing');
  expect(reasons).not.toMatch(/anna|Beispiel|maybe/i);
});

test('columns of a foreign name are harmless, whatever we call our own', async () => {
  const staged = await deliveries(db, {types: {b: 'integer'}}).deliverOne(
    'b;text_0;reason_0;value\n1;own text;own reason;x\n',
  );
  expect(await rowsOf(staged, 'b, text_0, reason_0, value')).toEqual([
    {b: 1, text_0: 'own text', reason_0: 'own reason', value: 'x'},
  ]);
});

test('a trailing delimiter makes a column without a name, not a night without customers', async () => {
  const staged = await deliveries(db, customers).deliverOne(
    'id;mail;name;own;land;\n1;a;A;true;DE;\n',
  );
  expect(staged.reconciliation).toMatchObject({delivered: 1, loaded: 1});
});

test('a file called text.csv keeps its bytes when it is transcoded', async () => {
  const bytes = Buffer.from('id;mail;name;own;land\n1;a;M\xfcller;true;DE\n', 'latin1');
  const files = {files: 'text.csv', file: {encoding: 'windows-1252', delimiter: ';', quote: '"'}};
  const {deliver, raw} = deliveries(db, {...customers, ...files} as never);
  const [staged] = await deliver({'text.csv': bytes});
  expect(await rowsOf(staged!, 'name')).toEqual([{name: 'Müller'}]);
  expect(readFileSync(raw('text.csv'))).toEqual(bytes);
});

test('a file that cannot be taken apart fails its stream with a reason, not the program', async () => {
  const staged = deliveries(db, customers).deliverOne(
    'id;mail;name;own;land\n1;a\rb;A;true;DE\n2;b;B;true;DE\n',
  );
  await expect(staged).rejects.toMatchObject({
    name: 'Problem',
    where: 'erp/kunden, kunden.csv',
    what: expect.stringContaining('cannot be taken apart into rows'),
  });
});

test('a delivery is staged once; other rules stage it anew', async () => {
  const {deliverOne, restage} = deliveries(db, customers);
  const staged = await deliverOne('id;mail;name;own;land\n1;a;A;J;DE\n2;b;B;true;DE\n');
  expect(staged.reconciliation).toMatchObject({loaded: 1, quarantined: 1});
  const written = () => statSync(staged.rows).mtimeMs;
  const before = written();

  const again = await restage(staged.manifest);
  expect(again).toEqual(staged);
  expect(written()).toBe(before);

  const other = await restage(staged.manifest, {values: {...aStream().values, yes: 'J', no: 'N'}});
  expect(other.rows).not.toBe(staged.rows);
  expect(dirname(other.rows)).toBe(dirname(staged.rows));
  expect(other.reconciliation).toMatchObject({loaded: 1, quarantined: 1});
  expect(await rowsOf(other, 'customer_id')).toEqual([{customer_id: '1'}]);
});

test('rules that no longer fit a landed report fail its stream, and leave nothing behind', async () => {
  const rules = {
    file: {skip: [{begins: 'Summe', sum_of: ['umsatz'], since: 'start' as const}]},
    values: {decimal: ','} as const,
  };
  const {deliver, restage, raw} = deliveries(db, rules);
  const [staged] = await deliver({'kunden.csv': 'kunde;umsatz\nA;1,50\nB;2,25\nSumme;3,75\n'});
  expect(staged!.reconciliation).toMatchObject({delivered: 2, loaded: 2});
  const wrong = restage(staged!.manifest, {
    values: {decimal: ',', currency: ['EUR'], minus: ['trailing']},
  });
  expect((await wrong).reconciliation).toMatchObject({loaded: 2});
  await expect(restage(staged!.manifest, {values: {decimal: '.'}})).rejects.toThrow(
    /erp\/kunden, kunden\.csv: row 4 says that umsatz sums to what is no number/,
  );
  expect(existsSync(`${raw('kunden.csv')}.rows`)).toBe(false);
});

test('a Parquet file that is damaged inside fails its stream, not the program', async () => {
  const path = join(temporaryFolder(), 'kunden.parquet');
  await db.run(`copy (select 'K' || i as id, i * 1.5 as amount, timestamp '2025-01-01 10:00:00' as at
    from range(1, 3000) as t(i)) to '${path}' (format parquet, compression zstd)`);
  const whole = readFileSync(path);
  const rules = {file: {kind: 'parquet'}, types: {amount: 'decimal', at: 'moment'}} as const;
  const {deliver} = deliveries(db, {files: '*.parquet', ...rules});
  const [staged] = await deliver({'kunden.parquet': whole});
  expect(staged!.reconciliation).toMatchObject({delivered: 2999, loaded: 2999});
  const damaged = Buffer.from(whole).fill(0x5a, 200, 900);
  await expect(deliver({'kunden.parquet': damaged})).rejects.toThrow(
    'erp/kunden, kunden.parquet: the file cannot be taken apart into rows',
  );
  await expect(deliver({'kunden.parquet': whole.subarray(0, 2000)})).rejects.toThrow(
    'it is no whole Parquet file',
  );
});
