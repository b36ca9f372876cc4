import {basename} from 'node:path';
import {Problem} from '../../company/problem.ts';
import {contract} from '../entities/index.ts';
import type {Entity} from '../entity.ts';

/** stg_<source>__<entity>.sql */
export function stagingName(file: string): {source: string; entity: Entity} {
  const [, source, entityName] =
    /^stg_([a-z0-9_]+?)__([a-z0-9_]+)\.sql$/.exec(basename(file)) ?? [];
  const entity = contract.find(each => each.name === entityName);
  if (source && entity) return {source, entity};
  throw new Problem({
    where: file,
    what: 'the name of a staging model is stg_<source>__<entity>.sql',
    next: `The entities are: ${contract.map(each => each.name).join(', ')}.`,
  });
}
