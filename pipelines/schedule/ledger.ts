import type {DatabaseSync} from 'node:sqlite';
import {openState} from '../state.ts';
import {dayOf, type Schedule, type Slot} from './slots.ts';

/**
 * How a slot ended. `missed`: nobody was there, and a later slot ran instead. `passed`: it was due
 * before anybody watched this data folder.
 */
type NightStatus = 'running' | 'fine' | 'partial' | 'failed' | 'interrupted' | 'missed' | 'passed';

/** What became of a slot. Moments are ISO texts in UTC. */
export interface ScheduledNight {
  /** The order in which things happened, which no change of the clock changes. */
  sequence: number;
  slot: Slot;
  /** The day of the slot in the company. */
  business_date: string;
  status: NightStatus;
  attempts: number;
  run_id: string | null;
  began_at: string | null;
  ended_at: string | null;
}

const tables = `
  create table if not exists scheduled_night (
    sequence integer primary key autoincrement,
    slot text not null unique,
    business_date text not null,
    status text not null check (status in
      ('running', 'fine', 'partial', 'failed', 'interrupted', 'missed', 'passed')),
    attempts integer not null default 0,
    run_id text,
    began_at text,
    ended_at text
  ) strict;
  create table if not exists schedule_watched (
    one integer primary key check (one = 1),
    at text not null,
    time_zone text not null,
    watched_at text not null
  ) strict;`;

/** Ten thousand hourly slots are a year. */
const mostNights = 10_000;

/**
 * Opens the ledger of a data folder, does something with it, and closes it. What a power failure
 * makes it forget is looked at again: a night too many is better than one lost.
 */
export async function withLedger<T>(
  data: string,
  work: (ledger: DatabaseSync) => T | Promise<T>,
): Promise<T> {
  const ledger = openState(data, tables);
  try {
    ledger.exec('pragma synchronous = normal');
    return await work(ledger);
  } finally {
    ledger.close();
  }
}

/** The run that happened last, whatever its slot. */
export function latestNight(ledger: DatabaseSync): ScheduledNight | undefined {
  const row = ledger
    .prepare(
      `select * from scheduled_night where status not in ('missed', 'passed')
       order by sequence desc limit 1`,
    )
    .get();
  return row as ScheduledNight | undefined;
}

/** What became of a slot; undefined where nothing has yet. */
export function nightOf(ledger: DatabaseSync, slot: Slot): ScheduledNight | undefined {
  const row = ledger.prepare('select * from scheduled_night where slot = ?').get(slot);
  return row as ScheduledNight | undefined;
}

/** Writes down slots, oldest first, that nobody will run any more. */
export function pass(
  ledger: DatabaseSync,
  schedule: Schedule,
  slots: readonly Slot[],
  status: 'missed' | 'passed',
): void {
  const insert = ledger.prepare(
    'insert or ignore into scheduled_night (slot, business_date, status) values (?, ?, ?)',
  );
  for (const slot of slots) insert.run(slot, dayOf(schedule, slot), status);
}

/**
 * Takes a slot for a run; it becomes the latest that happened. A run that goes on by the ledger has
 * died: who takes a slot has the schedule's lock.
 */
export function begin(
  ledger: DatabaseSync,
  schedule: Schedule,
  {slot, attempts}: {slot: Slot; attempts: number},
  {runId, now}: {runId: string | null; now: Temporal.Instant},
): void {
  ledger.exec(`update scheduled_night set status = 'failed' where status = 'running'`);
  ledger
    .prepare(
      `insert or replace into scheduled_night
         (slot, business_date, status, attempts, run_id, began_at)
       values (?, ?, 'running', ?, ?, ?)`,
    )
    .run(slot, dayOf(schedule, slot), attempts, runId, now.toString());
  ledger
    .prepare(
      'delete from scheduled_night where sequence <= (select max(sequence) from scheduled_night) - ?',
    )
    .run(mostNights);
}

/** Writes down how the run of a slot ended. */
export function end(
  ledger: DatabaseSync,
  slot: Slot,
  status: 'fine' | 'partial' | 'failed' | 'interrupted',
  now: Temporal.Instant,
): void {
  ledger
    .prepare('update scheduled_night set status = ?, ended_at = ? where slot = ?')
    .run(status, now.toString(), slot);
}

/** A schedule that somebody watches, and when they last looked. */
export interface WatchedSchedule extends Schedule {
  watchedAt: string;
}

/** Writes down which schedule is watched, so that others know what is due. */
export function watch(ledger: DatabaseSync, schedule: Schedule, now: Temporal.Instant): void {
  ledger
    .prepare('insert or replace into schedule_watched values (1, ?, ?, ?)')
    .run(schedule.at, schedule.timeZone, now.toString());
}

/** Writes down that there is no schedule any more. */
export function unwatch(ledger: DatabaseSync): void {
  ledger.exec('delete from schedule_watched');
}

/** The schedule that was last watched; undefined where there is none. */
export function watched(ledger: DatabaseSync): WatchedSchedule | undefined {
  const row = ledger
    .prepare('select at, time_zone as timeZone, watched_at as watchedAt from schedule_watched')
    .get();
  return row as WatchedSchedule | undefined;
}
