import type {How} from '../pipelines/runs/event.ts';

/** Starts refreshes in a process of their own; a server without it can only be read. */
export interface Refreshing {
  start(how: How): Promise<'started' | 'running'>;
}
