import type {Entity} from '../entity.ts';

/**
 * The rows of every entity that are in effect, without personal columns, in a file of their own:
 * `staged.stg_<entity>`. It is the memory of the build, and can be made again from landing.
 */
export const storeTable = (entity: Entity) => `staged.main.stg_${entity.name}`;
