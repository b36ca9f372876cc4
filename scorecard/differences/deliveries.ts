import {list} from '../../warehouse/sql.ts';
import {type Sides, tableOf} from './sides.ts';

/** What one stream has delivered otherwise. */
export interface StreamChange {
  /** As source/stream. */
  stream: string;
  /** Deliveries that count now and did not before. */
  came: number;
  /** Those that have been replaced, or do not count any more. */
  went: number;
  /** Other bytes under the same number. */
  replaced: number;
  /** The same bytes, of which other rows count: they are read by other rules. */
  read_anew: number;
  rows_before: number;
  rows_after: number;
}

/** What is not compared where a snapshot does not list its deliveries. */
export const ofDeliveries = 'deliveries';

const needed = ['source', 'stream', 'delivery', 'sha256'];

/** What tells how a delivery was read; `mark` where a snapshot has it. */
const reading = [
  'rows_delivered',
  'rows_loaded',
  'rows_quarantined',
  'rows_duplicate',
  'rows_skipped',
  'mark',
];

/** Which streams brought something, lost something, or are read by other rules. */
export async function streamChanges(sides: Sides): Promise<StreamChange[]> {
  const columns = (side: 'before' | 'after') =>
    new Set(sides.tables[side].get('meta_delivery')?.keys());
  const [one, other] = [columns('before'), columns('after')];
  const shared = [...one].filter(name => other.has(name));
  const missing = needed.filter(name => !shared.includes(name));
  if (missing.length > 0) {
    const side = missing.some(name => !one.has(name)) ? 'before' : 'after';
    sides.notCompared.push({what: ofDeliveries, side, reason: 'it does not list them'});
    return [];
  }
  const read = reading.filter(name => shared.includes(name));
  const isReadAnew = ['false', ...read.map(name => `b.${name} is distinct from a.${name}`)];
  const isThere = 'b.delivery is not null and a.delivery is not null';
  const loaded = (alias: string) =>
    read.includes('rows_loaded') ? `cast(coalesce(sum(${alias}.rows_loaded), 0) as bigint)` : '0';
  return sides.db.rows<StreamChange>(`
    select
      coalesce(b.source, a.source) || '/' || coalesce(b.stream, a.stream) as stream,
      count(*) filter (where b.delivery is null) as came,
      count(*) filter (where a.delivery is null) as went,
      count(*) filter (where ${isThere} and b.sha256 <> a.sha256) as replaced,
      count(*) filter (where ${isThere} and b.sha256 = a.sha256
        and (${list(isReadAnew, ' or ')})) as read_anew,
      ${loaded('b')} as rows_before,
      ${loaded('a')} as rows_after
    from ${tableOf('before', 'meta_delivery')} as b
    full join ${tableOf('after', 'meta_delivery')} as a
      on b.source = a.source and b.stream = a.stream and b.delivery = a.delivery
    group by all
    having came + went + replaced + read_anew > 0
    order by stream`);
}
