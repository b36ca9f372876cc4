import {accountColumn, type Entity, hasAccounts, personalColumns} from '../entity.ts';
import {identifier, list} from '../sql.ts';

interface PublicColumn {
  name: string;
  sqlType: string;
  /** The column made from a staged row. */
  sql: string;
}

/** What models may see of an entity: of a personal column only whether it is filled. */
export function publicColumns(entity: Entity): PublicColumn[] {
  const columns = Object.entries(entity.fields).flatMap(([name, {personal, sqlType}]) => {
    if (personal === true) return [];
    const value = identifier(name);
    if (personal === false) return [{name, sqlType, sql: value}];
    const sql = `case when ${identifier(personal.unlessNo)} = false then ${value} end`;
    return [{name, sqlType, sql}];
  });
  const flags = personalColumns(entity).map(name => ({
    name: `has_${name}`,
    sqlType: 'BOOLEAN',
    sql: `${identifier(name)} is not null`,
  }));
  return [...columns, ...flags];
}

/** What models may read of an entity: its public columns, and the account beside a customer. */
export const readableColumns = (entity: Entity): string[] => [
  ...publicColumns(entity).map(({name}) => name),
  ...(hasAccounts(entity) ? [accountColumn] : []),
];

export const readableNames = (entity: Entity): string =>
  list(readableColumns(entity).map(identifier));

export const publicNames = (entity: Entity): string =>
  list(publicColumns(entity).map(({name}) => identifier(name)));

/** The public columns of staged rows, as a select list. */
export const publicSelect = (entity: Entity): string =>
  list(publicColumns(entity).map(({name, sql}) => `${sql} as ${identifier(name)}`));
