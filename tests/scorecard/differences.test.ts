import {cpSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {
  type Difference,
  differenceBetween,
  whatChanged,
} from '../../scorecard/differences/difference.ts';
import {starEntities} from '../../scorecard/differences/feeds.ts';
import {report} from '../../scorecard/differences/report.ts';
import {writeCompany} from '../company_folder.ts';
import {deliver, nightAt} from '../nights.ts';
import {projectFiles} from '../project_files.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';

const sources = (amount: string) => `
erp:
  expect: {rows: 0, rejected: 1}
  streams:
    customers:
      {files: customers.csv, entity: customers, expect: {rows: 0},
       columns: {customer_id: id, name: name, natural_person: person, segment: segment,
                 account_manager: manager, affiliated: ours}}
    lines:
      {files: "lines*.csv", delivery: delta, entity: invoice_lines,
       columns: {invoice_id: invoice, line: line, customer_id: customer, invoiced_on: day,
                 quantity: quantity, net_amount: ${amount}, product_cost: cost}}
`;

const scorecard = (target: number, owner = 'Anna Beispiel') => `
perspectives:
  finance: {weight: 1, objectives: {earn: {title: {de: Verdienen, en: Earn}, kpis: {
    revenue_per_customer: {target: ${target}, red: 100, owner: ${owner}}}}}}
  customers: {weight: 1, objectives: {}}
  processes: {weight: 1, objectives: {}}
  learning: {weight: 1, objectives: {}}
`;

/* K3 is a person; of 2,400 a year K1 brings 83 %, K2 13 %, K3 4 %. */
const customers = (
  k1: Partial<Record<'segment' | 'manager' | 'ours', string>> = {},
) => `id,name,person,segment,manager,ours
K1,Huber AG,false,${k1.segment ?? 'key'},${k1.manager ?? 'E1'},${k1.ours ?? 'false'}
K2,Maier GmbH,false,small,E1,false
K3,Anna Beispiel,true,small,E2,false
`;

const months = Array.from({length: 26}, (_, n) =>
  Temporal.PlainDate.from('2024-01-15').add({months: n}).toString(),
);

const heading = 'invoice,line,customer,day,quantity,amount,gross,cost\n';

const year = (days: readonly string[]) =>
  heading +
  days
    .flatMap(day => [
      `A${day},1,K1,${day},1,166,197.54,100`,
      `B${day},1,K2,${day},1,26,30.94,10`,
      `C${day},1,K3,${day},1,8,9.52,20`,
    ])
    .join('\n')
    .concat('\n');

/** A firm with three customers and 26 months of history, after its first night. */
const firstNight = (async () => {
  const folder = temporaryFolder(afterAll);
  const place = {company: join(folder, 'company'), data: join(folder, 'data')};
  mkdirSync(place.data);
  mkdirSync(place.company);
  writeCompany(place.company, {
    'sources.yaml': sources('amount'),
    'scorecard.yaml': scorecard(700),
  });
  deliver(place.company, 'customers.csv', customers());
  deliver(place.company, 'lines1.csv', year(months));
  const {manifest} = await nightAt(place, {at: '2026-04-01T00:00:00Z', asOf: '2026-02-28'});
  return {folder, before: manifest.id};
})();

/** A copy of that firm, which lives on from there. */
async function aFirm() {
  const {folder: first, before} = await firstNight;
  const folder = temporaryFolder();
  cpSync(first, folder, {recursive: true, preserveTimestamps: true});
  const place = {company: join(folder, 'company'), data: join(folder, 'data')};
  const bring = (name: string, content: string) => deliver(place.company, name, content);
  let hour = 0;
  const night = async (asOf = '2026-02-28', full = false) => {
    hour += 1;
    const at = new Date(Date.parse('2026-04-01T00:00:00Z') + hour * 3_600_000).toISOString();
    return (await nightAt(place, {at, asOf, full})).manifest.id;
  };
  return {
    ...place,
    before,
    bring,
    settings: (files: Record<string, string>) => writeFiles(place.company, files),
    night,
    /** What another night has changed. */
    async after(asOf?: string): Promise<Difference> {
      const ids = {before, after: await night(asOf)};
      const found = await differenceBetween(place.data, ids);
      const brief = await whatChanged(place.data, ids);
      if (found.causes?.read_anew.length === 0) expect(brief).toBe(found.summary);
      expect(report(found).split('\n').length).toBeLessThanOrEqual(60);
      return JSON.parse(JSON.stringify(found));
    },
  };
}

const tableNamed = (found: Difference, table: string) =>
  found.tables.find(each => each.table === table);

test('a late credit note restates its month by its amount, and its stream is the cause', async () => {
  const firm = await aFirm();
  firm.bring('lines2.csv', `${heading}G1,1,K1,2025-12-20,-1,-40.5,-48.20,0\n`);
  const found = await firm.after();
  expect(found.summary).toBe(
    'No KPI changed colour, no customer changed class, total contribution -40.50 EUR, ' +
      '3 months restated (2025-12, 2026-01, 2026-02). Because of data (erp/lines).',
  );
  const december = found.restated_months.find(({month}) => month === '2025-12-01')!;
  expect(december.measures).toEqual([
    {measure: 'revenue', before: 200, after: 159.5, difference: -40.5},
    {measure: 'revenue of counted customers', before: 200, after: 159.5, difference: -40.5},
    {measure: 'contribution', before: 70, after: 29.5, difference: -40.5},
  ]);
  const lines = 'erp/lines (fct_invoice_line: 1 row came, 0 went, 0 changed)';
  expect(december.because).toEqual([{kind: 'data', what: lines}]);
  /* The months after it are told otherwise by the KPI of twelve months only. */
  expect(
    found.restated_months.map(({month, measures, kpis}) => [month, measures.length, kpis.length]),
  ).toEqual([
    ['2025-12-01', 3, 1],
    ['2026-01-01', 0, 1],
    ['2026-02-01', 0, 1],
  ]);
  expect(found.restated_months[2]!.because).toEqual([{kind: 'data', what: lines}]);
  expect(found.causes).toMatchObject({
    data: [{stream: 'erp/lines', came: 1, went: 0, read_anew: 0, rows_before: 78, rows_after: 79}],
    rules: {settings: [], models: [], program: false},
    rates: {in_use: false, settings: []},
    business_date: null,
    read_anew: [],
  });
  expect(tableNamed(found, 'fct_invoice_line')).toMatchObject({came: 1, went: 0, changed: 0});
  expect(tableNamed(found, 'customer_profitability')).toMatchObject({
    came: 0,
    went: 0,
    changed: 1,
    by: ['customer_id', 'month'],
  });
}, 60_000);

test('a customer in another segment changed class, and no month is restated', async () => {
  const firm = await aFirm();
  firm.bring('customers.csv', customers({segment: 'small', manager: 'E2'}));
  const found = await firm.after();
  expect(found.summary).toMatch(
    /^No KPI changed colour, 1 customer changed class, 1 customer changed account manager or group, total contribution unchanged\. Because of data \(erp\/customers\)\.$/,
  );
  expect(found.restated_months).toEqual([]);
  const k1 = {customer_id: 'K1', name: 'Huber AG', revenue: 1992};
  expect(found.customers?.changes).toEqual([
    {
      classification: 'segment',
      kind: 'class',
      customers: 1,
      moves: [{from: 'key', to: 'small', customers: 1}],
      first: [{...k1, from: 'key', to: 'small'}],
    },
    {
      classification: 'account manager',
      kind: 'assignment',
      customers: 1,
      moves: [{from: 'E1', to: 'E2', customers: 1}],
      first: [{...k1, from: 'E1', to: 'E2'}],
    },
  ]);
}, 60_000);

test('a customer that became one of our own leaves the ranks, and the sum stays', async () => {
  const firm = await aFirm();
  firm.bring('customers.csv', customers({ours: 'true'}));
  const found = await firm.after();
  expect(found.customers?.changes.map(each => [each.classification, ...each.moves])).toEqual([
    ['standing', {from: 'counted', to: 'affiliated', customers: 1}],
    /* Of what is left, K2 brings 76 %, and the one that crosses 80 % stays above it. */
    [
      'ABC class',
      {from: 'A', to: null, customers: 1},
      {from: 'B', to: 'A', customers: 1},
      {from: 'C', to: 'A', customers: 1},
    ],
    ['activity', {from: 'active', to: null, customers: 1}],
  ]);
  expect(found.totals?.totals.find(each => each.measure === 'contribution')).toMatchObject({
    difference: 0,
  });
  const [month] = found.restated_months;
  expect(month?.measures.map(each => each.measure)).toEqual(['revenue of counted customers']);
  expect(month?.because.map(each => each.kind)).toContain('data');
  expect(JSON.stringify(month?.because)).toContain('erp/customers (dim_customer: ');
}, 60_000);

test('a higher target turns a KPI red, and rules are the cause, not data', async () => {
  const firm = await aFirm();
  firm.settings({'scorecard.yaml': scorecard(3000, 'Bernd Beispiel')});
  const found = await firm.after();
  expect(found.summary).toMatch(/^1 KPI turned red, .*\. Because of rules \(set_kpi.*\)\.$/);
  expect(found.scorecard?.colours).toMatchObject([
    {
      level: 'kpi',
      name: 'revenue_per_customer',
      before: {month: '2026-02-01', value: 800, target: 700, status: 'green'},
      after: {month: '2026-02-01', value: 800, target: 3000, status: 'red'},
      because: ['target'],
    },
    {level: 'objective', name: 'earn'},
    {level: 'perspective', name: 'finance'},
    {level: 'scorecard'},
  ]);
  expect(found.restated_months).toEqual([]);
  expect(found.causes?.data).toEqual([]);
  expect(found.causes?.rules.settings).toEqual([
    {
      table: 'set_kpi',
      row: 'revenue_per_customer',
      column: 'owner',
      before: '…',
      after: '…',
      kind: 'changed',
    },
    {
      table: 'set_kpi_target',
      row: 'revenue_per_customer',
      column: 'value',
      before: '700',
      after: '3000',
      kind: 'changed',
    },
  ]);
}, 60_000);

test('a month that is over is a new one, and the business date is the cause', async () => {
  const firm = await aFirm();
  const found = await firm.after('2026-03-31');
  expect(found.summary).toBe(
    'No KPI changed colour, no customer changed class, total contribution unchanged, ' +
      '1 new month (2026-03). Because of the business date (2026-02-28 → 2026-03-31).',
  );
  expect(found.restated_months).toEqual([]);
  expect(found.other_months).toMatchObject([{month: '2026-03-01', standing: 'new'}]);
  expect(found.causes?.rules.settings).toEqual([]);
}, 60_000);

test('customers whose silence became too long are lost, though nothing was delivered', async () => {
  const firm = await aFirm();
  const found = await firm.after('2027-03-01');
  const activity = found.customers?.changes.find(each => each.classification === 'activity');
  expect(activity?.moves).toEqual([{from: 'active', to: 'lost', customers: 3}]);
  /* Each side is seen at the month that its readers saw last. */
  expect(found.scorecard?.colours[0]).toMatchObject({
    name: 'revenue_per_customer',
    before: {month: '2026-02-01', status: 'green'},
    after: {month: '2027-02-01', value: null, status: 'no_data'},
    because: ['month', 'value'],
  });
  expect(found.summary).toMatch(
    /^1 KPI lost its data, 3 customers changed class, .* 13 new months/,
  );
  expect(found.causes?.data).toEqual([]);
}, 60_000);

test('a night without news, and one that builds all of it anew, make no difference', async () => {
  const firm = await aFirm();
  const again = await firm.after();
  expect(again).toMatchObject({summary: 'No difference.', differs: false});
  const full = await firm.night(undefined, true);
  const found = await differenceBetween(firm.data, {before: firm.before, after: full});
  expect(found).toMatchObject({summary: 'No difference.', differs: false, not_compared: []});
  expect(found.tables.length).toBeGreaterThan(20);
}, 60_000);

test('another column of the same files restates every month, and how they are read is why', async () => {
  const firm = await aFirm();
  firm.settings({'sources.yaml': sources('gross')});
  const found = await firm.after();
  expect(found.restated_months).toHaveLength(26);
  expect(found.restated_months[25]!.because[0]).toMatchObject({kind: 'rules'});
  expect(JSON.stringify(found.restated_months[25]!.because)).toContain('read by other rules');
  expect(found.causes?.data.filter(each => each.came + each.went > 0)).toEqual([]);
  expect(report(found)).toContain('read by other rules');
}, 60_000);

test('a customer that comes and one that leaves are named, persons by their number only', async () => {
  const firm = await aFirm();
  const person = 'K9,Berta Muster,true,small,E2,false\n';
  firm.bring('customers.csv', `${customers()}${person}K8,Neu AG,false,small,E2,false\n`);
  firm.bring('lines2.csv', `${heading}N1,1,K9,2026-01-20,1,100,119,0\n`);
  const found = await firm.after();
  expect(found.customers?.came).toEqual({
    customers: 2,
    first: [
      {customer_id: 'K9', name: null, revenue: 100},
      {customer_id: 'K8', name: 'Neu AG', revenue: null},
    ],
  });
  /* Whom nobody knew before cannot be why: what they bought is. */
  expect(found.restated_months[0]).toMatchObject({
    month: '2026-01-01',
    because: [{kind: 'data', what: expect.stringMatching(/^erp\/lines /)}],
  });
  expect(JSON.stringify(found) + report(found)).not.toMatch(/Berta|Muster|Anna|Beispiel/);
  const back = await differenceBetween(firm.data, {
    before: found.snapshots.after.id,
    after: firm.before,
  });
  expect(back.customers?.left.first.map(each => each.customer_id)).toEqual(['K9', 'K8']);
  expect(back.summary).toContain('2 customers left');
}, 60_000);

test('a rejected row is told, and so is a table that only one snapshot has', async () => {
  const firm = await aFirm();
  firm.bring('lines2.csv', `${heading}Q1,1,K1,2026-02-20,1,viel,1,0\nQ2,1,K1,2026-02-20,1,1,1,0\n`);
  firm.settings({
    'models/segment_size.sql': `/*
How many customers each segment has.

One row per segment.
*/
select segment, count(*) as customers from dim_customer group by segment
`,
  });
  const found = await firm.after();
  expect(found.warnings?.quarantine).toEqual({
    before: 0,
    after: 1,
    changes: [{source: 'erp', entity: 'invoice_lines', before: 0, after: 1}],
  });
  expect(tableNamed(found, 'segment_size')).toMatchObject({rows: {before: null}, came: 3});
  expect(found.causes?.rules.models).toEqual([{model: 'segment_size', change: 'came'}]);
  expect(found.not_compared).toEqual([]);
}, 60_000);

test('every fact of the star says what it is made from', () => {
  const facts = projectFiles('warehouse/facts/fct_*.sql').map(file => file.split('/').at(-1)!);
  expect(facts.length).toBeGreaterThan(5);
  expect(facts.filter(file => !starEntities[file.replace('.sql', '')])).toEqual([]);
});
