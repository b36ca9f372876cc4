import type {RunEvent} from '../../pipelines/runs/event.ts';
import {runLog} from '../../pipelines/runs/run_log.ts';

/** What a small good night tells. */
export const goodNight = (id: string): RunEvent[] => [
  {event: 'started', id, company: 'Muster', how: 'refresh'},
  {event: 'step began', step: 'extract'},
  {event: 'step', step: 'extract', what: 'erp/kunden', done: 0, total: 1},
  {
    event: 'landed',
    source: 'erp',
    stream: 'kunden',
    file: 'kunden.csv',
    rows: 40,
    bytes: 2_000,
    warnings: ['the column fax is new'],
  },
  {event: 'step began', step: 'stage'},
  {event: 'step', step: 'stage', what: 'erp/kunden', done: 0, total: 1},
  {
    event: 'staged',
    source: 'erp',
    stream: 'kunden',
    file: 'kunden.csv',
    seconds: 0,
    delivered: 40,
    loaded: 37,
    quarantined: 2,
    duplicate: 1,
  },
  {event: 'step began', step: 'build'},
  {event: 'step', step: 'build', what: 'dim_customer', done: 0, total: 2},
  {event: 'step', step: 'build', what: 'dim_date', done: 1, total: 2},
  {event: 'step began', step: 'check'},
  {
    event: 'built',
    model: 'dim_customer',
    rows: 37,
    seconds: 0.2,
    check_seconds: 0.02,
    how: 'whole',
    because: 'it is new',
  },
  {event: 'kept', tables: {dim_date: 365}, check_seconds: 0},
  {event: 'step began', step: 'publish'},
  {event: 'published', id, business_date: '2026-09-30', status: 0, bytes: 500_000},
];

/** What a night tells that ends with a problem. */
export const failedNight = (id: string, problem: string, status = 1): RunEvent[] => [
  {event: 'started', id, company: 'Muster', how: 'refresh'},
  {event: 'step began', step: 'extract'},
  {event: 'failed', status, problem},
];

/** Writes the log of a run that has ended. */
export async function aRun(data: string, id: string, events: readonly RunEvent[]): Promise<void> {
  const log = await runLog(data, id, () => {});
  for (const event of events) log.tell(event);
  await log.close();
}
