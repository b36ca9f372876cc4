import {randomUUID} from 'node:crypto';
import type {DatabaseSync} from 'node:sqlite';
import {type Channel, codeOf} from './channels.ts';
import type {Message} from './message.ts';

/** What became of a message. */
export interface Sent {
  channel: Channel['name'];
  status: 'sent' | 'waits' | 'dropped';
  why: string | undefined;
}

/** News that is older helps nobody, and a server that is down for long must not fill the disk. */
const oldest = {hours: 72};
const mostWaiting = 50;

/** Until then a message is in the hands of the process that has taken it. */
const inHand = {minutes: 10};

/** Minutes until the next attempt. */
const pauses = [1, 5, 15, 60];

/** Puts a message into the box of every channel. Call it in the transaction that made the news. */
export function enqueue(
  state: DatabaseSync,
  channels: readonly Channel[],
  message: Message,
  now: Temporal.Instant,
): void {
  const insert = state.prepare('insert into alert_message values (?, ?, ?, ?, 0, ?)');
  const moment = now.toString();
  for (const {name} of channels) {
    insert.run(randomUUID(), name, JSON.stringify(message), moment, moment);
  }
}

/**
 * Sends what waits, oldest first. A message belongs to the process that takes it; what could not be
 * sent waits for its next attempt, and is dropped when it is too old or when too many wait.
 */
export async function sendWaiting(
  state: DatabaseSync,
  channels: readonly Channel[],
  now: Temporal.Instant,
): Promise<Sent[]> {
  const done = drop(state, now);
  for (const channel of channels) {
    if (channel.fault) continue;
    for (;;) {
      const taken = take(state, channel, now);
      if (!taken) break;
      const sent = await attempt(state, channel, taken, now);
      done.push(sent);
      if (sent.status === 'waits') break;
    }
  }
  return done;
}

interface Waiting {
  id: string;
  message: string;
  attempts: number;
}

/** Takes the oldest message that is due, so that no other process sends it, too. */
function take(state: DatabaseSync, {name}: Channel, now: Temporal.Instant): Waiting | undefined {
  const row = state
    .prepare(
      `update alert_message set next_attempt_at = $until, attempts = attempts + 1
      where id = (
        select id from alert_message where channel = $name and next_attempt_at <= $now
        order by made_at, id limit 1
      )
      returning id, message, attempts`,
    )
    .get({$until: now.add(inHand).toString(), $name: name, $now: now.toString()});
  return row as Waiting | undefined;
}

async function attempt(
  state: DatabaseSync,
  channel: Channel,
  {id, message, attempts}: Waiting,
  now: Temporal.Instant,
): Promise<Sent> {
  try {
    await channel.send(id, JSON.parse(message) as Message);
    state.prepare('delete from alert_message where id = ?').run(id);
    return {channel: channel.name, status: 'sent', why: undefined};
  } catch (error) {
    const minutes = pauses[Math.min(attempts, pauses.length) - 1]!;
    state
      .prepare('update alert_message set next_attempt_at = ? where id = ?')
      .run(now.add({minutes}).toString(), id);
    return {channel: channel.name, status: 'waits', why: codeOf(error)};
  }
}

function drop(state: DatabaseSync, now: Temporal.Instant): Sent[] {
  const dropped = state
    .prepare(
      `delete from alert_message where made_at < ? or id in (
        select id from (
          select id, row_number() over (partition by channel order by made_at desc, id) as place
          from alert_message
        ) where place > ?
      ) returning channel`,
    )
    .all(now.subtract(oldest).toString(), mostWaiting);
  return dropped.map(({channel}) => ({
    channel: channel as Channel['name'],
    status: 'dropped',
    why: undefined,
  }));
}

/** How many messages wait to be sent. */
export const waiting = (state: DatabaseSync): number =>
  Number(state.prepare('select count(*) as waiting from alert_message').get()?.waiting);
