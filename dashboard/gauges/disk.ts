import {join} from 'node:path';
import type {Registry} from 'prom-client';
import {bytesBelow} from '../../pipelines/bytes_below.ts';
import {gaugesIn, type Observed, type Reading} from './observed.ts';

const kinds = ['landing', 'snapshots', 'runs'];

/** To look at ten thousand deliveries takes a second, and they do not change by the minute. */
const everyMs = 5 * 60_000;

/** What the data folder takes of the disk. */
export function diskGauges(registry: Registry, {data}: Observed): Reading {
  const disk = gaugesIn(registry)('disk_bytes', 'Bytes of the data folder by folder', 'kind');
  let readAt = -Infinity;
  return async () => {
    if (performance.now() - readAt < everyMs) return;
    readAt = performance.now();
    const counted = new Set<number>();
    for (const kind of kinds) disk.set({kind}, await bytesBelow(join(data, kind), counted));
  };
}
