import {exitStatus, Problem} from '../../company/problem.ts';
import {nightOf, type ScheduledNight, withLedger} from '../../pipelines/schedule/ledger.ts';
import {isNightDue} from '../../pipelines/schedule/outlook.ts';
import type {Schedule} from '../../pipelines/schedule/slots.ts';
import {runWhenDue} from '../../pipelines/schedule/when_due.ts';

const ends = {
  fine: async () => exitStatus.fine,
  partial: async () => exitStatus.partial,
  failed: async () => {
    throw new Problem({where: 'checks', what: 'a promise is broken'});
  },
  interrupted: async () => {
    throw new Problem({where: 'refresh', what: 'interrupted', status: exitStatus.interrupted});
  },
};

/** A server on a data folder, whose clock stands where a story puts it. */
export function aServer(data: string, schedule: Schedule) {
  const runs: string[] = [];
  const local = (now: Temporal.Instant) =>
    now.toZonedDateTimeISO(schedule.timeZone).toPlainDateTime().toString({smallestUnit: 'minute'});

  /** The server looks at the clock, and runs the night that is due. */
  async function beat(moment: string | Temporal.Instant, ending: keyof typeof ends = 'fine') {
    const now = Temporal.Instant.from(moment);
    if (!(await isNightDue(data, schedule, now))) return 'not due';
    return runWhenDue(data, {
      schedule,
      clock: () => now,
      night(onBegan) {
        onBegan(`run-${runs.length}`);
        runs.push(local(now));
        return ends[ending]();
      },
    }).catch(() => 'failed');
  }

  return {
    beat,
    /** When nights ran, by the clock on the wall. */
    runs,
    nightOf: (slot: string): Promise<ScheduledNight | undefined> =>
      withLedger(data, ledger => nightOf(ledger, slot)),
  };
}

/** Beats once a minute from one moment to another, or less often. */
export async function live(
  {beat}: ReturnType<typeof aServer>,
  from: string,
  until: string,
  every: Temporal.DurationLike = {minutes: 1},
): Promise<void> {
  const end = Temporal.Instant.from(until);
  for (
    let now = Temporal.Instant.from(from);
    Temporal.Instant.compare(now, end) < 0;
    now = now.add(every)
  ) {
    await beat(now);
  }
}
