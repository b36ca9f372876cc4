import {Dialect, parse} from '@polyglot-sql/sdk';

type Node = Record<string, unknown>;

/** Functions that DuckDB and Trino both have, with the same meaning. */
const functions = new Set([
  'nullif',
  'coalesce',
  'least',
  'greatest',
  'date_trunc',
  'date_diff',
  'round',
  'abs',
  'floor',
  'ceil',
  'ln',
  'exp',
  'power',
  'sqrt',
  'lower',
  'upper',
  'concat',
  'row_number',
  'rank',
  'dense_rank',
  'percent_rank',
  'cume_dist',
  'ntile',
  'lag',
  'lead',
  'first_value',
  'last_value',
  'sum',
  'count',
  'min',
  'min_by',
  'max',
  'avg',
  'grouping',
]);

/** Parts of a query that belong to DuckDB, or that the models do without. */
const forbidden: Record<string, (node: Node) => boolean> = {
  'the :: cast': node => node.double_colon_syntax === true,
  using: node => isFilled(node.using) && 'kind' in node,
  qualify: node => isFilled(node.qualify),
  'group by all': node => (node.group_by as Node | undefined)?.all === true,
  'named windows': node => isFilled(node.windows) && 'expressions' in node,
  lists: node => 'array_func' in node,
  structs: node => 'map_func' in node || 'struct' in node,
  lambdas: node => 'lambda' in node,
  recursion: node => node.recursive === true,
  'distinct on': node => isFilled(node.distinct_on),
  'asof, semi and anti joins': node =>
    /AsOf|Semi|Anti/.test(String(node.kind ?? '')) && 'nesting_group' in node,
  pivot: node => 'pivot' in node || 'unpivot' in node,
  'select * from a join': node =>
    isFilled(node.joins) && (node.expressions as Node[]).some(each => 'star' in each),
  'functions that Trino lacks': node => {
    const name = (node.function as Node | undefined)?.name;
    return typeof name === 'string' && !functions.has(name.toLowerCase());
  },
  'division of anything but doubles': node => {
    const div = node.div as {left: Node; right: Node} | undefined;
    return div !== undefined && dataTypeOf(div.left) !== 'double';
  },
  'division without nullif': node => {
    const right = (node.div as {right: Node} | undefined)?.right;
    if (!right || 'literal' in right) return false;
    return nameOf(right) !== 'nullif';
  },
};

const isFilled = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;

function dataTypeOf(node: Node): string | undefined {
  const inner = 'paren' in node ? ((node.paren as Node).this as Node) : node;
  return ((inner.cast as Node | undefined)?.to as Node | undefined)?.data_type as
    | string
    | undefined;
}

const nameOf = (node: Node) =>
  'null_if' in node || 'nullif' in node ? 'nullif' : (node.function as Node | undefined)?.name;

/** What in a query would not run, or not mean the same, on a distributed engine. */
export function unportable(sql: string): string[] {
  const slashes = /\/\/(?![^\n]*\*\/)/.test(sql.replace(/\/\*[\s\S]*?\*\//g, ''));
  const parsed = parse(sql, Dialect.DuckDB);
  if (!parsed.success) return [slashes ? 'the // division' : `not parsed: ${parsed.error}`];
  if ((parsed.ast as unknown[]).length !== 1) return ['more than one statement'];
  const found = new Set<string>();
  visit(parsed.ast, node => {
    for (const [name, isFound] of Object.entries(forbidden)) {
      if (isFound(node)) found.add(name);
    }
  });
  const trino = parse(sql, Dialect.Trino);
  if (!trino.success) found.add(`Trino: ${trino.error}`);
  return [...found];
}

function visit(value: unknown, each: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, each);
  } else if (typeof value === 'object' && value !== null) {
    each(value as Node);
    for (const item of Object.values(value)) visit(item, each);
  }
}
