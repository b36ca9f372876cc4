import type {Connection} from '../database.ts';
import {list, literal} from '../sql.ts';
import type {Part} from '../staging/parts.ts';
import type {Clusters} from './clusters.ts';
import type {Doubt, Match} from './match.ts';
import type {SpaceOf} from './spaces.ts';
import {changedNumber, customerIdentity, customerNumber} from './tables.ts';

interface Naming {
  spaceOf: SpaceOf;
  /** Sources with own numbers, in the order of sources.yaml. */
  order: readonly string[];
}

/**
 * Writes down by which name each customer is known: the shared number, else the smallest name in the
 * first source that has it. Names whose meaning has changed since the published snapshot are listed;
 * returns whether there are any.
 */
export async function noteNumbers(
  db: Connection,
  clusters: Clusters,
  naming: Naming,
): Promise<boolean> {
  const numbers = [...clusters.groups().values()].flatMap(members => {
    const known = durableName(members, naming);
    return members.filter(each => each !== known).map(each => [each, known]);
  });
  await texts(db, 'new_number', ['delivered_id', 'customer_id'], numbers);
  await db.run(`create or replace temp table changed_number as
    select coalesce(a.delivered_id, b.delivered_id) as delivered_id
    from ${customerNumber} as a
    full join new_number as b on a.delivered_id = b.delivered_id
    where a.customer_id is distinct from b.customer_id`);
  const [any] = await db.rows(`select 1 from ${changedNumber} limit 1`);
  if (any) {
    await db.run(`delete from ${customerNumber}`);
    await db.run(`insert into ${customerNumber} from new_number`);
  }
  await db.run('drop table new_number');
  return any !== undefined;
}

function durableName(members: readonly string[], {spaceOf, order}: Naming): string {
  const places = new Map(['', ...order].map((space, place) => [space, place]));
  const placeOf = (name: string) => places.get(spaceOf(name)) ?? places.size;
  return members.toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))[0]!;
}

const shownCandidates = 10;

/** Writes down, for each customer of each system, whom it turned out to be and by which rule. */
export async function noteIdentities(
  db: Connection,
  store: string | undefined,
  parts: readonly Part[],
  {matches, doubts}: {matches: ReadonlyMap<string, Match>; doubts: ReadonlyMap<string, Doubt>},
): Promise<void> {
  await db.run(`delete from ${customerIdentity}`);
  if (store === undefined || parts.length === 0) return;
  const found = [...matches].map(([name, {rule, matchedWith}]) => [name, rule, matchedWith]);
  await texts(db, 'found_match', ['delivered_id', 'rule', 'matched_with'], found);
  const open = [...doubts].map(([name, {rule, candidates}]) => [name, rule, shown(candidates)]);
  await texts(db, 'open_doubt', ['delivered_id', 'doubtful_rule', 'candidates'], open);
  const sources = parts.map(({name, source}) => `(${literal(name)}, ${literal(source)})`);
  await db.run(`insert into ${customerIdentity} by name
    with source_of_part as (from (values ${list(sources)}) as p (_part, source)),
    delivered as (
      select distinct source, customer_id as delivered_id
      from ${store} inner join source_of_part using (_part)
    ),
    counted as (
      select *, count(*) over (partition by delivered_id) as sources from delivered
    )
    select d.source, d.delivered_id, coalesce(n.customer_id, d.delivered_id) as customer_id,
      case
        when m.rule in ('decision', 'account') then m.rule
        when d.sources > 1 then 'customer_number'
        else coalesce(m.rule, 'none')
      end as rule,
      case
        when m.rule in ('decision', 'account') or d.sources = 1 then m.matched_with
        else d.delivered_id
      end as matched_with,
      o.doubtful_rule, o.candidates
    from counted as d
    left join ${customerNumber} as n on d.delivered_id = n.delivered_id
    left join found_match as m on d.delivered_id = m.delivered_id
    left join open_doubt as o on d.delivered_id = o.delivered_id
    order by d.source, d.delivered_id`);
  await db.run('drop table found_match');
  await db.run('drop table open_doubt');
}

const shown = (names: readonly string[]) =>
  [...names.slice(0, shownCandidates), ...(names.length > shownCandidates ? ['…'] : [])].join(', ');

/** A temporary table of texts; they go to DuckDB as JSON, because rows of parameters are slow. */
async function texts(
  db: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly string[][],
): Promise<void> {
  await db.run(
    `create or replace temp table ${table} (${list(columns.map(each => `${each} varchar`))})`,
  );
  const values = columns.map((_, index) => `row[${index + 1}]`);
  for (let from = 0; from < rows.length; from += 50_000) {
    await db.run(
      `insert into ${table} select ${list(values)}
      from (select unnest(from_json($1, '[["VARCHAR"]]')) as row)`,
      [JSON.stringify(rows.slice(from, from + 50_000))],
    );
  }
}
