import type {CostSettings} from '../../company/costs.ts';
import type {Connection} from '../../warehouse/database.ts';
import {generatedModel, type Model} from '../../warehouse/model.ts';
import {list, literal} from '../../warehouse/sql.ts';
import {foundModel} from './activity_found.ts';
import {objectModel} from './activity_objects.ts';
import {activityRules, nothing, type Rule} from './activity_rules.ts';

/**
 * The models that `costs.yaml` asks for: what drives each activity, summed up by customer and month,
 * and by order and product; and the rules that say so, from which the rows behind a sum can be read
 * again. Throws a Problem where a driver is no fact, or an expression says what it may not.
 */
export async function driverModels(
  db: Connection,
  costs: CostSettings,
  models: readonly Model[],
): Promise<Model[]> {
  const rules = await activityRules(db, costs, models);
  return [
    generatedModel('int_activity_driver', driverModel(rules)),
    generatedModel('int_activity_found', foundModel(costs)),
    generatedModel('int_activity_object', objectModel(rules)),
    generatedModel('int_activity_rule', ruleModel(rules)),
  ];
}

/** What a row stands for, unless costs.yaml says otherwise; then rows are counted, which is quicker. */
const one = 'cast(1 as decimal(18, 4))';

/** What a rule's rows come to, by customer and month. */
export const drivenBy = ({
  activity,
  driver,
  validFrom,
  validTo,
  where,
  quantity,
  minutes,
  measured,
}: Rule): string => `select
    ${literal(activity)} as activity,
    customer_id,
    month,
    cast(${quantity === one ? 'count(*)' : `sum(${quantity})`} as decimal(18, 4)) as quantity,
    cast(sum(${minutes}) as decimal(18, 4)) as minutes,
    cast(${measured === 'false' ? '0' : `sum(case when ${measured} then ${minutes} else 0 end)`} as decimal(18, 4)) as measured_minutes,
    count(*) as driver_rows,
    ${minutes === nothing ? 'cast(0 as bigint)' : `count(*) - count(${minutes})`} as rows_without_minutes
from ${driver}
where
    ${where}
    and month >= date '${validFrom}'
    and month < date '${validTo}'
group by customer_id, month`;

/** Sums first and puts together then: so each fact is read once for each of its activities. */
function driverModel(rules: readonly Rule[]): string {
  const parts = rules.map(drivenBy);
  const none = `select
    cast(null as varchar) as activity,
    customer_id,
    month,
    cast(null as decimal(18, 4)) as quantity,
    cast(null as decimal(18, 4)) as minutes,
    cast(null as decimal(18, 4)) as measured_minutes,
    cast(0 as bigint) as driver_rows,
    cast(0 as bigint) as rows_without_minutes
from fct_interaction
where 1 = 0`;
  return `/*
What each customer made us do each month, as costs.yaml counts it. Generated from it.

One row per activity, customer_id, month.
Rebuilt by customer_id, month; by month; by customer_id.

activity              the activity
customer_id           empty: work that no customer is named for
quantity              what its rows stand for
minutes               by the time equation; empty where the activity has none
measured_minutes      of them, those that were measured and not estimated
driver_rows           rows that caused it
rows_without_minutes  of them, those for which the activity's time equation gives nothing

${[...Map.groupBy(rules, ({activity}) => activity)].map(timed).join('')}*/
${list(parts.length > 0 ? parts : [none], '\nunion all\n')}
`;
}

/** Work whose minutes nobody knows costs nothing, which looks as if nobody had done it. */
const timed = ([activity, rules]: [string, Rule[]]) =>
  rules.every(({minutes}) => minutes === nothing)
    ? ''
    : `warn activity <> ${literal(activity)} or rows_without_minutes = 0
    -- the time equation of the activity ${activity} of costs.yaml gives nothing for some rows of ${rules[0]!.driver}; they cost nothing
warn activity <> ${literal(activity)} or coalesce(minutes, 0) >= 0
    -- the time equation of the activity ${activity} of costs.yaml comes to less than nothing for some customers and months; they are paid for work
`;

/** The rules as rows, so that whoever has the snapshot can open a sum without costs.yaml. */
function ruleModel(rules: readonly Rule[]): string {
  const rows = rules.map(
    rule =>
      `(${list(
        [
          literal(rule.activity),
          literal(rule.driver),
          literal(rule.identifiedBy.join(', ')),
          `date '${rule.validFrom}'`,
          `date '${rule.validTo}'`,
          ...[rule.where, rule.quantity, rule.minutes, rule.measured].map(literal),
        ],
        ', ',
      )})`,
  );
  const columns =
    'activity, driver, identified_by, valid_from, valid_to, row_condition, quantity_sql, minutes_sql, measured_sql';
  const none = `(select ${columns
    .split(', ')
    .map(column => `cast(null as ${/^valid/.test(column) ? 'date' : 'varchar'})`)
    .join(', ')} where false)`;
  return `/*
How costs.yaml counts what drives activities, as SQL over the columns of their drivers. Generated
from it.

One row per activity, valid_from.

driver         the table whose rows cause work
identified_by  the columns that tell its rows apart
valid_from     first day of the first month in which it holds
valid_to       first day of the first month in which it does not
row_condition  which rows
quantity_sql   what a row stands for
minutes_sql    the time equation
measured_sql   of which rows minutes were measured
*/
select ${columns}
from ${rows.length > 0 ? `(values\n    ${list(rows, ',\n    ')}\n)` : none} as rules(${columns})
`;
}
