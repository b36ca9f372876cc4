import type {AlertReason, AlertWords} from '../../company/messages/alerts.ts';
import {isStagingPart} from '../../company/staging_part.ts';
import type {StreamFreshness} from '../freshness/freshness.ts';
import type {RunSummary} from '../runs/summary.ts';

export type AlertKind = keyof AlertWords['what'];

/** Numbers, moments and names of our own: never a value of a row, so that none can be told. */
export interface Facts {
  due?: string | undefined;
  last?: string | undefined;
  rows?: number;
  usual?: number;
  count?: number;
  reason?: AlertReason;
  run?: string;
}

/** Something that is wrong now. The same key means the same trouble. */
export interface Condition {
  key: string;
  kind: AlertKind;
  /** When it rises, the trouble has got worse and is told again. */
  level: number;
  stream: string | undefined;
  facts: Facts;
}

/** The last night that the schedule asked for, and that has had time enough. */
export interface Slot {
  due: string;
  /** When the last night began that succeeded, if one did. */
  succeeded_at: string | undefined;
  running: boolean;
}

/** What is known at a moment, from which follows what is wrong. */
export interface Circumstances {
  streams: readonly StreamFreshness[];
  /** The last run that does not go on any more. */
  run: RunSummary | undefined;
  /** Without a schedule, no night is overdue. */
  slot: Slot | undefined;
  now: Temporal.Instant;
}

const hour = 3_600_000;

/** One that goes on may be slow, but not forever. */
const slowest = 8 * hour;

/** The alert that a due night has not succeeded. */
function overdue({due, succeeded_at, running}: Slot, now: Temporal.Instant): Condition[] {
  const missing = succeeded_at === undefined || Date.parse(succeeded_at) < Date.parse(due);
  const isGoingOn = running && now.epochMilliseconds < Date.parse(due) + slowest;
  if (!missing || isGoingOn) return [];
  const facts = {due, last: succeeded_at};
  return [{key: 'night', kind: 'night_overdue', level: 1, stream: undefined, facts}];
}

/** Everything that is wrong. */
export function conditionsOf({streams, run, slot, now}: Circumstances): Condition[] {
  /* A night that has failed is not told a second time as one that has not succeeded. */
  const night = [...(run ? failedNight(run) : []), ...(slot ? overdue(slot, now) : [])];
  return [
    ...night.slice(0, 1),
    ...(run ? [...failedStreams(run, streams), ...failedStaging(run)] : []),
    ...streams.flatMap(ofStream),
  ];
}

function failedNight({id, status, problem}: RunSummary): Condition[] {
  if (status !== 'failed' && status !== 'died') return [];
  const reason = status === 'died' ? 'died' : reasonOf(problem ?? '');
  const facts = {run: id, reason};
  return [{key: 'night', kind: 'night_failed', level: 2, stream: undefined, facts}];
}

/** The text of a problem may quote a row, so only what is known to be harmless is taken from it. */
function reasonOf(problem: string): AlertReason {
  if (/no space is left on the disk|the disk quota is used up/.test(problem)) return 'disk';
  return /promises are broken, so nothing was published/.test(problem) ? 'checks' : 'other';
}

/** A stream that only fails because a delivery is held back is told as that. */
function failedStreams(run: RunSummary, streams: readonly StreamFreshness[]): Condition[] {
  return streams
    .filter(({held}) => held === 0)
    .filter(each => run.failed_streams.includes(nameOf(each)))
    .map(each => ({
      ...about('failed', each),
      kind: 'stream_failed',
      level: 1,
      facts: {last: each.received_at, run: run.id},
    }));
}

/** Files of staging SQL stand among the streams that failed. */
function failedStaging({id, failed_streams}: RunSummary): Condition[] {
  return failed_streams.filter(isStagingPart).map(stream => ({
    key: `failed ${stream}`,
    kind: 'staging_failed',
    level: 1,
    stream,
    facts: {run: id},
  }));
}

const nameOf = ({source, stream}: StreamFreshness) => `${source}/${stream}`;

const about = (what: string, each: StreamFreshness) => ({
  key: `${what} ${nameOf(each)}`,
  stream: nameOf(each),
});

const sizes = {
  empty: {kind: 'size_empty', level: 3},
  half: {kind: 'size_half', level: 2},
  below: {kind: 'size_half', level: 2},
  double: {kind: 'size_double', level: 1},
  above: {kind: 'size_double', level: 1},
} as const;

function ofStream(each: StreamFreshness): Condition[] {
  const {state, due_at, heard_at, received_at, missed_again, held, oddity} = each;
  const found: Condition[] = [];
  if (held > 0) {
    found.push({...about('held', each), kind: 'held', level: held, facts: {count: held}});
  }
  if (state === 'late') {
    found.push({
      ...about('late', each),
      kind: 'late',
      level: missed_again ? 2 : 1,
      facts: {due: due_at, last: received_at ?? heard_at},
    });
  }
  if (oddity) {
    const {size, rows, usual} = oddity;
    found.push({...about('size', each), ...sizes[size], facts: {rows, usual: Math.round(usual)}});
  }
  return found;
}

/** Whether what is known now can tell that an earlier trouble is over. */
export function isJudged({kind, facts}: Condition, {run, slot}: Circumstances): boolean {
  const hasEnded = run?.status === 'fine' || run?.status === 'partial';
  if (kind === 'night_failed' || kind === 'staging_failed') return hasEnded;
  if (kind === 'stream_failed') return hasEnded && run.how !== 'replay';
  if (kind !== 'night_overdue') return true;
  return slot !== undefined || (hasEnded && Date.parse(run.began) >= Date.parse(facts.due ?? ''));
}
