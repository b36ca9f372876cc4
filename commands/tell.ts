import type {Company} from '../company/company.ts';
import {stagingPart} from '../company/staging_part.ts';
import {channelsOf} from '../pipelines/alerts/channels.ts';
import {
  type Circumstances,
  conditionsOf,
  isJudged,
  type Slot,
} from '../pipelines/alerts/condition.ts';
import {messageOf} from '../pipelines/alerts/message.ts';
import {newsOf} from '../pipelines/alerts/news.ts';
import {enqueue, type Sent, sendWaiting} from '../pipelines/alerts/outbox.ts';
import {atOnce, openAlerts} from '../pipelines/alerts/tables.ts';
import {noteContacts} from '../pipelines/freshness/contact.ts';
import {freshness} from '../pipelines/freshness/facts.ts';
import {runIds} from '../pipelines/runs/folder.ts';
import {lastRun, readRun, runningId} from '../pipelines/runs/runs.ts';
import {slotThatShouldBeOver} from '../pipelines/schedule/outlook.ts';
import type {Mistaken} from './places.ts';

interface Moment {
  now?: Temporal.Instant;
  environment?: NodeJS.ProcessEnv;
  /** When a server began to run nights: one that was missed before is only now made up for. */
  watchingSince?: Temporal.Instant;
}

/**
 * Tells by mail and webhook what is new, got worse or is over, and sends what waits from earlier.
 * It is cheap, so that a server can call it every minute, and may be called by several processes at
 * once. Where nothing is declared, it only notes which systems have answered.
 */
export async function tellWhatIsDue(
  company: Company | Mistaken,
  data: string,
  {now: exactly = Temporal.Now.instant(), environment = process.env, watchingSince}: Moment = {},
): Promise<Sent[]> {
  const now = exactly.round({smallestUnit: 'second', roundingMode: 'floor'});
  const {settings} = company;
  const names = company.streams.map(({source, stream}) => `${source}/${stream}`);
  const run = await lastRun(data);
  if (run) noteContacts(data, run, names);
  if (!settings.alerts) return [];
  const channels = channelsOf(settings.alerts, environment);
  const told = new Set([...names, ...company.staging.map(stagingPart)]);
  const circumstances: Circumstances = {
    streams: await freshness(company, data, now),
    run,
    slot: await dueSlot(company, data, now, watchingSince),
    now,
  };
  /* Nobody knows the streams while a mistake in the settings hides them: what is told of them stays. */
  const isHidden = (stream: string | undefined) => stream !== undefined && 'mistake' in company;
  const terms = {
    now,
    repeatHours: settings.alerts.repeat_hours,
    isJudged: (earlier: Parameters<typeof isJudged>[0]) =>
      !isHidden(earlier.stream) && isJudged(earlier, circumstances),
    exists: ({stream}: {stream: string | undefined}) =>
      !stream || isHidden(stream) || told.has(stream),
  };
  const state = openAlerts(data);
  try {
    atOnce(state, () => {
      const news = newsOf(state, conditionsOf(circumstances), terms);
      if (news) enqueue(state, channels, messageOf(news, settings, now), now);
    });
    return await sendWaiting(state, channels, now);
  } finally {
    state.close();
  }
}

/** The same for a process whose work must not fail because nobody can be told; it says so. */
export async function tryToTell(company: Company | Mistaken, data: string): Promise<void> {
  try {
    for (const {channel, status, why} of await tellWhatIsDue(company, data)) {
      if (status === 'waits') console.error(`Alert by ${channel}: ${why}; it is sent later.`);
      if (status === 'dropped') console.error(`Alert by ${channel}: dropped after three days.`);
    }
  } catch (error) {
    console.error(`Alerts could not be told: ${(error as Error).message}`);
  }
}

/** A server that has just begun starts a missed night within this time. */
const atStart = {minutes: 10};

/** The last night that should be over by now; none where nobody has watched a schedule yet. */
async function dueSlot(
  {settings}: Pick<Company, 'settings'>,
  data: string,
  now: Temporal.Instant,
  watchingSince: Temporal.Instant | undefined,
): Promise<Slot | undefined> {
  if (!settings.schedule) return undefined;
  const hasBegun = watchingSince && Temporal.Instant.compare(now, watchingSince.add(atStart)) < 0;
  if (hasBegun) return undefined;
  const schedule = {at: settings.schedule.at, timeZone: settings.time_zone};
  const due = await slotThatShouldBeOver(data, schedule, now);
  if (!due) return undefined;
  return {
    due,
    succeeded_at: await lastSuccess(data),
    running: (await runningId(data)) !== undefined,
  };
}

/** So many runs without success are enough to know that there is none. */
const mostFailures = 50;

async function lastSuccess(data: string): Promise<string | undefined> {
  for (const id of (await runIds(data)).slice(0, mostFailures)) {
    const run = await readRun(data, id);
    if (run?.published) return run.began;
  }
  return undefined;
}
