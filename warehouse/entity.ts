import type {Field} from './field.ts';

/** What the star needs from any system about one kind of thing. */
export interface Entity {
  name: string;
  /** The columns that identify a row; the newest delivery of a row wins. */
  key: string[];
  /**
   * The last column of the key, where rows are versions of one thing: the first day of a version.
   * A stream that does not deliver it gets it from the days on which its deliveries came.
   */
  version: string | undefined;
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

interface Identity {
  key: string[];
  version?: string;
  happenedOn?: string;
  rules?: Rule[];
}

export function entity(
  name: string,
  {key, version, happenedOn, rules = []}: Identity,
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
  return {name, key, version, happenedOn, fields, rules};
}

/** The columns that name a thing for good, through all of its versions. */
export const durableKey = ({key, version}: Entity): string[] =>
  key.filter(column => column !== version);

/** The columns that name a customer, in an entity that says something of customers. */
export const customerColumns = ({fields}: Entity): string[] =>
  Object.keys(fields).filter(column => fields[column]?.isCustomer);

/** Beside `customer_id`: the number that a row was delivered with, where the customer has another. */
export const accountColumn = 'account_id';

export const hasAccounts = ({fields}: Entity): boolean => fields.customer_id?.isCustomer === true;

export const personalColumns = ({fields}: Entity): string[] =>
  Object.keys(fields).filter(column => fields[column]?.personal);
