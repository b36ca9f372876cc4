import fc from 'fast-check';

/** Entities with some of their columns, and what may stand in each. */
export type AnyColumns = Record<string, Record<string, fc.Arbitrary<string>>>;

export const some = (...values: string[]) => fc.constantFrom(...values);
export const or = (value: fc.Arbitrary<string>) => fc.option(value, {nil: ''});

const tableOf = (fields: Record<string, fc.Arbitrary<string>>) =>
  fc
    .array(fc.tuple(...Object.values(fields)), {minLength: 1, maxLength: 8})
    .map(rows => `${[Object.keys(fields), ...rows].map(row => row.join(',')).join('\n')}\n`);

/** Two files of each entity; each can come in a night, or not. */
export const filesOf = (columns: AnyColumns): Record<string, fc.Arbitrary<string>> =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([entity, fields]) => [
      [`${entity}-1.csv`, tableOf(fields)],
      [`${entity}-2.csv`, tableOf(fields)],
    ]),
  );

/** One system that delivers them, as they are called. */
export const sourcesOf = (columns: AnyColumns): string =>
  JSON.stringify({
    erp: {
      expect: {rows: 0, rejected: 1},
      streams: Object.fromEntries(
        Object.entries(columns).map(([entity, fields]) => [
          entity,
          {
            files: `${entity}-*.csv`,
            delivery: 'delta',
            entity,
            columns: Object.fromEntries(Object.keys(fields).map(column => [column, column])),
          },
        ]),
      ),
    },
  });
