import {createHash} from 'node:crypto';
import type {Entity} from '../entity.ts';
import type {StagedStream} from './relations.ts';

/** A delivery as a part of the store took it in. */
export interface PartDelivery {
  delivery: number;
  /** Changes when the delivery is staged by other rules, or is a part of a history and was none before. */
  mark: string;
  /** Its staged rows; none for what staging SQL selects. */
  rows: string;
  /** The company's day on which it came, never before that of the delivery before it. */
  receivedOn: string;
}

/**
 * What one stream, or one file of staging SQL, brings to an entity. `rows`: the newest row of each
 * key counts. `versions`: the deliveries themselves are the history. `sql`: one select.
 */
export interface Part {
  entity: Entity;
  /** The system that it comes from. */
  source: string;
  name: string;
  kind: 'rows' | 'versions' | 'sql';
  isFull: boolean;
  /** Oldest first. */
  deliveries: PartDelivery[];
  /** Where the rows of `sql` are. */
  table?: string;
}

/** The part that a mapped stream is of its entity. */
export function streamPart(
  {source, stream, deliveries, earlier, delivery, history}: StagedStream,
  entity: Entity,
  timeZone: string,
): Part {
  const all = [...earlier, ...deliveries].sort((a, b) => a.manifest.sequence - b.manifest.sequence);
  const [first] = deliveries;
  const isVersioned =
    history &&
    entity.version !== undefined &&
    first?.shape.columns.every(
      ({name, mapping}) => name !== entity.version || Object.keys(mapping).length === 0,
    );
  let receivedOn = '';
  return {
    entity,
    source,
    name: `${source}/${stream}`,
    kind: isVersioned ? 'versions' : 'rows',
    isFull: delivery === 'full',
    deliveries: (isVersioned ? all : deliveries).map(({manifest, mark, rows}) => {
      const day = dayIn(timeZone, manifest.received_at);
      if (day > receivedOn) receivedOn = day;
      return {
        delivery: manifest.sequence,
        mark: isVersioned ? inHistory(mark) : mark,
        rows,
        receivedOn,
      };
    }),
  };
}

/** The mark of a delivery that is a part of a history: taken for a plain one, it is taken in anew. */
export const inHistory = (mark: string) => `${mark} in history`;

const dayIn = (timeZone: string, moment: string) =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const markOf = (...what: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16);
