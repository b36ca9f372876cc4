import {beforeAll, describe, expect, test} from 'vitest';
import {casesOf, monthOf, number, type Row, rowsOf, wholeExample} from './whole_example.ts';

let files: string;
beforeAll(async () => {
  files = await wholeExample(1);
}, 600_000);

const capacity = (costCentre: string) =>
  new Map(
    rowsOf(files, 'controlling/kapazitaet.csv')
      .filter(row => row.Kostenstelle === costCentre)
      .map(row => [monthOf(row.Monat), number(row.Minuten)]),
  );

describe('capacity moves', () => {
  test('the hotline is used to 108 % in one month, and in no other above 100 %', () => {
    const used = new Map<string, number>();
    for (const {kind, opened, minutes} of casesOf(files)) {
      if (kind === 'reklamation') continue;
      used.set(monthOf(opened), (used.get(monthOf(opened)) ?? 0) + minutes);
    }
    const shares = [...capacity('2300')].map(
      ([month, minutes]) => [month, (used.get(month) ?? 0) / minutes] as const,
    );
    const over = shares.filter(([, share]) => share > 1);
    expect(over.map(([month]) => month)).toEqual(['2025-02']);
    expect(over[0]?.[1]).toBeCloseTo(1.08, 1);
    const quiet = shares.filter(([month]) => /-(08|12)$/.test(month));
    expect(quiet).toHaveLength(6);
    expect(quiet.filter(([, share]) => share >= 0.7)).toEqual([]);
  });

  test('the workshop worked short time for one quarter', () => {
    const perDay = (month: string, days: number) => (capacity('1210').get(month) ?? 0) / days;
    // April has 20 working days in 2025 and in 2026.
    const short = perDay('2025-04', 20) / perDay('2026-04', 20);
    expect(short).toBeGreaterThan(0.7);
    expect(short).toBeLessThan(0.9);
  });

  test('a cost centre was founded and one closed, with their people, costs and plans', () => {
    const centres = rowsOf(files, 'controlling/kostenstellen.csv');
    const days = (code: string) => {
      const row = centres.find(each => each.Kostenstelle === code);
      return [row?.['Gültig ab'], row?.Geschlossen];
    };
    expect(days('1250')).toEqual(['01.10.2024', '']);
    expect(days('1140')).toEqual(['01.10.2015', '30.09.2025']);
    expect([...capacity('1250').keys()][0]).toBe('2024-10');
    expect([...capacity('1140').keys()].at(-1)).toBe('2025-09');
    const planned = new Map<string, Row[]>(
      ['1250', '1140'].map(code => [
        code,
        rowsOf(files, 'controlling/plan.csv').filter(row => row.Kostenstelle === code),
      ]),
    );
    const months = (code: string) =>
      (planned.get(code) ?? []).map(row => monthOf(row.Monat)).sort();
    expect(months('1250')[0]).toBe('2024-10');
    expect(months('1140').at(-1)).toBe('2025-09');
    const people = rowsOf(files, 'personal/mitarbeiter.csv');
    const left = people.filter(row => row.Kostenstelle === '1140').map(row => row.Austritt);
    expect(left).not.toContain('');
  });

  test('the second part of a pair is recommended with the first, and sometimes accepted', () => {
    const found = rowsOf(files, 'crm/produktempfehlungen');
    const paired = found.filter(row => row.grund === 'wird zusammen bestellt');
    expect(paired.length).toBeGreaterThan(500);
    const orders = new Set(
      rowsOf(files, 'erp/auftraege').map(row =>
        [row.Kundennummer, row.Auftragsdatum, row.Artikelnummer].join(' '),
      ),
    );
    const accepted = (rows: readonly Row[]) =>
      rows.filter(row => {
        const day = (row.am ?? '').split('-').reverse().join('.');
        return orders.has([row.kundennummer, day, row.artikel].join(' '));
      }).length / rows.length;
    const anyPart = accepted(found.filter(row => row.grund === 'meistverkauft'));
    expect(accepted(paired)).toBeGreaterThan(0.08);
    expect(accepted(paired) / anyPart).toBeGreaterThan(2);
  });
});
