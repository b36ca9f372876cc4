import {type RawBuilder, type SelectQueryBuilder, type SqlBool, sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {type BaseMeasure, type Cube, isRatio, type Measure} from './cube.ts';

type Member = string | boolean | null;

/** Which measures of a cube, by which dimensions, of which members and months. */
interface Question<M extends string, D extends string, By extends D, Asked extends M> {
  measures: readonly Asked[];
  by?: readonly By[];
  where?: Partial<Record<D, Member>>;
  /** First days of the first and the last month; without them, all that there is. */
  from?: string;
  to?: string;
}

type Answer<M extends string, D extends string> = {[Name in D]: Member} & {
  [Name in M]: Decimal | number | null;
};

/**
 * A query for measures of one cube, a row for each combination of the dimensions' members. Ratios
 * are Σ ÷ Σ in each row; a state is read at the start or the end of the months asked for.
 */
export function ask<
  M extends string,
  D extends string,
  By extends D = never,
  Asked extends M = never,
>(
  db: Warehouse,
  cube: Cube<M, D>,
  question: Question<NoInfer<M>, NoInfer<D>, By, Asked>,
): SelectQueryBuilder<Tables, never, Answer<Asked, By>> {
  const by: readonly D[] = question.by ?? [];
  const where = Object.entries(question.where ?? {}) as [D, Member][];
  const inPeriod = stateMonths(cube, question, (by as readonly string[]).includes('month'));
  const query = joined(db, cube, [...by, ...where.map(([name]) => name)])
    .select(by.map(name => memberOf(cube, name).as(name)))
    .select(question.measures.map(name => valueIn(cube, name, inPeriod).as(name)))
    .where(and([...where.map(([name, member]) => is(cube, name, member)), ...months(question)]))
    .$if(by.length > 0, each => each.groupBy(by.map(name => memberOf(cube, name))));
  return query as unknown as SelectQueryBuilder<Tables, never, Answer<Asked, By>>;
}

/** A dimension's table has one row for each key, and every fact's key: the join keeps the rows. */
function joined<D extends string>(db: Warehouse, cube: Cube<string, D>, names: readonly D[]) {
  let query = db.selectFrom(sql`${sql.table(cube.table)}`.as('fact'));
  const tables = new Map(names.map(name => [cube.dimensions[name].table, cube.dimensions[name]]));
  for (const [table, {joinedBy}] of tables) {
    if (!joinedBy) continue;
    query = query.innerJoin(sql`${sql.table(table)}`.as(table), join =>
      join.on(sql<SqlBool>`fact.${sql.ref(joinedBy)} = ${sql.ref(`${table}.${joinedBy}`)}`),
    ) as unknown as typeof query;
  }
  return query;
}

function memberOf<D extends string>(cube: Cube<string, D>, name: D): RawBuilder<Member> {
  const {table, column, joinedBy} = cube.dimensions[name];
  return sql`${sql.ref(`${joinedBy ? table : 'fact'}.${column}`)}`;
}

function is<D extends string>(cube: Cube<string, D>, name: D, member: Member) {
  const column = memberOf(cube, name);
  if (member === null) return sql<SqlBool>`${column} is null`;
  return sql<SqlBool>`${column} = ${typeof member === 'boolean' ? sql.lit(member) : member}`;
}

const date = (day: string) => sql`cast(${day} as date)`;

const months = ({from, to}: {from?: string; to?: string}) => [
  ...(from ? [sql<SqlBool>`fact.month >= ${date(from)}`] : []),
  ...(to ? [sql<SqlBool>`fact.month <= ${date(to)}`] : []),
];

const and = (conditions: RawBuilder<SqlBool>[]) =>
  conditions.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;

type StateMonths = Record<'start' | 'end', RawBuilder<unknown>> | undefined;

/** States of several months don't add up: the months at which they are read, unless each is shown. */
function stateMonths(cube: Cube, {from, to}: {from?: string; to?: string}, byMonth: boolean) {
  if (byMonth) return undefined;
  const edge = (aggregate: 'min' | 'max', day: string | undefined) =>
    day ? date(day) : sql`(select ${sql.raw(aggregate)}(month) from ${sql.table(cube.table)})`;
  return {start: edge('min', from), end: edge('max', to)} satisfies StateMonths;
}

function valueIn<M extends string>(cube: Cube<M>, name: M, at: StateMonths): RawBuilder<unknown> {
  const measure: Measure = cube.measures[name];
  if (!isRatio(measure)) return sumOf(cube, measure, at);
  const side = (terms: typeof measure.numerator) =>
    sql`cast(0 ${sql.join(
      terms.map(
        each => sql`${sql.raw(each.sign === 1 ? '+' : '-')} ${sumOf(cube, each.measure, at)}`,
      ),
      sql` `,
    )} as double)`;
  return sql`${side(measure.numerator)} / nullif(greatest(${side(measure.denominator)}, 0), 0) * ${sql.lit(measure.scale)}`;
}

function sumOf(cube: Cube, {table, column, over}: BaseMeasure, at: StateMonths) {
  if (table !== cube.table) throw new Error(`${table}.${column} is in a cube of its own`);
  const value = sql.ref(`fact.${column}`);
  if (over === 'adds' || !at) return sql`sum(${value})`;
  return sql`sum(case when fact.month = ${at[over]} then ${value} end)`;
}
