import {identifier} from '../../warehouse/sql.ts';
import {bothSides, type Side, type Sides, tableOf} from './sides.ts';

/** What two versions of a table have in common, and by what their rows are told apart. */
export interface Shape {
  table: string;
  /** Columns that both sides have, of the same type. */
  shared: string[];
  doubles: string[];
  /** What tells rows apart; all shared columns where the table names no grain. */
  key: string[];
  has_grain: boolean;
  only: Record<Side, string[]>;
  /** Columns of another type on each side. */
  retyped: string[];
}

/** How a table that both sides have can be compared. */
export async function shapeOf(sides: Sides, table: string): Promise<Shape> {
  const [before, after] = [sides.tables.before.get(table)!, sides.tables.after.get(table)!];
  const both = [...after.keys()].filter(name => before.has(name));
  const shared = both.filter(name => before.get(name) === after.get(name));
  const grain = await grainOf(sides, table);
  const has_grain = grain.length > 0 && grain.every(column => shared.includes(column));
  const key = has_grain ? grain : shared;
  return {
    table,
    shared,
    doubles: shared.filter(
      name => ['DOUBLE', 'FLOAT'].includes(after.get(name)!) && !key.includes(name),
    ),
    key,
    has_grain,
    only: {
      before: [...before.keys()].filter(name => !after.has(name)),
      after: [...after.keys()].filter(name => !before.has(name)),
    },
    retyped: both.filter(name => before.get(name) !== after.get(name)),
  };
}

/** The columns of which a table has one row each, where both sides say the same. */
async function grainOf({db, tables}: Sides, table: string): Promise<string[]> {
  const found = new Set<string>();
  for (const side of bothSides) {
    if (!tables[side].get('meta_model')?.has('grain')) return [];
    const [row] = await db.rows<{grain: string}>(
      `select grain from ${tableOf(side, 'meta_model')} where model = $1`,
      [table],
    );
    found.add(row?.grain ?? '');
  }
  const [grain = ''] = found;
  return found.size === 1 && grain !== '' ? grain.split(', ') : [];
}

/** SQL: one number for the values of these columns, or 0 where there are none. */
export const hashOf = (columns: readonly string[]): string =>
  columns.length > 0 ? `hash(${columns.map(identifier).join(', ')})` : 'cast(0 as ubigint)';
