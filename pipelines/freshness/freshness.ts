import type {StreamDeclaration} from '../../company/sources/declared.ts';
import type {Manifest} from '../manifest.ts';
import type {Contact} from './contact.ts';
import {type Calendar, deadlineAfter} from './rhythm.ts';
import {type Oddity, oddityOf} from './volume.ts';

/** All that is known of a stream's deliveries. */
export interface StreamFacts {
  declaration: Pick<StreamDeclaration, 'source' | 'stream' | 'place' | 'expect'>;
  /** The newest deliveries that count, oldest first. */
  landed: readonly Manifest[];
  /** What waits for a person's decision. */
  held: readonly Manifest[];
  contact: Contact | undefined;
}

/** How fresh a stream is. Moments are in ISO 8601, in UTC. */
export interface StreamFreshness {
  source: string;
  stream: string;
  every: string | undefined;
  /** `awaited`: nothing has come yet, and nothing is overdue; `unknown`: it has no rhythm. */
  state: 'fresh' | 'late' | 'awaited' | 'unknown';
  /** When the newest delivery that counts was received: the age of the data. */
  received_at: string | undefined;
  rows: number | undefined;
  /** When the system was last heard of: a delivery, a held one, or the answer that nothing is new. */
  heard_at: string | undefined;
  /** By when the next delivery has to be there. */
  due_at: string | undefined;
  /** Late for longer than until the deadline after the one that was missed. */
  missed_again: boolean;
  held: number;
  oddity: Oddity | undefined;
}

/** How fresh every stream is at a moment. */
export const freshnessOf = (
  streams: readonly StreamFacts[],
  calendar: Calendar,
  now: Temporal.Instant,
): StreamFreshness[] => streams.map(facts => streamFreshness(facts, calendar, now));

function streamFreshness(
  facts: StreamFacts,
  calendar: Calendar,
  now: Temporal.Instant,
): StreamFreshness {
  const {source, stream, expect} = facts.declaration;
  const newest = facts.landed.at(-1);
  const heard = heardAt(facts);
  return {
    source,
    stream,
    every: expect.every,
    ...lateness(facts, heard, calendar, now),
    received_at: newest?.received_at,
    rows: newest?.records,
    heard_at: heard,
    held: facts.held.length,
    oddity: newestOddity(facts),
  };
}

/** A file has to be there; a system that can be asked has to answer, be it that nothing is new. */
function heardAt({declaration: {place}, landed, held, contact}: StreamFacts): string | undefined {
  const moments = [landed.at(-1)?.received_at, held.at(-1)?.received_at];
  if (place.from !== 'files') moments.push(contact?.answered_at);
  return moments
    .filter(each => each !== undefined)
    .sort()
    .at(-1);
}

function lateness(
  {declaration: {expect}, contact}: StreamFacts,
  heard: string | undefined,
  calendar: Calendar,
  now: Temporal.Instant,
): Pick<StreamFreshness, 'state' | 'due_at' | 'missed_again'> {
  const since = heard ?? contact?.first_asked_at;
  const deadline = since && deadlineAfter(notAfter(now, since), expect, calendar);
  if (!deadline) {
    const state = expect.every && !since ? 'awaited' : 'unknown';
    return {state, due_at: undefined, missed_again: false};
  }
  const {due, certain, tolerance} = deadline;
  const isOver = (moment: Temporal.Instant) =>
    now.epochMilliseconds >= moment.epochMilliseconds + tolerance;
  const asked = contact && Temporal.Instant.from(contact.asked_at).epochMilliseconds;
  const wasMissing = asked !== undefined && asked >= due.epochMilliseconds;
  const isLate = isOver(certain) || (isOver(due) && wasMissing);
  const following = deadlineAfter(certain, expect, calendar)!.due;
  return {
    state: isLate ? 'late' : heard ? 'fresh' : 'awaited',
    due_at: due.toString(),
    missed_again: isLate && isOver(following),
  };
}

/** A clock that was wrong when a delivery came must not keep it fresh for years. */
function notAfter(now: Temporal.Instant, moment: string): Temporal.Instant {
  const instant = Temporal.Instant.from(moment);
  return Temporal.Instant.compare(instant, now) > 0 ? now : instant;
}

/** The oddest of the deliveries that came when the stream was last asked for, else of the newest. */
function newestOddity({declaration, landed, contact}: StreamFacts): Oddity | undefined {
  const asked = contact?.asked_at ?? '';
  const first = landed.findIndex(({received_at}) => asked !== '' && received_at >= asked);
  const begin = first === -1 ? landed.length - 1 : first;
  const before = landed.slice(0, Math.max(begin, 0));
  const odd = landed
    .slice(Math.max(begin, 0))
    .map(each => oddityOf(each, before, declaration.expect.volume));
  return odd.findLast(each => each !== undefined);
}
