import {Gauge, type Registry} from 'prom-client';
import type {StreamFreshness} from '../../pipelines/freshness/freshness.ts';
import type {Due} from '../condition.ts';
import type {Snapshots} from '../snapshots.ts';

/** How fresh each stream is, where a server knows the company. */
export type Freshness = () => Promise<StreamFreshness[]>;

/** Where a server's gauges are read from. */
export interface Observed {
  data: string;
  snapshots: Snapshots;
  due: Due;
  freshness: Freshness | undefined;
}

/** Reads gauges anew. */
export type Reading = () => Promise<void>;

/** Makes gauges of a registry; their names begin as all of ours do. */
export const gaugesIn =
  (registry: Registry) =>
  (name: string, help: string, ...labelNames: string[]): Gauge =>
    new Gauge({name: `kundenwert_${name}`, help, labelNames, registers: [registry]});
