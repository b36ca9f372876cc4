import {contract} from './entities/index.ts';
import type {ColumnKind} from './expression.ts';

/**
 * What columns of our own facts hold, by their names: facts keep those of the contract. A name that the
 * contract has for several kinds says nothing, and neither does one that it does not have.
 */
export const contractKinds: ReadonlyMap<string, ColumnKind> = kindsIn(
  contract.flatMap(({fields}) =>
    Object.entries(fields).map(([name, {sqlType}]) => [name, kindOf(sqlType)] as const),
  ),
);

function kindOf(sqlType: string): ColumnKind | undefined {
  if (sqlType === 'VARCHAR') return 'text';
  if (sqlType === 'DATE') return 'a day';
  return sqlType.startsWith('TIMESTAMP') ? 'a time' : undefined;
}

function kindsIn(fields: readonly (readonly [string, ColumnKind | undefined])[]) {
  const known = new Map<string, ColumnKind>();
  for (const [name, of] of Map.groupBy(fields, ([each]) => each)) {
    const [kind, ...others] = new Set(of.map(([, each]) => each));
    if (kind && others.length === 0) known.set(name, kind);
  }
  return known;
}
