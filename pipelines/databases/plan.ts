import {type RawBuilder, type SelectQueryBuilder, sql} from 'kysely';
import {Problem} from '../../company/problem.ts';
import type {TableReading} from '../../company/sources/database.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import type {Column} from './connection.ts';
import type {Session} from './session.ts';

/** What is to be read tonight. */
export interface Plan {
  header: string[];
  query: SelectQueryBuilder<object, never, object>;
  /** How far a row reaches; undefined where that says nothing about the rows after it. */
  reach(row: readonly (string | null)[]): string | undefined;
}

interface Watermark {
  column: Column;
  at: number;
  value: RawBuilder<unknown>;
}

/**
 * Looks up what a stream delivers, and from where on. Nothing comes back when no row lies beyond
 * the last watermark: what an overlap reads again is no news by itself.
 */
export async function planOf(
  session: Session,
  {source, stream, delivery}: Pick<StreamDeclaration, 'source' | 'stream' | 'delivery'>,
  place: TableReading,
  last: string | undefined,
): Promise<Plan | undefined> {
  const where = `${source}/${stream}`;
  const rows = session.db.selectFrom(tableOf(place).as('delivered'));
  const all = rows.selectAll();
  const columns = await session.guarded(
    session.connection.columnsOf(all.limit(sql.lit(0)).compile().sql),
  );
  const header = columns.map(({name}) => name);
  const mark = watermarkOf(where, place, columns);
  if (!mark) return {header, query: await inOrder(session, place, all), reach: () => undefined};

  const {column, at, value} = mark;
  const reach = (row: readonly (string | null)[]) => reached(column, row[at]);
  const query = all.orderBy(value);
  if (last === undefined || delivery === 'full') return {header, query, reach};
  requireSameKind(where, column, last);
  const moved = (by: number) => session.connection.movedBack(last, column, by);
  const news = rows.select(sql.lit(1).as('news')).where(sql<boolean>`${value} > ${moved(0)}`);
  const {length} = await session.guarded(news.limit(sql.lit(1)).execute());
  if (length === 0) return undefined;
  const since = sql<boolean>`${value} ${after(column)} ${moved(place.overlapSeconds)}`;
  return {header, query: query.where(sql<boolean>`(${value} is null or ${since})`), reach};
}

/** Of the same day or second more rows may have come since; of the same number they have not. */
const after = ({kind}: Column) => sql.raw(kind === 'number' ? '>' : '>=');

function tableOf({table, query = ''}: TableReading): RawBuilder<object> {
  if (table !== undefined) return sql.table(table);
  /* A comment at the end of the query must not swallow the bracket. */
  return sql`(${sql.raw(query.replace(/[\s;]+$/, ''))}\n)`;
}

/** The same rows in the same order are the same delivery, which need not land again. */
async function inOrder(session: Session, {table}: TableReading, query: Plan['query']) {
  if (table === undefined) return query;
  const found = await session.guarded(session.connection.primaryKey(table).execute(session.db));
  const names = found.rows.map(row => String(Object.values(row as object)[0]));
  return names.reduce((ordered, name) => ordered.orderBy(sql.id(name)), query);
}

function watermarkOf(
  where: string,
  {watermark, overlapSeconds}: TableReading,
  columns: readonly Column[],
): Watermark | undefined {
  if (watermark === undefined) return undefined;
  const wrong = (what: string, next: string) => new Problem({where, what, next});
  const at = columns.findIndex(({name}) => name === watermark);
  const column = columns[at];
  if (!column) {
    throw wrong(
      `there is no column "${watermark}", which is declared as its watermark`,
      `Its columns are: ${columns.map(({name}) => name).join(', ')}.`,
    );
  }
  if (column.kind === 'unordered') {
    throw wrong(
      `the watermark "${watermark}" holds bytes or the like, which have no order`,
      'Name a column with a moment or a number that grows with each change.',
    );
  }
  if (column.kind === 'text' && overlapSeconds > 0) {
    throw wrong(
      `the watermark "${watermark}" is a text, of which "overlap" cannot be taken away`,
      'Leave "overlap" out, or name a column with a moment or a number.',
    );
  }
  return {column, at, value: sql.id(watermark)};
}

/**
 * Infinity, a missing day, and a day that has not come would hide every later change behind them;
 * such rows are read, but the watermark stays where it is.
 */
function reached({kind}: Column, value: string | null | undefined): string | undefined {
  if (value === null || value === undefined || kind === 'text') return value ?? undefined;
  if (kind === 'number') return /^-?\d/.test(value) ? value : undefined;
  const isDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/.test(value);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return isDay && value.slice(0, 10) <= tomorrow ? value : undefined;
}

/** A cast that fails is an error in PostgreSQL, but in MySQL nothing would ever be newer. */
function requireSameKind(where: string, column: Column, last: string): void {
  if (reached(column, last) !== undefined) return;
  throw new Problem({
    where,
    what: `what it was read up to is no value of its watermark "${column.name}"`,
    next: 'Name the column that it was, or remove what has landed of this stream to read it anew.',
  });
}
