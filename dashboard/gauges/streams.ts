import {join} from 'node:path';
import type {Registry} from 'prom-client';
import {allHeld} from '../../pipelines/held.ts';
import {gaugesIn, type Observed, type Reading} from './observed.ts';

/** What comes from the systems: how fresh it is, and what waits for a person. */
export function streamGauges(registry: Registry, {data, freshness}: Observed): Reading {
  const gauge = gaugesIn(registry);
  const held = gauge('held_deliveries', 'Deliveries that wait for somebody to accept them');
  const late = gauge('stream_late', '1 where a stream is late', 'stream');
  const received = gauge('stream_received_seconds', 'When its newest delivery came', 'stream');

  return async () => {
    held.remove();
    const waiting = await allHeld(join(data, 'landing')).catch(() => undefined);
    if (waiting) held.set(waiting.length);
    late.reset();
    received.reset();
    // Without readable settings nobody knows; the streams in them are a few dozen.
    for (const each of (await freshness?.().catch(() => undefined)) ?? []) {
      const stream = `${each.source}/${each.stream}`;
      late.set({stream}, each.state === 'late' ? 1 : 0);
      if (each.received_at) received.set({stream}, Date.parse(each.received_at) / 1000);
    }
  };
}
