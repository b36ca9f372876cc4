import {Problem} from '../../company/problem.ts';
import type {ColumnMapping, ColumnType} from '../../company/sources/column.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import {contract, entityNamed} from '../entities/index.ts';
import type {Entity} from '../entity.ts';
import {type Field, namesCustomer, sourceField} from '../field.ts';

interface StagedColumn {
  name: string;
  field: Field;
  mapping: Exclude<ColumnMapping, string>;
  /** What is put before the source's value. */
  begins?: string;
}

/** What a stream's deliveries become: an entity's columns, or the source's own with their types. */
export interface StagedShape {
  entity: Entity | undefined;
  columns: StagedColumn[];
}

/** Throws a Problem when a mapping names something that the contract does not have. */
export function stagedShape(
  declaration: StreamDeclaration,
  header: readonly string[],
): StagedShape {
  return declaration.entity
    ? mappedShape(declaration, requiredEntity(declaration, declaration.entity))
    : {entity: undefined, columns: header.map(name => typedColumn(name, declaration.types[name]))};
}

function mappedShape(declaration: StreamDeclaration, entity: Entity): StagedShape {
  const {source, stream, columns, customerNumbers} = declaration;
  const unknown = Object.keys(columns).find(name => !entity.fields[name]);
  if (unknown) {
    throw new Problem({
      where: `sources.yaml, ${source}.streams.${stream}.columns`,
      what: `${entity.name} has no column "${unknown}"`,
      next: `Its columns are: ${Object.keys(entity.fields).join(', ')}.`,
    });
  }
  const missing = Object.entries(entity.fields).find(
    ([name, field]) => field.required && columns[name] === undefined,
  );
  if (missing) {
    throw new Problem({
      where: `sources.yaml, ${source}.streams.${stream}.columns`,
      what: `${entity.name} needs the column "${missing[0]}", and nothing is mapped to it`,
      next: 'Add the column of the source that holds it.',
    });
  }
  return {
    entity,
    columns: Object.entries(entity.fields).map(([name, field]) => ({
      name,
      field,
      mapping: asMapping(columns[name] ?? {}),
      ...(namesCustomer(name, field) && customerNumbers === 'own' && {begins: `${source}:`}),
    })),
  };
}

const asMapping = (mapping: ColumnMapping) =>
  typeof mapping === 'string' ? {from: mapping} : mapping;

function typedColumn(name: string, type: ColumnType = 'text'): StagedColumn {
  if (typeof type === 'string') return {name, field: sourceField(type), mapping: {from: name}};
  const {type: kind, ...format} = type;
  return {name, field: sourceField(kind, format.scale), mapping: {...format, from: name}};
}

function requiredEntity({source, stream}: StreamDeclaration, name: string): Entity {
  const entity = entityNamed(name);
  if (entity) return entity;
  throw new Problem({
    where: `sources.yaml, ${source}.streams.${stream}.entity`,
    what: `the contract has no entity "${name}"`,
    next: `Its entities are: ${contract.map(each => each.name).join(', ')}.`,
  });
}
