import {beforeAll, expect, test} from 'vitest';
import {casesOf, type Row, rowsOf, wholeExample} from './whole_example.ts';

let files: string;
beforeAll(async () => {
  files = await wholeExample(1);
}, 600_000);

const distinct = (rows: readonly Row[], column: string) =>
  new Set(rows.map(row => row[column])).size;
const aYear = (kind: string, column: string) => distinct(rowsOf(files, kind), column) / 3;
const downPayments = () => rowsOf(files, 'erp/rechnungen').filter(row => row.Belegart === 'AZ');
const customers = () => rowsOf(files, 'erp/kunden');
/** Names may hold a line break, and end a row early. */
const inGroups = () => customers().filter(row => /^7\d{4}$/.test(row.Konzern ?? ''));

/** MUSTERWERK.md, for 2,000 customers and a year. */
test.each([
  ['orders of parts', () => aYear('erp/auftraege', 'Auftrag'), 18_500],
  ['calls', () => aYear('service/anrufe', 'anruf'), 41_000],
  [
    'logins, of which one month is lost',
    () =>
      ((aYear('portal/nutzung', 'ereignis') + aYear('portal/ereignisse', 'ereignis')) * 36) / 35,
    61_000,
  ],
  ['quotes for machines', () => aYear('crm/angebote', 'angebot'), 1_010],
  ['leads', () => aYear('crm/leads', 'lead'), 1_100],
  ['down payments', () => distinct(downPayments(), 'Belegnummer') / 3, 660],
  ['buyers without an account', () => aYear('erp/cpd_adressen', 'Adressnummer'), 240],
  ['cases', () => casesOf(files).filter(({kind}) => kind !== 'reklamation').length / 3, 19_000],
  ['complaints', () => casesOf(files).filter(({kind}) => kind === 'reklamation').length / 3, 890],
] as const)('a year has as many %s as a machine maker has', (_, count, expected) => {
  expect(count() / expected).toBeGreaterThan(0.93);
  expect(count() / expected).toBeLessThan(1.07);
});

test('600 accounts have asked and never bought', () => {
  const prospects = customers().filter(row => row.Status === 'Interessent');
  const broken = 600 / 97;
  expect(Math.abs(distinct(prospects, 'Kundennummer') - (600 - broken))).toBeLessThan(2);
  const numbers = new Set(prospects.map(row => row.Kundennummer));
  const bought = rowsOf(files, 'erp/auftraege').filter(row => numbers.has(row.Kundennummer));
  expect(bought).toEqual([]);
  const asked = rowsOf(files, 'crm/chancen_').filter(row => numbers.has(row.kundennummer));
  expect(distinct(asked, 'chance') / 3).toBeGreaterThan(260);
});

test('some 150 groups have some 460 accounts, and up to 24 each', () => {
  const members = Map.groupBy(inGroups(), row => row.Konzern);
  const sizes = [...members.values()].map(rows => distinct(rows, 'Kundennummer'));
  // Two and a half standard errors.
  expect(Math.abs(sizes.length - 150)).toBeLessThan(30);
  expect(Math.abs(distinct(inGroups(), 'Kundennummer') - 460)).toBeLessThan(110);
  expect(Math.max(...sizes)).toBeGreaterThan(9);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(24);
});

test('large groups have three levels: the group, its customers, and their sites', () => {
  const above = new Map(
    rowsOf(files, 'erp/kundenbeziehungen')
      .filter(row => ['Konzern', 'Standort'].includes(row.Rolle ?? ''))
      .map(row => [row.Kundennummer, row.Partner]),
  );
  const levels = [...above.keys()].map(customer => {
    let level = 1;
    for (let at: string | undefined = customer; above.has(at); at = above.get(at)) level++;
    return level;
  });
  expect(new Set(levels)).toEqual(new Set([2, 3]));
  expect(levels.filter(level => level === 3).length).toBeGreaterThan(60);
});

test('a third of the orders comes by shop or EDI, and small ones more often since they cost more', () => {
  const orders = new Map(rowsOf(files, 'erp/auftraege').map(row => [row.Auftrag, row] as const));
  const share = (year: (day: string) => boolean) => {
    const those = [...orders.values()].filter(row => year(iso(row.Auftragsdatum)));
    return those.filter(row => ['Shop', 'EDI'].includes(row.Eingang ?? '')).length / those.length;
  };
  expect(share(day => day < '2024-10')).toBeGreaterThan(0.35);
  expect(share(day => day < '2024-10')).toBeLessThan(0.38);
  expect(share(day => day >= '2024-10')).toBeGreaterThan(0.38);
  expect(share(day => day >= '2024-10')).toBeLessThan(0.42);
});

const iso = (day = '') => day.split('.').reverse().join('-');
