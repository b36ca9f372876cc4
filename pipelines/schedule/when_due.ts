import type {DatabaseSync} from 'node:sqlite';
import {type ExitStatus, exitStatus, Problem} from '../../company/problem.ts';
import {isBusy, locked} from '../lock.ts';
import {type DueNight, dueNight} from './due.ts';
import {begin, end, latestNight, pass, withLedger} from './ledger.ts';
import {lastDue, type Schedule, type Slot} from './slots.ts';

/** As many missed slots as one outage writes into the ledger, the newest ones. */
const mostMissed = 60;

interface WhenDue {
  schedule: Schedule;
  clock(): Temporal.Instant;
  /** Runs a refresh, and says when that has the data folder for itself. */
  night(onBegan: (runId: string) => void): Promise<ExitStatus>;
}

/**
 * Runs a night if one is due, exactly one whoever else asks: a lock of its own is held from the
 * question to the end of the run, and the kernel frees it when its owner dies. `not due` and `busy`
 * (somebody else refreshes, and the slot waits) leave the ledger as it is.
 */
export async function runWhenDue(
  data: string,
  task: WhenDue,
): Promise<ExitStatus | 'not due' | 'busy'> {
  try {
    return await locked(
      data,
      () =>
        withLedger(data, async ledger => {
          const due = dueNight(ledger, task.schedule, task.clock());
          return due ? run(ledger, due, task) : 'not due';
        }),
      'schedule.lock',
    );
  } catch (error) {
    if (isBusy(error)) return 'busy';
    throw error;
  }
}

async function run(ledger: DatabaseSync, due: DueNight, task: WhenDue): Promise<ExitStatus> {
  let hasBegun = false;
  const onBegan = (runId: string | null) => {
    take(ledger, due, task, runId);
    hasBegun = true;
  };
  try {
    const status = await task.night(onBegan);
    end(ledger, due.slot, status === exitStatus.partial ? 'partial' : 'fine', task.clock());
    return status;
  } catch (error) {
    if (isBusy(error)) throw error;
    if (!hasBegun) onBegan(null);
    end(ledger, due.slot, isInterruption(error) ? 'interrupted' : 'failed', task.clock());
    throw error;
  }
}

const isInterruption = (error: unknown) =>
  error instanceof Problem && error.status === exitStatus.interrupted;

/** Takes the slot, and writes down those before it that nobody ran. */
function take(
  ledger: DatabaseSync,
  due: DueNight,
  {schedule, clock}: WhenDue,
  runId: string | null,
): void {
  ledger.exec('begin immediate');
  try {
    pass(ledger, schedule, missedBefore(due.slot, schedule, latestNight(ledger)?.slot), 'missed');
    begin(ledger, schedule, due, {runId, now: clock()});
    ledger.exec('commit');
  } catch (error) {
    if (ledger.isTransaction) ledger.exec('rollback');
    throw error;
  }
}

/** The slots between the one that ran last and this one, oldest first. */
function missedBefore(slot: Slot, schedule: Schedule, latest: Slot | undefined): Slot[] {
  const missed: Slot[] = [];
  for (let each = before(slot, schedule); latest && each > latest; each = before(each, schedule)) {
    missed.unshift(each);
    if (missed.length === mostMissed) break;
  }
  return missed;
}

const before = (slot: Slot, schedule: Schedule) =>
  lastDue(schedule, Temporal.Instant.from(slot).subtract({seconds: 1}));
