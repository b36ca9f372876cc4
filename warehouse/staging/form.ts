/**
 * SQL: what a text looks like, without what it says, for messages: 1.234,56 looks like 9.999,99 and
 * Anna like Aaaa. NULL stays NULL.
 */
export const formOf = (text: string): string =>
  [
    ['[\\p{Ll}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]', 'a'],
    ['\\p{Lu}', 'A'],
    ['\\p{N}', '9'],
    ['[^ -~]', '·'],
  ].reduce(
    (form, [letters, sign]) => `regexp_replace(${form}, '${letters}', '${sign}', 'g')`,
    `left(${text}, 40)`,
  );

/** SQL: why a row is rejected, with the place of it, for messages. */
export const rejection = (column: string, value: string, reason: string, place: string): string =>
  `coalesce(${column}, 'it') || ' ' || ${reason} || ' (row ' || ${place}
    || coalesce(', it looks like "' || ${formOf(value)} || '"', '') || ')'`;
