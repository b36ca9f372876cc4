import {capacityOf} from '../company/closed_costs.ts';
import type {CapacityRule, CostSettings} from '../company/costs.ts';
import {laterSteps} from '../company/costs.ts';
import type {Dated} from '../company/dated.ts';
import type {Row} from './database.ts';
import type {SmallTable} from './small_table.ts';

export interface Version<T> {
  /** First day of the first month, and of the first month after it. */
  valid_from: string;
  valid_to: string;
  value: T;
}

const endOfTime = '9999-01-01';
const largestAmount = 99_999_999_999_999;

/** Rules with the months in which each holds, oldest first. */
export function versionsOf<T>(rules: Dated<T> = []): Version<T>[] {
  const sorted = rules.toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
  return sorted.map(({valid_from, value}, at) => ({
    valid_from: `${valid_from}-01`,
    valid_to: sorted[at + 1] ? `${sorted[at + 1]!.valid_from}-01` : endOfTime,
    value,
  }));
}

/** `costs.yaml` as tables. */
export const costTables = (costs: CostSettings): SmallTable[] => [
  {
    name: 'set_contribution_step',
    columns: {step: 'VARCHAR', position: 'INTEGER', title_de: 'VARCHAR', title_en: 'VARCHAR'},
    rows: laterSteps.flatMap((step, at) => {
      const title = costs.steps[step]?.title;
      return title ? [{step, position: at + 2, title_de: title.de, title_en: title.en}] : [];
    }),
  },
  {
    name: 'set_order_size',
    columns: {position: 'INTEGER', from_amount: 'DECIMAL(18, 4)', to_amount: 'DECIMAL(18, 4)'},
    rows: [0, ...costs.order_sizes].map((size, position, sizes) => ({
      position,
      from_amount: size,
      to_amount: sizes[position + 1] ?? largestAmount,
    })),
  },
  {
    name: 'set_cost_pool',
    columns: {
      cost_pool: 'VARCHAR',
      position: 'INTEGER',
      title_de: 'VARCHAR',
      title_en: 'VARCHAR',
      method: 'VARCHAR',
      rates: 'VARCHAR',
    },
    rows: pools(costs).map(({pool, title, method}, position) => ({
      cost_pool: pool,
      position,
      title_de: title.de,
      title_en: title.en,
      method,
      rates: costs.rates,
    })),
  },
  {
    name: 'set_pool_cost',
    columns: {
      cost_pool: 'VARCHAR',
      cost_centre_like: 'VARCHAR',
      account_like: 'VARCHAR',
      share: 'DECIMAL(9,6)',
      valid_from: 'DATE',
      valid_to: 'DATE',
    },
    rows: pools(costs).flatMap(({pool, cost}) => cost.flatMap(each => costRows(pool, each))),
  },
  {
    name: 'set_pool_capacity',
    columns: {
      cost_pool: 'VARCHAR',
      minutes: 'DECIMAL(18,4)',
      minutes_a_working_day: 'DECIMAL(18,4)',
      cost_centre_like: 'VARCHAR',
      valid_from: 'DATE',
      valid_to: 'DATE',
    },
    rows: pools(costs).flatMap(capacityRows),
  },
  {
    name: 'set_activity',
    columns: {
      activity: 'VARCHAR',
      cost_pool: 'VARCHAR',
      position: 'INTEGER',
      title_de: 'VARCHAR',
      title_en: 'VARCHAR',
      step: 'VARCHAR',
      driver: 'VARCHAR',
      is_levied: 'BOOLEAN',
      in_contract: 'BOOLEAN',
      is_acquisition: 'BOOLEAN',
    },
    rows: activities(costs).map((each, position) => ({
      activity: each.activity,
      cost_pool: each.pool,
      position,
      title_de: each.title.de,
      title_en: each.title.en,
      step: each.step,
      driver: each.driver ?? null,
      is_levied: each.driver === undefined,
      in_contract: isInContract(costs)(each),
      is_acquisition: each.acquisition,
    })),
  },
  {
    name: 'set_activity_share',
    columns: {
      activity: 'VARCHAR',
      share: 'DECIMAL(9,6)',
      valid_from: 'DATE',
      valid_to: 'DATE',
    },
    rows: activities(costs).flatMap(({activity, share}) =>
      versionsOf(share).map(({value, ...months}) => ({activity, share: value / 100, ...months})),
    ),
  },
];

const pools = (costs: CostSettings) =>
  Object.entries(costs.pools).map(([pool, settings]) => ({pool, ...settings}));

const activities = (costs: CostSettings) =>
  pools(costs).flatMap(({pool, activities: own}) =>
    Object.entries(own).map(([activity, settings]) => ({pool, activity, ...settings})),
  );

type Activity = ReturnType<typeof activities>[number];

/** What activities say themselves; where none does, work that cases and contacts cause at DB III. */
const isInContract = (costs: CostSettings) =>
  activities(costs).some(each => each.in_contract !== undefined)
    ? ({in_contract}: Activity) => in_contract === true
    : ({step, driver}: Activity) =>
        step === 'contribution_3' &&
        (driver === 'fct_service_case' || driver === 'fct_interaction');

const like = (pattern: string) => pattern.replaceAll('*', '%');
const anything = ['*'];

type Cost = CostSettings['pools'][string]['cost'][number];

const costRows = (
  pool: string,
  {cost_centres = anything, accounts = anything, share}: Cost,
): Row[] =>
  versionsOf(share).flatMap(({value, ...months}) =>
    cost_centres.flatMap(centre =>
      accounts.map(account => ({
        cost_pool: pool,
        cost_centre_like: like(centre),
        account_like: like(account),
        share: value / 100,
        ...months,
      })),
    ),
  );

const capacityRows = ({pool, ...settings}: ReturnType<typeof pools>[number]): Row[] =>
  versionsOf(capacityOf(settings)).flatMap(({value, ...months}) =>
    minutesOf(value).map(each => ({cost_pool: pool, ...each, ...months})),
  );

function minutesOf(rule: CapacityRule): Row[] {
  const none = {minutes: null, minutes_a_working_day: null, cost_centre_like: null};
  if ('minutes' in rule) return [{...none, minutes: rule.minutes}];
  if ('cost_centres' in rule)
    return rule.cost_centres.map(each => ({...none, cost_centre_like: like(each)}));
  const {employees, hours_a_day, utilisation} = rule;
  return [{...none, minutes_a_working_day: (employees * hours_a_day * 60 * utilisation) / 100}];
}
