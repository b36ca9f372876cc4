import type {DatabaseSync} from 'node:sqlite';
import {
  latestNight,
  nightOf,
  pass,
  type ScheduledNight,
  type WatchedSchedule,
  watch,
  watched,
} from './ledger.ts';
import {lastDue, type Schedule, type Slot} from './slots.ts';

/** A night that fails is tried again so often in all, and after a pause; then the next slot counts. */
const mostAttempts = 3;
const pauseMinutes = 5;

/** A slot that waits for a run, and the how many-th attempt that would be. */
export interface DueNight {
  slot: Slot;
  attempts: number;
}

/**
 * The night that has to run now. Only the newest slot counts: it brings everything up to date. A
 * schedule that is new begins with its next slot, unless a night of the old one is still owed.
 */
export function dueNight(
  ledger: DatabaseSync,
  schedule: Schedule,
  now: Temporal.Instant,
): DueNight | undefined {
  const before = watched(ledger);
  const slot = lastDue(schedule, now);
  if (!isSame(before, schedule) && !owesNight(ledger, before, now)) {
    pass(ledger, schedule, [slot], 'passed');
  }
  watch(ledger, schedule, now);
  return attemptAt(slot, nightOf(ledger, slot), latestNight(ledger), now);
}

const isSame = (before: WatchedSchedule | undefined, {at, timeZone}: Schedule) =>
  before?.at === at && before.timeZone === timeZone;

/** Whether the schedule that was watched before has a slot that never ran to its end. */
function owesNight(
  ledger: DatabaseSync,
  before: WatchedSchedule | undefined,
  now: Temporal.Instant,
): boolean {
  if (!before) return false;
  const slot = lastDue(before, now);
  const night = nightOf(ledger, slot);
  return night === undefined || !isSettled(night);
}

const isSettled = ({status}: ScheduledNight) =>
  status === 'fine' || status === 'partial' || status === 'passed';

/**
 * Decides by what the ledger knows of the slot and of the run that happened last. When that run was
 * of an earlier slot, but this slot has a run all the same, then the clock was ahead at that time
 * and has been put right: the slot is due now.
 */
function attemptAt(
  slot: Slot,
  night: ScheduledNight | undefined,
  latest: ScheduledNight | undefined,
  now: Temporal.Instant,
): DueNight | undefined {
  if (!night) return {slot, attempts: 1};
  if (latest && latest.slot < slot && night.status !== 'passed') return {slot, attempts: 1};
  if (isSettled(night)) return undefined;
  if (night.status === 'interrupted') return resting(night, now, night.attempts);
  return night.attempts < mostAttempts ? resting(night, now, night.attempts + 1) : undefined;
}

/** A moment of the future is one that the clock was put back from, and no reason to wait. */
function resting(
  {slot, ended_at}: ScheduledNight,
  now: Temporal.Instant,
  attempts: number,
): DueNight | undefined {
  if (!ended_at) return {slot, attempts};
  const minutes = now.since(ended_at).total('minutes');
  return minutes >= 0 && minutes < pauseMinutes ? undefined : {slot, attempts};
}
