import type {Entity} from '../entity.ts';
import {identifier, list, literal} from '../sql.ts';
import {type Cast, neverWrong} from './cast.ts';

/** How one column of a relation becomes one typed column. */
export interface ColumnCast extends Cast {
  name: string;
}

/**
 * A select of typed columns, with the first breach of the contract in each row beside them:
 * `_column`, `_value` and `_reason` are NULL in rows that can be loaded. Columns that are `carried`
 * come along as they are.
 */
export function typedRows(
  from: string,
  carried: readonly string[],
  casts: readonly ColumnCast[],
  rules: Entity['rules'],
): string {
  const names = casts.map(({name}) => identifier(name));
  /* Wide exports are texts for the most part: each is computed and kept once. */
  const texts = casts.map(({text, value}, index) =>
    text === value ? names[index]! : `_text_${index}`,
  );
  const values = casts.map(({text, value}, index) =>
    text === value
      ? `${value} as ${names[index]}`
      : `${text} as ${texts[index]}, ${value} as ${names[index]}`,
  );
  const refusing = casts.flatMap(({name, reason}, index) => {
    const sql = reason(texts[index]!, names[index]!);
    return sql === neverWrong ? [] : [{name, index, sql}];
  });
  const reasons = refusing.map(({sql, index}) => `${sql} as _reason_${index}`);
  const breaches = [
    ...refusing.map(({name, index}) => ({
      when: `_reason_${index} is not null`,
      column: literal(name),
      value: texts[index]!,
      reason: `_reason_${index}`,
    })),
    ...rules.map(({column, holds, reason}) => ({
      when: `(${holds}) is false`,
      column: literal(column),
      value: texts[casts.findIndex(({name}) => name === column)]!,
      reason: literal(reason),
    })),
  ];
  const first = (part: 'column' | 'value' | 'reason') => {
    const cases = breaches.map(breach => `when ${breach.when} then ${breach[part]}`);
    return cases.length === 0
      ? `cast(null as varchar) as _${part}`
      : `case ${list(cases, ' ')} end as _${part}`;
  };
  /* Materialised, or DuckDB computes each value again wherever its name stands. */
  return `
    with value_row as (select ${list([...carried, ...values])} from ${from}),
    reason_row as (select ${list(['*', ...reasons])} from value_row)
    select ${list([...carried, ...names])}, ${first('column')}, ${first('value')}, ${first('reason')}
    from reason_row`;
}
