import type {DatabaseSync} from 'node:sqlite';
import {openState} from '../state.ts';

const tables = `
create table if not exists alert (
  key text primary key,
  kind text not null,
  level integer not null,
  stream text,
  facts text not null,
  since text not null,
  told_at text not null
) strict;
create table if not exists alert_message (
  id text primary key,
  channel text not null,
  message text not null,
  made_at text not null,
  attempts integer not null,
  next_attempt_at text not null
) strict`;

/** Opens the state with what has been told and what waits to be sent; the caller closes it. */
export const openAlerts = (data: string): DatabaseSync => openState(data, tables);

/** Does something that no other process may see half done. */
export function atOnce<T>(state: DatabaseSync, work: () => T): T {
  state.exec('begin immediate');
  try {
    const done = work();
    state.exec('commit');
    return done;
  } catch (error) {
    state.exec('rollback');
    throw error;
  }
}
