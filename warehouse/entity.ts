import type {Field} from './field.ts';

/** What the star needs from any system about one kind of thing. */
export interface Entity {
  name: string;
  /** The columns that identify a row; the newest delivery of a row wins. */
  key: string[];
  /** The day on which a fact happened, for entities that are facts. */
  happenedOn: string | undefined;
  fields: Record<string, Field>;
  rules: readonly Rule[];
}

/** What must hold across the columns of a row; a condition that is NULL is no breach. */
interface Rule {
  /** The column that is shown when the rule is broken. */
  column: string;
  holds: string;
  reason: string;
}

export function entity(
  name: string,
  {key, happenedOn, rules = []}: {key: string[]; happenedOn?: string; rules?: Rule[]},
  fields: Record<string, Field>,
): Entity {
  for (const column of [...key, ...(happenedOn ? [happenedOn] : [])]) {
    if (!fields[column]) throw new Error(`entity ${name} has no column ${column}`);
  }
  for (const [column, {personal}] of Object.entries(fields)) {
    if (typeof personal === 'object' && fields[personal.unlessNo]?.kind !== 'yes_no') {
      throw new Error(
        `entity ${name}: ${column} names ${personal.unlessNo}, which is no yes_no column`,
      );
    }
  }
  return {name, key, happenedOn, fields, rules};
}

export const personalColumns = ({fields}: Entity): string[] =>
  Object.keys(fields).filter(column => fields[column]?.personal);
