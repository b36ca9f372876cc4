import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {CostRules, CostSettings} from '../../company/costs.ts';
import {readYaml, readYamlIfThere} from '../../company/yaml_file.ts';
import {companyModels} from '../../scorecard/model_files.ts';
import {contractKinds} from '../../warehouse/column_kinds.ts';
import {versionsOf} from '../../warehouse/cost_tables.ts';
import {unportable} from '../portability.ts';
import {smallCompany} from '../small_company.ts';
import {smallWorld} from '../small_world.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const activity = {
  title: {de: 'Fall', en: 'Case'},
  step: 'contribution_2',
  driver: 'fct_service_case',
};
let made = 0;
/** Its activity has a name of its own. */
const pool = (more: object) => ({
  title: {de: 'Hotline', en: 'Hotline'},
  cost: [{cost_centres: ['2300']}],
  activities: {[`handle_${++made}`]: {...activity, step: 'profit', minutes: 3}},
  ...more,
});
const steps = {contribution_2: {title: {de: 'Auftrag', en: 'Order'}}};

function fileWith(costs: object): string {
  const file = join(temporaryFolder(), 'costs.yaml');
  writeFileSync(file, JSON.stringify(costs, null, 1));
  return file;
}

const withActivity = (more: object, ofPool: object = {}) => ({
  steps,
  pools: {hotline: pool({activities: {handle: {...activity, ...more}}, ...ofPool})},
});

test.each([
  [
    'a step that is not in the scheme',
    withActivity({minutes: 3, step: 'contribution_3'}),
    'a step that "steps" has',
  ],
  ['minutes that nobody gave', withActivity({}), 'minutes, because its pool is time_driven'],
  [
    'a share that nobody gave',
    withActivity({}, {method: 'rate_based'}),
    'a share, because its pool is rate_based',
  ],
  [
    'work without a driver',
    withActivity({driver: undefined, minutes: 3}),
    'a driver; only a pool with method: process',
  ],
  [
    'more than all',
    withActivity(
      {
        share: [
          {valid_from: '2026-01', value: 70},
          {valid_from: '2026-05', value: 101},
        ],
      },
      {method: 'rate_based'},
    ),
    'at most 100',
  ],
  [
    'a pool without cost',
    {pools: {hotline: pool({cost: [{}]})}},
    'cost_centres, or accounts, or both',
  ],
  ['a pattern of LIKE', {pools: {hotline: pool({cost: [{accounts: ['63%']}]})}}, 'with a star'],
  [
    'a month twice',
    withActivity({
      minutes: [
        {valid_from: '2026-01', value: 1},
        {valid_from: '2026-01', value: 2},
      ],
    }),
    'each month once',
  ],
  [
    'an activity in two pools',
    {
      steps,
      pools: {
        hotline: pool({activities: {handle: {...activity, minutes: 3}}}),
        service: pool({activities: {handle: {...activity, minutes: 3}}}),
      },
    },
    'another name; hotline has an activity of this one',
  ],
  [
    'shares that grow above all of the pool',
    {
      steps,
      pools: {
        hotline: pool({
          method: 'rate_based',
          activities: {
            one: {...activity, share: 60},
            two: {
              ...activity,
              share: [
                {valid_from: '2026-01', value: 40},
                {valid_from: '2026-07', value: 50},
              ],
            },
          },
        }),
      },
    },
    'from 2026-07 on they are 110 %',
  ],
  [
    'a pool without activities',
    {pools: {hotline: pool({activities: {}})}},
    'an activity at least; without one nobody causes any of its cost',
  ],
  [
    'a levy on nothing',
    withActivity({driver: undefined, share: 20}, {method: 'process'}),
    'an activity with a driver at least',
  ],
  [
    'a share beside minutes',
    withActivity({minutes: 3, share: 20}),
    'no share, because its pool is time_driven',
  ],
  [
    'minutes beside a share',
    withActivity({minutes: 3, share: 20}, {method: 'rate_based'}),
    'no minutes, because its pool is rate_based',
  ],
  ['minutes below zero', withActivity({minutes: -10}), 'minutes above zero'],
  [
    'a star within a number',
    {pools: {hotline: pool({cost: [{cost_centres: ['3*0']}]})}},
    'a star at the end only, such as 63*; "3*0" has another',
  ],
  [
    'a star within a number of the capacity',
    {pools: {hotline: pool({capacity: {cost_centres: ['*1']}})}},
    'a star at the end only, such as 63*; "*1" has another',
  ],
  [
    'cost that two pools take',
    {
      pools: {
        sales: pool({cost: [{cost_centres: ['100'], share: 60}]}),
        service: pool({
          cost: [
            {
              cost_centres: ['200', '1*'],
              accounts: ['*'],
              share: [
                {valid_from: '2026-01', value: 40},
                {valid_from: '2026-04', value: 50},
              ],
            },
          ],
        }),
      },
    },
    'of cost centre 100, from 2026-04 on sales takes 60 %, service takes 50 %: 110 % together',
  ],
  [
    'cost that one pool takes twice',
    {pools: {sales: pool({cost: [{cost_centres: ['3*', '300']}]})}},
    'of cost centre 300, sales takes 100 %, sales takes 100 %: 200 % together',
  ],
])('%s is told with its line', async (_what, costs, says) => {
  await expect(readYaml(fileWith(costs), CostSettings)).rejects.toThrow(/costs\.yaml, line \d+/);
  await expect(readYaml(fileWith(costs), CostSettings)).rejects.toThrow(says);
});

test('cost that pools may share is theirs until the ledger says otherwise', () => {
  const sharing = (...costs: object[]) =>
    CostSettings.parse({
      pools: Object.fromEntries(costs.map((cost, at) => [`pool_${at}`, pool({cost: [cost]})])),
    });
  const half = {cost_centres: ['100'], share: 50};
  sharing(half, half);
  sharing({cost_centres: ['1900']}, {cost_centres: ['1900'], accounts: ['5880']});
  sharing({cost_centres: ['100']}, {accounts: ['67*']});
  sharing(
    {cost_centres: ['100'], share: [{valid_from: '2026-01', value: 100}]},
    {
      cost_centres: ['100'],
      share: [
        {valid_from: '2025-01', value: 100},
        {valid_from: '2026-01', value: 0},
      ],
    },
  );
});

test('months are closed with the rules of then, which today might be refused', () => {
  const twice = {pools: {a: pool({}), b: pool({})}};
  expect(CostSettings.safeParse(twice).success).toBe(false);
  expect(Object.keys(CostRules.parse(twice).pools)).toEqual(['a', 'b']);
});

test('a company may do without costs.yaml', async () => {
  const file = join(temporaryFolder(), 'costs.yaml');
  expect(await readYamlIfThere(file, CostSettings)).toMatchObject({
    rates: 'year',
    steps: {},
    pools: {},
  });
});

test('rules hold until the next one', () => {
  expect(
    versionsOf([
      {valid_from: '2026-05', value: 4},
      {valid_from: '2024-01', value: 3},
    ]),
  ).toEqual([
    {valid_from: '2024-01-01', valid_to: '2026-05-01', value: 3},
    {valid_from: '2026-05-01', valid_to: '9999-01-01', value: 4},
  ]);
});

const modelsWith = (costs: object) =>
  companyModels({...smallCompany, costs: CostSettings.parse(costs)});

test.each([
  [
    'a table that is not there',
    {driver: 'fct_casse'},
    /there is no table fct_casse\nName one of: .*fct_service_case/,
  ],
  ['a table without customers', {driver: 'fct_capacity_month'}, 'its rows cannot cause work'],
  [
    'an unknown column',
    {minutes: '3 + 2 * handover'},
    /handle\.minutes[\s\S]*"3 \+ 2 \* handover" cannot be computed for fct_service_case: there is no column "handover"; there are .*handovers/,
  ],
  [
    'a text as minutes',
    {minutes: '5 + kind'},
    /costs\.yaml, pools\.hotline\.activities\.handle\.minutes: .* kind is text, not a number/,
  ],
  ['a time as a quantity', {quantity: 'opened_at'}, 'opened_at is a time, not a number'],
  ['a text as a condition', {where: 'not kind'}, 'kind is text, not true or false'],
  ['a number that is too large', {minutes: 1e300}, 'a number above 99,999,999,999,999'],
  ['something else than a sum', {quantity: "getenv('HOME')"}, 'it may not say getenv()'],
])('%s is told before anything runs', async (_what, more, says) => {
  await expect(modelsWith(withActivity({minutes: 3, ...more}))).rejects.toThrow(says);
});

test('what columns of the contract hold, columns of our facts hold', async () => {
  const world = await smallWorld();
  const drivers = (await modelsWith({})).filter(
    ({name, columns, grain}) =>
      name.startsWith('fct_') &&
      ['customer_id', 'month'].every(each => columns.has(each) || grain.includes(each)),
  );
  for (const {name} of drivers) await world.ensure(name);
  const found = await world.db.rows<{table_name: string; column_name: string; data_type: string}>(
    'select table_name, column_name, data_type from duckdb_columns()',
  );
  world.close();
  const types = {text: 'VARCHAR', 'a day': 'DATE', 'a time': 'TIMESTAMP'};
  const ofDrivers = found.filter(({table_name}) => drivers.some(({name}) => name === table_name));
  const known = ofDrivers.filter(({column_name}) => contractKinds.has(column_name));
  expect(known.length).toBeGreaterThan(100);
  expect(
    known.filter(
      ({column_name, data_type}) => types[contractKinds.get(column_name)!] !== data_type,
    ),
  ).toEqual([]);
}, 60_000);

test('what is generated runs on a distributed engine, too', async () => {
  const models = await modelsWith({
    steps,
    pools: {
      hotline: pool({
        activities: {
          handle: {
            ...activity,
            where: "kind <> 'complaint' and not (channel in ('portal') or handovers is null)",
            minutes:
              'coalesce(minutes, 30) * 2 / least(handovers, 3) + 2 * (reopened_at is not null)',
            measured: "minutes_source = 'measured'",
          },
        },
      }),
    },
  });
  const generated = models.filter(model => model.name.startsWith('int_activity_') && model.text);
  expect(generated.map(model => model.name)).toEqual([
    'int_activity_driver',
    'int_activity_found',
    'int_activity_object',
    'int_activity_rule',
  ]);
  for (const {text} of generated) expect(unportable(text!)).toEqual([]);
});
