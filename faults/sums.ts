import {kundenwert} from './command.ts';

/** What a snapshot says, in figures that can be compared: of every table its rows and its sums. */
export type Sums = ReadonlyMap<string, string>;

interface Column {
  catalog: string;
  table_name: string;
  column_name: string;
  is_double: boolean;
}

/** Asks the published snapshot, as anybody would; throws when it cannot be opened. */
export async function ask<Row>(data: string, sql: string): Promise<Row[]> {
  const places = ['--data', data, '--format', 'json'];
  const {status, stdout, stderr} = await kundenwert(['query', ...places, sql]);
  if (status !== 0) throw new Error(stderr.trim());
  return JSON.parse(stdout);
}

/** An argument of a process may have 128 kB, and there are many tables. */
const atOnce = 40;

/** Asks many questions of one form, some in each query. */
async function askAll<Row>(data: string, selects: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < selects.length; at += atOnce) {
    rows.push(...(await ask<Row>(data, selects.slice(at, at + atOnce).join(' union all '))));
  }
  return rows;
}

const allColumns = `select table_catalog as catalog, table_name, column_name,
    data_type in ('DOUBLE', 'FLOAT') as is_double
  from information_schema.columns
  where table_catalog in ('snapshot', 'personal') and not starts_with(table_name, '_')
  order by all`;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const nameOf = ({catalog, table_name}: Column) => `${catalog}.${table_name}`;
const pathOf = ({catalog, table_name}: Column) => `${quoted(catalog)}.main.${quoted(table_name)}`;

/** One row for a table, with all that is measured of it: figures by name. */
function measured(columns: readonly Column[], figures: readonly [string, string][]): string[] {
  const [first] = columns;
  if (!first) return [];
  const pairs = figures.map(([name, value]) => `'${name}', cast(${value} as varchar)`);
  return [
    `select '${nameOf(first)}' as name, cast(json_object(${pairs.join(', ')}) as varchar) as value
    from ${pathOf(first)}`,
  ];
}

/** The hash of each column by itself; sums of doubles depend on the order of the rows. */
const columnSum = ({column_name, is_double}: Column): [string, string] => [
  column_name,
  is_double ? `sum(${quoted(column_name)})` : `sum(cast(hash(${quoted(column_name)}) as hugeint))`,
];

/** The rows of a table, and the hash of whole rows: what belongs together has to stay together. */
function tableSums(columns: readonly Column[]): string[] {
  const hashed = columns.filter(each => !each.is_double).map(each => quoted(each.column_name));
  return measured(columns, [
    ['rows', 'count(*)'],
    ['hash', `sum(cast(hash(${['0', ...hashed].join(', ')}) as hugeint))`],
    ...columns.filter(each => each.is_double).map(columnSum),
  ]);
}

function answered(rows: readonly {name: string; value: string}[]): Sums {
  const sums = rows.flatMap(({name, value}): [string, string][] =>
    value.startsWith('{')
      ? Object.entries<string | null>(JSON.parse(value)).map(([figure, sum]) => [
          `${name}.${figure}`,
          sum ?? 'null',
        ])
      : [[name, value]],
  );
  return new Map(sums);
}

/** A question about a snapshot whose answer is the same whenever its content is. */
export interface Question {
  selects: string[];
  /** Columns that differ between two runs of the same night, such as the time of delivery. */
  leftOut: string[];
}

/**
 * Finds the question by two snapshots that were built independently from the same night, one on
 * that of the night before and one anew. Only what they say about themselves may differ.
 */
export async function questionFor(one: string, other: string): Promise<Question> {
  const columns = await ask<Column>(one, allColumns);
  const probe = [...Map.groupBy(columns, nameOf).values()].flatMap(own =>
    measured(own, own.map(columnSum)),
  );
  const [first, second] = await Promise.all(
    [one, other].map(async data => answered(await askAll(data, probe))),
  );
  const leftOut = differences(first!, second!).map(each => each.name);
  const wrong = leftOut.filter(name => !name.startsWith('snapshot.meta_'));
  if (wrong.length > 0) throw new Error(`Two builds of one night differ in ${wrong.join(', ')}`);
  const kept = columns.filter(each => !leftOut.includes(`${nameOf(each)}.${each.column_name}`));
  const tables = Map.groupBy(kept, nameOf);
  const sums = [...tables.values()].flatMap(tableSums);
  return {selects: [...sums, reconciliation], leftOut};
}

export const sumsOf = async (data: string, {selects}: Question): Promise<Sums> =>
  answered(await askAll(data, selects));

interface Difference {
  name: string;
  here: string | undefined;
  there: string | undefined;
}

/** The figures in which two snapshots differ; doubles by more than 1e-9 of their size. */
export function differences(here: Sums, there: Sums): Difference[] {
  return [...new Set([...here.keys(), ...there.keys()])]
    .map(name => ({name, here: here.get(name), there: there.get(name)}))
    .filter(each => !isSame(each.here, each.there));
}

function isSame(here: string | undefined, there: string | undefined): boolean {
  if (here === there) return true;
  if (!here || !there || /^-?\d+$/.test(here)) return false;
  const [a, b] = [Number(here), Number(there)];
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/* The quarantine may hold several rows for one that was delivered: one for each bad column. */
const reconciliation = `
select what as name, 'does not add up' as value from (
select source || '/' || stream || ' ' || delivery || ': rows' as what from meta_delivery
where (rows_delivered = rows_loaded + rows_quarantined + rows_duplicate) is not true
union all
select source || '/' || stream || ' ' || delivery || ': ' || column_name from meta_delivery_money
where (delivered = loaded + quarantined + duplicate) is not true
union all
select 'the star and the deliveries of invoice lines differ' where (
  (select sum(net_amount) from fct_invoice_line) =
  (select sum(loaded) from meta_delivery_money where stream = 'lines' and column_name = 'net_amount')
) is not true
union all
select 'the quarantine and the deliveries differ' where (
  (select count(*) from (select distinct source, file, line from quarantine)) =
  (select sum(rows_quarantined) from meta_delivery)
) is not true)`;
