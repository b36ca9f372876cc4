import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {writeCompany} from '../company_folder.ts';
import {patience, type Round, rounds} from '../histories.ts';
import {deliver, differences, nightAt} from '../nights.ts';
import {filesOf, sourcesOf} from './any_columns.ts';
import {deductions} from './any_deduction.ts';
import {anyFiles, anySources} from './any_entity.ts';
import {work, workCosts} from './any_work.ts';

const calm = '{rows: 0, rejected: 1}';

const sources = `
crm:
  expect: ${calm}
  streams:
    customers:
      {files: customers.csv, entity: customers,
       columns: {customer_id: id, name: name, natural_person: person, segment: segment, phone: phone,
                 affiliated: ours}}
    contacts:
      {files: "contacts*.csv", delivery: delta, entity: interactions,
       columns: {interaction_id: id, customer_id: customer, kind: {constant: visit}, happened_on: day,
                 minutes: minutes}}
dealers:
  expect: ${calm}
  streams:
    customers:
      {files: "dealers*.csv", delivery: delta, entity: customers,
       columns: {customer_id: id, valid_from: since, segment: segment, customer_since: first}}
erp:
  expect: ${calm}
  streams:
    products:
      {files: "products*.csv", delivery: delta, entity: products,
       columns: {product_id: id, product_group: group, unit_cost: cost}}
    lines:
      {files: "lines*.csv", delivery: delta, entity: invoice_lines,
       columns: {invoice_id: invoice, line: line, customer_id: customer, product_id: product,
                 invoiced_on: day, quantity: quantity, net_amount: amount}}
    subscriptions:
      {files: subscriptions.csv, entity: subscriptions,
       columns: {subscription_id: id, customer_id: customer, product_id: product, started_on: from,
                 ended_on: to, mrr: mrr}}
    usage: {files: "usage*.csv", delivery: delta, types: {used: day, count: integer}}
desk:
  expect: ${calm}
  streams:
    cases:
      {files: cases.csv, entity: service_cases,
       columns: {case_id: id, customer_id: customer, kind: {constant: complaint}, opened_at: opened,
                 first_response_at: replied, minutes: minutes}}
`;

const usage = `/*
Uses as the product counts them.

One row per event_id.
*/
select id as event_id, customer as customer_id, used as used_on, count as count
from src_erp__usage
qualify row_number() over (partition by id order by _delivery desc, _row desc) = 1
`;

const scorecard = `
perspectives:
  finance: {weight: 1, objectives: {earn: {title: {de: Verdienen, en: Earn}, weight: 1, kpis: {
    revenue_per_customer: {target: 400, red: 10, weight: 1}}}}}
  customers: {weight: 1, objectives: {keep: {title: {de: Halten, en: Keep}, weight: 1, kpis: {
    churn_rate: {target: 5, red: 30, weight: 1}}}}}
  processes: {weight: 1, objectives: {}}
  learning: {weight: 1, objectives: {}}
`;

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const customer = some('K1', 'K2', 'K3', 'K4', 'D1', 'D2');
const day = some(
  '2024-11-30',
  '2025-01-15',
  '2025-01-31',
  '2025-02-03',
  '2025-07-01',
  '2026-02-10',
  '2026-03-15', // after some nights, before others
);
const amount = some('100.00', '55.5000', '-20', '7.25', '3000', 'viel');
const table = (columns: string, ...cells: fc.Arbitrary<string>[]) =>
  fc
    .array(fc.tuple(...cells), {minLength: 1, maxLength: 7})
    .map(rows => `${columns}\n${rows.map(row => row.join(',')).join('\n')}\n`);
const empty = fc.constant('');

/** Any of these can come in a night, under a name that may have come before. */
const files: Record<string, fc.Arbitrary<string>> = {
  'customers.csv': table(
    'id,name,person,segment,phone,ours',
    some('K1', 'K2', 'K3', 'K4'),
    some('Huber', 'Maier'),
    some('true', 'false', ''),
    some('A', 'B', 'C'),
    some('0711', ''),
    some('false', 'false', 'true'),
  ),
  'contacts1.csv': table(
    'id,customer,day,minutes',
    some('1', '2', '3'),
    customer,
    day,
    some('30', '45'),
  ),
  'contacts2.csv': table(
    'id,customer,day,minutes',
    some('2', '3', '4'),
    customer,
    day,
    some('30', '45'),
  ),
  'dealers1.csv': table(
    'id,since,segment,first',
    some('D1', 'D2', 'K1'),
    day,
    some('X', 'Y'),
    fc.oneof(day, empty),
  ),
  'dealers2.csv': table('id,since,segment,first', some('D1', 'D2'), day, some('X', 'Z'), empty),
  'products1.csv': table(
    'id,group,cost',
    some('P1', 'P2', 'P3'),
    some('machines', 'parts'),
    some('10', '12.5', ''),
  ),
  'products2.csv': table('id,group,cost', some('P2', 'P3'), some('machines', 'parts'), some('11')),
  'lines1.csv': lines('R1', 'R2'),
  'lines2.csv': lines('R2', 'R3', 'R4'),
  'lines3.csv': lines('R5', 'R1'),
  'subscriptions.csv': table(
    'id,customer,product,from,to,mrr',
    some('S1', 'S2', 'S3'),
    customer,
    some('P1', 'P9'),
    some('2024-12-01', '2025-01-20', '2025-06-01'),
    some('', '2025-12-31'),
    some('10', '20'),
  ),
  'usage1.csv': table('id,customer,used,count', some('1', '2', '3'), customer, day, some('1', '5')),
  'usage2.csv': table('id,customer,used,count', some('3', '4'), customer, day, some('2', 'x')),
  'cases.csv': table(
    'id,customer,opened,replied,minutes',
    some('C1', 'C2', 'C3'),
    customer,
    some('2025-01-15T09:00:00', '2025-07-01T16:30:00', '2026-03-15T08:00:00'),
    some('', '2025-07-02T08:10:00'),
    some('5', '90'),
  ),
};

function lines(...invoices: string[]) {
  return table(
    'invoice,line,customer,product,day,quantity,amount',
    some(...invoices),
    some('1', '2'),
    fc.oneof(customer, empty),
    some('P1', 'P2', 'P9', ''),
    day,
    some('1', '2', '-1'),
    amount,
  );
}

interface OneNight {
  delivered: Record<string, string | undefined>;
  /** Days since the night before; 0: a second refresh on the same day. */
  later: number;
}

const aNight: fc.Arbitrary<OneNight> = fc.record({
  delivered: fc.record(files, {requiredKeys: []}),
  later: some(0, 1, 1, 30),
});

/** The first night has what a company cannot be without. */
const firstNight = fc.record({
  delivered: fc.record(files, {requiredKeys: ['customers.csv', 'lines1.csv']}),
  later: fc.constant(1),
});

const histories = Number(process.env.HISTORIES ?? 5);

/** Lives through some nights, and then builds everything anew from what was landed. */
async function liveThrough(
  company: Record<string, string>,
  nights: readonly OneNight[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kundenwert-'));
  try {
    const place = {company: join(folder, 'company'), data: join(folder, 'data')};
    mkdirSync(place.company);
    writeCompany(place.company, company);
    let now = Date.parse('2026-03-01T01:00:00Z');
    let last = '';
    for (const {delivered, later} of nights) {
      now += later * 86_400_000 + 60_000;
      for (const [name, content] of Object.entries(delivered))
        deliver(place.company, name, content ?? '');
      const {manifest, noticed} = await nightAt(place, {at: new Date(now).toISOString()});
      expect([manifest.built_on, noticed.filter(each => /anew/.test(each))]).toEqual([
        last || undefined,
        [],
      ]);
      last = manifest.id;
    }
    const whole = await nightAt(place, {at: new Date(now + 60_000).toISOString(), full: true});
    expect(await differences(place.data, last, whole.manifest.id)).toEqual([]);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

test.each(rounds(histories))(
  'any sequence of nights leaves the same rows as one full refresh, seed $seed',
  async round => {
    const company = {
      'sources.yaml': sources,
      'scorecard.yaml': scorecard,
      'staging/stg_erp__usage_events.sql': usage,
    };
    await fc.assert(
      fc.asyncProperty(
        firstNight,
        fc.array(aNight, {minLength: 1, maxLength: 4}),
        (first, others) => liveThrough(company, [first, ...others]),
      ),
      round,
    );
  },
  patience,
);

type Files = Record<string, fc.Arbitrary<string>>;

/** Lives through random nights in which any of these files come; the first has the required ones. */
async function liveThroughAny(
  company: Record<string, string>,
  files: Files,
  {required, nights, round}: {required: string[]; nights: number; round: Round},
): Promise<void> {
  const nightOf = (delivered: fc.Arbitrary<OneNight['delivered']>) =>
    fc.record({delivered, later: some(0, 1, 30)});
  const first = nightOf(fc.record(files, {requiredKeys: required}));
  const others = fc.array(nightOf(fc.record(files, {requiredKeys: []})), {
    minLength: 1,
    maxLength: nights,
  });
  await fc.assert(
    fc.asyncProperty(first, others, (one, more) =>
      liveThrough({'scorecard.yaml': scorecard, ...company}, [one, ...more]),
    ),
    round,
  );
}

/* Fewer columns meet in each row, and every model has rows. */
test.each(rounds(histories / 5))(
  'nor does any other entity of the contract, seed $seed',
  round =>
    liveThroughAny({'sources.yaml': anySources}, anyFiles, {
      required: Object.keys(anyFiles).filter(name => /-1/.test(name)),
      nights: 3,
      round,
    }),
  patience,
);

/* Agreements, payments and corrections meet the same few invoices, and the ledger knows them. */
test.each(rounds(histories / 2))(
  'nor do rebates, Skonto, corrections and what ties them to the ledger, seed $seed',
  round =>
    liveThroughAny({'sources.yaml': sourcesOf(deductions)}, filesOf(deductions), {
      required: ['customers-1.csv', 'invoice_lines-1.csv'],
      nights: 4,
      round,
    }),
  patience,
);

/* The cost of the ledger meets the work that causes it, and the rates move. */
describe.each(['year', 'month'] as const)('nor does the cost of work, at rates of the %s', rates =>
  test.each(rounds(histories / 5))(
    'seed $seed',
    round =>
      liveThroughAny(
        {'sources.yaml': sourcesOf(work), 'costs.yaml': workCosts(rates)},
        filesOf(work),
        {required: ['customers-1.csv', 'ledger_entries-1.csv'], nights: 4, round},
      ),
    patience,
  ),
);
