import type {Row} from './database.ts';

/** SQL types whose values go as they are; those of all others go as text. */
const plain = ['DOUBLE', 'BIGINT', 'INTEGER', 'BOOLEAN'] as const;

/** A column of some rows, in a type that DuckDB takes without reading a statement. */
export interface HandedOver {
  type: (typeof plain)[number] | 'VARCHAR';
  values: (string | number | bigint | boolean | null)[];
}

/** Rows turned into columns, so many at a time. `columns` names the SQL type of each. */
export function* inColumns(
  columns: Record<string, string>,
  rows: readonly Row[],
  most: number,
): Generator<HandedOver[]> {
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    yield Object.entries(columns).map(([column, sqlType]) => {
      const type = plain.find(each => each === sqlType) ?? 'VARCHAR';
      return {type, values: part.map(row => handedOver(row[column] ?? null, type, column))};
    });
  }
}

/** An infinite number is refused: it would become an empty value on the way back. */
function handedOver(
  value: Row[string],
  type: HandedOver['type'],
  column: string,
): HandedOver['values'][number] {
  if (value === null) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`${column} is ${value}`);
  }
  if (type === 'VARCHAR') return String(value);
  if (type === 'BIGINT') return BigInt(String(value));
  return value as number | boolean;
}
