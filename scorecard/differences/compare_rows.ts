import {identifier, list} from '../../warehouse/sql.ts';
import {tolerance} from './same.ts';
import {hashOf, type Shape} from './shape.ts';
import {type Side, type Sides, tableOf} from './sides.ts';

/** So many rows of both sides are held against each other at a time; that is what memory is for. */
const rowsAtOnce = 1_000_000;

/** Rows that belong to one bucket; the more buckets, the fewer rows are looked at again. */
const rowsOfBucket = 16;
const mostBuckets = 2 ** 20;

/** The temporary table that `forDifferingRows` gives to its work, one row a key that differs. */
export const differing = 'temp.differing_key';

/**
 * Calls `work` for one part after another of the keys whose rows differ between the two sides. It
 * finds in `differing` the key (k0, k1, …), how many rows came and went, whether a row changed, and
 * the month before and after where the table has one.
 *
 * Rows are first counted and hashed in buckets, so that only those of buckets that differ are held
 * against each other: equal tables cost one look at each, however large they are.
 */
export async function forDifferingRows(
  sides: Sides,
  shape: Shape,
  work: () => Promise<void>,
): Promise<void> {
  const {db} = sides;
  const buckets = await bucketsFor(sides, shape);
  const parts = await writeDifferingBuckets(sides, shape, buckets);
  for (let part = 0; part < parts; part++) {
    await db.run(`create or replace ${keysOfPart(shape, buckets, part)}`);
    await work();
  }
}

async function bucketsFor({db}: Sides, {table}: Shape): Promise<number> {
  const [row] = await db.rows<{rows: number}>(`select greatest(
    (select count(*) from ${tableOf('before', table)}),
    (select count(*) from ${tableOf('after', table)})) as rows`);
  return Math.min(Math.max(Math.ceil(row!.rows / rowsOfBucket), 1), mostBuckets);
}

async function writeDifferingBuckets(
  {db}: Sides,
  {table, key, shared}: Shape,
  buckets: number,
): Promise<number> {
  const summed = (side: Side) => `(
    select ${hashOf(key)} % ${buckets} as bucket, count(*) as n, sum(${hashOf(shared)}) as hash
    from ${tableOf(side, table)} group by bucket)`;
  await db.run(`create or replace temp table differing_bucket as
    select
      coalesce(b.bucket, a.bucket) as bucket,
      cast((sum(coalesce(b.n, 0) + coalesce(a.n, 0)) over (
        order by coalesce(b.bucket, a.bucket) rows between unbounded preceding and current row
      ) - 1) // ${rowsAtOnce} as integer) as part
    from ${summed('before')} as b
    full join ${summed('after')} as a on b.bucket = a.bucket
    where b.n is distinct from a.n or b.hash is distinct from a.hash`);
  const [row] = await db.rows<{parts: number}>(
    'select coalesce(max(part) + 1, 0) as parts from temp.differing_bucket',
  );
  return row!.parts;
}

function keysOfPart(shape: Shape, buckets: number, part: number): string {
  const {table, key, shared, doubles} = shape;
  const exact = shared.filter(name => !key.includes(name) && !doubles.includes(name));
  const rowsOf = (side: Side) => `
    select
      ${list([
        ...key.map((name, n) => `${identifier(name)} as k${n}`),
        ...doubles.map((name, n) => `${identifier(name)} as d${n}`),
      ])},
      ${hashOf(exact)} as hash,
      ${monthOf(shape)} as month,
      ${side === 'after'} as is_after
    from ${tableOf(side, table)}
    where ${hashOf(key)} % ${buckets} in (
      select bucket from temp.differing_bucket where part = ${part})`;
  const of = (side: Side, what: string) =>
    `${what} filter (where ${side === 'after' ? '' : 'not '}is_after)`;
  const isOther = doubles.map((_, n) => {
    const [b, a] = [of('before', `any_value(d${n})`), of('after', `any_value(d${n})`)];
    return `(${b} is distinct from ${a} and coalesce(
      abs(${b} - ${a}) > ${tolerance} * greatest(abs(${b}), abs(${a})), true))`;
  });
  const [before, after] = [of('before', 'count(*)'), of('after', 'count(*)')];
  return `temp table differing_key as
    select
      ${list(key.map((_, n) => `k${n}`))},
      cast(greatest(${after} - ${before}, 0) as bigint) as came,
      cast(greatest(${before} - ${after}, 0) as bigint) as went,
      ${before} = ${after} and (
        ${of('before', 'sum(hash)')} is distinct from ${of('after', 'sum(hash)')}
        ${isOther.map(each => ` or ${each}`).join('')}) as is_changed,
      ${of('before', 'any_value(month)')} as month_before,
      ${of('after', 'any_value(month)')} as month_after
    from (${rowsOf('before')} union all ${rowsOf('after')})
    group by ${list(key.map((_, n) => `k${n}`))}
    having came + went > 0 or is_changed`;
}

const monthOf = ({shared}: Shape) =>
  shared.includes('month') ? 'try_cast(month as date)' : 'cast(null as date)';
