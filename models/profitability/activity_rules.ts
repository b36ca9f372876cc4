import type {CostActivity, CostSettings} from '../../company/costs.ts';
import {type Dated, valueAt} from '../../company/dated.ts';
import {Problem} from '../../company/problem.ts';
import {contractKinds} from '../../warehouse/column_kinds.ts';
import {versionsOf} from '../../warehouse/cost_tables.ts';
import type {Connection} from '../../warehouse/database.ts';
import {type ExpressionKind, expressionSql, WrongExpression} from '../../warehouse/expression.ts';
import type {Model} from '../../warehouse/model.ts';

/** What work is done for, as columns of drivers name it. */
export const costObjects = ['order_id', 'product_key'] as const;
type CostObject = (typeof costObjects)[number];

/** One activity in the months in which one time equation holds, as SQL over its driver's rows. */
export interface Rule {
  activity: string;
  driver: string;
  /** Columns that identify a row of the driver, which leads to its document. */
  identifiedBy: readonly string[];
  /** Columns by which its rows name what they were done for, beside the customer. */
  objects: readonly CostObject[];
  validFrom: string;
  validTo: string;
  where: string;
  quantity: string;
  /** NULL where the activity has no time equation. */
  minutes: string;
  measured: string;
}

/**
 * Every activity's rules, in SQL that can be run.
 * Throws a Problem where a driver is no fact, or an expression says what it may not.
 */
export async function activityRules(
  db: Connection,
  costs: CostSettings,
  models: readonly Model[],
): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const [pool, {activities}] of Object.entries(costs.pools)) {
    for (const [activity, own] of Object.entries(activities)) {
      if (own.driver) rules.push(...(await rulesOf(db, [pool, activity], own, models)));
    }
  }
  return rules;
}

async function rulesOf(
  db: Connection,
  [pool, activity]: readonly [string, string],
  {driver, where, quantity, minutes, measured}: CostActivity,
  models: readonly Model[],
): Promise<Rule[]> {
  const place = `costs.yaml, pools.${pool}.activities.${activity}`;
  const model = driverNamed(driver!, models, place);
  const columns = columnsOf(model);
  const kinds = isOurs(model) ? contractKinds : undefined;
  const sql = async (text: string, kind: ExpressionKind, setting: string) => {
    try {
      return await expressionSql(db, text, kind, columns, kinds);
    } catch (error) {
      if (!(error instanceof WrongExpression)) throw error;
      throw new Problem({
        where: `${place}.${setting}`,
        what: `"${text}" cannot be computed for ${driver}: ${error.message}`,
        next: 'Mend costs.yaml, then run: kundenwert check',
      });
    }
  };
  const always = [{valid_from: '1900-01', value: undefined}];
  const settings: Settings = {
    where: where ?? always,
    quantity,
    minutes: minutes ?? always,
    measured: measured ?? always,
  };
  const rules: Rule[] = [];
  for (const {valid_from, valid_to, value: month} of versionsOf(monthsOf(settings))) {
    const at = (setting: keyof Settings) => valueAt(settings[setting], month);
    const [counts, number, time, known] = [
      at('where'),
      at('quantity'),
      at('minutes'),
      at('measured'),
    ];
    rules.push({
      activity,
      driver: model.name,
      identifiedBy: model.grain,
      objects: costObjects.filter(column => columns.includes(column)),
      validFrom: valid_from,
      validTo: valid_to,
      where: counts === undefined ? 'true' : await sql(counts, 'condition', 'where'),
      quantity: await sql(number!, 'number', 'quantity'),
      minutes: time === undefined ? nothing : await sql(time, 'number', 'minutes'),
      measured: known === undefined ? 'false' : await sql(known, 'condition', 'measured'),
    });
  }
  return rules;
}

type Settings = Record<'where' | 'quantity' | 'minutes' | 'measured', Dated<string | undefined>>;

/** The months in which anything changes, from the first in which rows count and are measured by a rule. */
function monthsOf({measured, ...needed}: Settings): Dated<string> {
  const monthsIn = (versions: Dated<unknown>) => versions.map(each => each.valid_from).sort();
  const first = Object.values(needed)
    .map(versions => monthsIn(versions)[0]!)
    .sort()
    .at(-1)!;
  const later = [measured, ...Object.values(needed)].flatMap(monthsIn).filter(each => each > first);
  return [...new Set([first, ...later])].map(month => ({valid_from: month, value: month}));
}

/** The minutes of an activity without a time equation. */
export const nothing = 'cast(null as decimal(18, 4))';

const columnsOf = ({columns, grain}: Model) => [...new Set([...columns.keys(), ...grain])].sort();

/** A company's own model keeps its text, and may call anything by any name. */
const isOurs = ({text}: Model) => text === undefined;

const isDriver = (model: Model) =>
  /^fct_/.test(model.name) &&
  ['customer_id', 'month'].every(column => columnsOf(model).includes(column));

function driverNamed(name: string, models: readonly Model[], place: string): Model {
  const found = models.find(each => each.name === name);
  if (found && isDriver(found)) return found;
  const drivers = models.filter(isDriver).map(each => each.name);
  throw new Problem({
    where: `${place}.driver`,
    what: found
      ? `${name} has no customer_id and month for each row, so its rows cannot cause work`
      : `there is no table ${name}`,
    next: `Name one of: ${drivers.sort().join(', ')}.`,
  });
}
