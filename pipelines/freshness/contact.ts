import type {RunSummary} from '../runs/summary.ts';
import {openState} from '../state.ts';

/** When a system was asked for a stream, and when it last answered, even if with nothing new. */
export interface Contact {
  first_asked_at: string;
  asked_at: string;
  answered_at: string | undefined;
}

const tables = `
create table if not exists stream_contact (
  stream text primary key,
  first_asked_at text not null,
  asked_at text not null,
  answered_at text,
  run text not null
) strict`;

/**
 * Notes which streams a run has asked for and which answered, once it has asked for all. A run is
 * noted only once.
 */
export function noteContacts(
  data: string,
  {id, how, steps, began, failed_streams}: RunSummary,
  streams: readonly string[],
): void {
  if (how === 'replay' || steps.every(({step}) => step === 'extract')) return;
  const state = openState(data, tables);
  try {
    if (state.prepare('select 1 from stream_contact where run = ? limit 1').get(id)) return;
    const note = state.prepare(
      `insert into stream_contact values ($stream, $began, $began, $answered, $id)
      on conflict do update set
        asked_at = $began,
        answered_at = coalesce($answered, answered_at),
        run = $id`,
    );
    state.exec('begin immediate');
    for (const stream of streams) {
      const $answered = failed_streams.includes(stream) ? null : began;
      note.run({$stream: stream, $began: began, $answered, $id: id});
    }
    state.exec('commit');
  } finally {
    state.close();
  }
}

/** What is known of every stream that was ever asked for. */
export function contacts(data: string): Map<string, Contact> {
  const state = openState(data, tables);
  try {
    const rows = state.prepare('select * from stream_contact').all();
    return new Map(
      rows.map(row => [
        String(row.stream),
        {
          first_asked_at: String(row.first_asked_at),
          asked_at: String(row.asked_at),
          answered_at: row.answered_at === null ? undefined : String(row.answered_at),
        },
      ]),
    );
  } finally {
    state.close();
  }
}
