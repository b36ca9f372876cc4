import type {FieldKind} from '../../warehouse/field.ts';
import type {Column} from './column.ts';

/** One setting of a stream, with the reason that stands beside it. */
export interface Setting {
  name: string;
  value: unknown;
  reason?: string;
  doubt?: string;
}

/** A column that the proposal reads, and what it is read as. */
export interface Use {
  column: Column;
  kind: FieldKind;
}

/** The value that comes most often; the first of those that come equally often. */
export function mostUsual<T>(values: readonly T[]): T | undefined {
  const counts = Map.groupBy(values, value => JSON.stringify(value));
  return [...counts.values()].sort((a, b) => b.length - a.length)[0]?.[0];
}
