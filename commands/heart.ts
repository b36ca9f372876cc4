import type {Company} from '../company/company.ts';
import {forgetSchedule, isNightDue, slotThatShouldBeOver} from '../pipelines/schedule/outlook.ts';
import {claimData, knownAt, type Mistaken, type Places} from './places.ts';
import {scheduleOf} from './scheduled.ts';
import {steady} from './steady.ts';
import {tellWhatIsDue} from './tell.ts';

/** When the run of a due night could not even begin, the next try waits so long. */
const pauseMs = 5 * 60_000;

interface Means {
  /** Whether no refresh is running, here or in another process. */
  isFree(): Promise<boolean>;
  /** Runs the night if it is due, until its end. */
  runWhenDue(): Promise<unknown>;
}

interface Heart {
  beat(): Promise<void>;
  /** A snapshot should be younger than this, as the last beat saw it. */
  due(): Date | undefined;
}

/** Each beat reads what the company declares now, runs the night that is due, and tells alerts. */
export function heartOf(places: Places, {isFree, runWhenDue}: Means): Heart {
  let restsUntil = 0;
  let due: Date | undefined;
  let known: Company | Mistaken | undefined;
  const watchingSince = Temporal.Now.instant();

  const lookAfterNights = steady('no night can run by schedule', async () => {
    if (performance.now() < restsUntil || !(await isDue(places)) || !(await isFree())) return;
    await runWhenDue();
    if ((await isDue(places)) && (await isFree())) restsUntil = performance.now() + pauseMs;
  });

  const tellAlerts = steady('alerts cannot be told', async () => {
    /* A mistake in the settings stops the nights, and who is to be told of that is known from before. */
    const read = await knownAt(places).catch(error => known ?? Promise.reject(error));
    const company = 'mistake' in read && known ? known : read;
    known = company;
    due = await dueMoment(places, company);
    if (!company.settings.alerts) return;
    await claimData(places, company);
    await tellWhatIsDue(company, places.data, {watchingSince});
  });

  return {
    async beat() {
      await Promise.all([lookAfterNights(), tellAlerts()]);
    },
    due: () => due,
  };
}

async function dueMoment(
  {data}: Places,
  company: Pick<Company, 'settings'>,
): Promise<Date | undefined> {
  const schedule = scheduleOf(company);
  const slot = schedule && (await slotThatShouldBeOver(data, schedule, Temporal.Now.instant()));
  return slot === undefined ? undefined : new Date(slot);
}

/** Whether a night is due; who asks for the first time begins to watch the schedule with that. */
export async function isDue(places: Places): Promise<boolean> {
  const company = await knownAt(places);
  const schedule = scheduleOf(company);
  if (!schedule) {
    await forgetSchedule(places.data);
    return false;
  }
  await claimData(places, company);
  return isNightDue(places.data, schedule, Temporal.Now.instant());
}
