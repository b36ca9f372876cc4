import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {dueNight} from './due.ts';
import {latestNight, nightOf, type ScheduledNight, unwatch, watched, withLedger} from './ledger.ts';
import {lastDue, nextDue, type Schedule, type Slot} from './slots.ts';

/** What the schedule of a data folder has brought, and what it will. */
export interface ScheduleOutlook {
  at: string;
  time_zone: string;
  /** When a server last looked whether a night is due; it does so every minute. */
  watched_at: string;
  next_due: Slot;
  /** A slot that is due and has not been taken yet. */
  waiting: Slot | undefined;
  last: ScheduledNight | undefined;
}

/** Whether a night is due now. A schedule that is asked about for the first time begins with that. */
export const isNightDue = (
  data: string,
  schedule: Schedule,
  now: Temporal.Instant,
): Promise<boolean> => withLedger(data, ledger => dueNight(ledger, schedule, now) !== undefined);

/** Writes down that no schedule is declared any more. */
export async function forgetSchedule(data: string): Promise<void> {
  if (hasState(data)) await withLedger(data, unwatch);
}

/** A night needs so much time before it is missed. */
const patience = {hours: 2};

/**
 * The last slot that should be over by now, so that everything published should be younger. There
 * is none where it was due before anybody watched the schedule.
 */
export async function slotThatShouldBeOver(
  data: string,
  schedule: Schedule,
  now: Temporal.Instant,
): Promise<Slot | undefined> {
  if (!hasState(data)) return undefined;
  const slot = lastDue(schedule, now.subtract(patience));
  return withLedger(data, ledger =>
    watched(ledger) && nightOf(ledger, slot)?.status !== 'passed' ? slot : undefined,
  );
}

/** The schedule that is watched in a data folder; undefined where none is. */
export async function scheduleOutlook(
  data: string,
  now: Temporal.Instant,
): Promise<ScheduleOutlook | undefined> {
  if (!hasState(data)) return undefined;
  return withLedger(data, ledger => {
    const found = watched(ledger);
    if (!found) return undefined;
    const {watchedAt, ...schedule} = found;
    const newest = lastDue(schedule, now);
    const night = nightOf(ledger, newest);
    return {
      at: schedule.at,
      time_zone: schedule.timeZone,
      watched_at: watchedAt,
      next_due: nextDue(schedule, now),
      waiting: !night || night.status === 'missed' ? newest : undefined,
      last: latestNight(ledger),
    };
  });
}

const hasState = (data: string) => existsSync(join(data, 'state.sqlite'));
