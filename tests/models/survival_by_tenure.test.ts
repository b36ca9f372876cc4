import fc from 'fast-check';
import {expect, test} from 'vitest';
import {smallWorld} from '../small_world.ts';

type Tenure = [months: number, isLost: boolean];

const tenures = (all: readonly Tenure[], entry_months = 0, segment: string | null = null) =>
  all.map(([tenure_months, is_lost], number) => ({
    customer_id: `${segment ?? 'K'}${number}-${entry_months}`,
    segment,
    since: '2020-01-01',
    entry_months,
    tenure_months,
    is_lost,
  }));

/** 6-MP, weeks in remission (Freireich et al. 1963); false: still in it when last seen. */
const freireich: Tenure[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map(weeks => [weeks, true] as Tenure),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(weeks => [weeks, false] as Tenure),
];

test('survival of the 6-MP arm of Freireich et al. is as published, with its standard errors', async () => {
  const {given, build} = await smallWorld();
  await given('int_customer_tenure', tenures(freireich));
  const rows = (await build('survival_by_tenure')).filter(row => Number(row.lost) > 0);
  expect(rows.map(row => row.tenure_months)).toEqual([6, 7, 10, 13, 16, 22, 23]);
  expect(rows.map(row => row.at_risk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
  expect(rows.map(row => Number(row.survival).toFixed(4))).toEqual([
    '0.8571',
    '0.8067',
    '0.7529',
    '0.6902',
    '0.6275',
    '0.5378',
    '0.4482',
  ]);
  expect(rows.map(row => Number(row.standard_error).toFixed(4))).toEqual([
    '0.0764',
    '0.0869',
    '0.0963',
    '0.1068',
    '0.1141',
    '0.1282',
    '0.1346',
  ]);
});

test('who is watched later is at risk later', async () => {
  const {given, build} = await smallWorld();
  await given('int_customer_tenure', [
    ...tenures([
      [2, true],
      [5, false],
    ]),
    ...tenures([[4, true]], 3),
  ]);
  expect(await build('survival_by_tenure')).toMatchObject([
    {tenure_months: 2, at_risk: 2, lost: 1, survival: 0.5},
    {tenure_months: 4, at_risk: 2, lost: 1, survival: 0.25},
    {tenure_months: 5, at_risk: 1, lost: 0, survival: 0.25},
  ]);
});

test('where all have left nobody survives, and there is no error to tell', async () => {
  const {given, build} = await smallWorld();
  await given(
    'int_customer_tenure',
    tenures(
      [
        [3, true],
        [3, true],
      ],
      0,
      'A',
    ),
  );
  const nobody = {tenure_months: 3, at_risk: 2, lost: 2, survival: 0, standard_error: null};
  expect(await build('survival_by_tenure')).toMatchObject([
    {segment: 'A', ...nobody},
    {segment: null, ...nobody},
  ]);
});

test('a relation begins with the first purchase that we see, or when the source says so', async () => {
  const {given, build} = await smallWorld('2027-06-30');
  await given('stg_customers', [
    {customer_id: 'old', valid_from: '2020-01-01', customer_since: '2020-01-01', segment: 'A'},
    {customer_id: 'new', valid_from: '2020-01-01', segment: 'B'},
    {customer_id: 'unknown', valid_from: '2020-01-01', segment: 'B'},
    {customer_id: 'left early', valid_from: '2020-01-01', customer_since: '2019-01-01'},
  ]);
  const days = {
    old: ['2025-01-05', '2026-01-04', '2026-12-01'],
    unknown: ['2025-02-05', '2026-02-01'],
    new: ['2026-03-10'],
    'left early': ['2025-01-01'],
  };
  await given(
    'stg_invoice_lines',
    Object.entries(days).flatMap(([customer_id, own]) =>
      own.map(invoiced_on => ({
        invoice_id: `${customer_id} ${invoiced_on}`,
        line: 1,
        customer_id,
        invoiced_on,
        quantity: 1,
        net_amount: 10,
        product_cost: 5,
      })),
    ),
  );
  // Losses can be seen from January 2026 on; 2020-01-01 to 2026-01-01 are 2,192 days, 72.02 months.
  expect(await build('int_customer_tenure')).toEqual([
    {
      customer_id: 'new',
      segment: 'B',
      since: '2026-03-10',
      entry_months: 0,
      tenure_months: 12,
      is_lost: true,
    },
    {
      customer_id: 'old',
      segment: 'A',
      since: '2020-01-01',
      entry_months: 72,
      tenure_months: 90,
      is_lost: false,
    },
  ]);
});

test('without censoring, survival is the share that is left, whatever the tenures', async () => {
  const months = fc.array(fc.integer({min: 1, max: 20}), {minLength: 1, maxLength: 30});
  await fc.assert(
    fc.asyncProperty(months, async all => {
      const {given, build, close} = await smallWorld();
      await given('int_customer_tenure', tenures(all.map(each => [each, true])));
      for (const row of await build('survival_by_tenure')) {
        const left = all.filter(each => each > Number(row.tenure_months)).length;
        expect(row.survival).toBeCloseTo(left / all.length, 12);
      }
      close();
    }),
    {numRuns: 12},
  );
});
