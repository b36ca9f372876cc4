import {beforeAll, expect, test} from 'vitest';
import {casesOf, rowsOf, wholeExample} from './whole_example.ts';

let files: string;
beforeAll(async () => {
  files = await wholeExample(1);
}, 600_000);

const aYear = (kind: string, column: string) =>
  new Set(rowsOf(files, kind).map(row => row[column])).size / 3;

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
  ['cases', () => casesOf(files).filter(({kind}) => kind !== 'reklamation').length / 3, 19_000],
  ['complaints', () => casesOf(files).filter(({kind}) => kind === 'reklamation').length / 3, 890],
] as const)('a year has as many %s as a machine maker has', (_, count, expected) => {
  expect(count() / expected).toBeGreaterThan(0.93);
  expect(count() / expected).toBeLessThan(1.07);
});
