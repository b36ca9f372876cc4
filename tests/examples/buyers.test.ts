import {expect, test} from 'vitest';
import {type Row, rowsOf, wholeExample} from './whole_example.ts';

const iso = (day = '') => day.split('.').reverse().join('-');

test('an invoice of the account CpD names a buyer who was known by then, and no other does', async () => {
  const files = await wholeExample(1);
  const buyers = new Map(
    rowsOf(files, 'erp/cpd_adressen').map(row => [row.Adressnummer, row] as const),
  );
  const account = [...buyers.values()][0]!.Kundennummer;
  const named = (row: Row) => row['CpD-Adresse'] !== '';
  const lines = rowsOf(files, 'erp/rechnungen').filter(row => row.Belegdatum !== '00.00.0000');
  const theirs = lines.filter(row => row.Kundennummer === account);
  expect(lines.filter(named).filter(row => row.Kundennummer !== account)).toEqual([]);
  // Orders from before October 2023, and what corrects them, come from before addresses were kept.
  const late = theirs.filter(row => iso(row.Belegdatum) >= '2024');
  expect(late.length).toBeGreaterThan(6_000);
  expect(late.filter(row => !named(row))).toEqual([]);
  const strange = theirs.filter(named).filter(row => {
    const since = buyers.get(row['CpD-Adresse'])?.['Angelegt am'];
    return since === undefined || iso(since) > iso(row.Belegdatum);
  });
  expect(strange).toEqual([]);
  const bought = new Set(theirs.map(row => row['CpD-Adresse']));
  expect(bought.size / buyers.size).toBeGreaterThan(0.9);
}, 600_000);
