import {setTimeout as wait} from 'node:timers/promises';

/** The clocks, the pause and the dice; whoever must not wait brings others. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds by a clock that is never set back. */
  elapsed(): number;
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** At least 0 and less than 1. */
  random(): number;
}

/** What a timer holds; a longer time would be over at once. */
const longestTimer = 2 ** 31 - 1;

export const realTime: Time = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  async pause(milliseconds, signal) {
    await wait(Math.min(Math.ceil(milliseconds), longestTimer), undefined, {signal});
  },
  random: () => Math.random(),
};

/** Waits for one's turn: turns are evenly spaced over all who share them. */
export function turns(perSecond: number, time: Time): (signal: AbortSignal) => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async signal => {
    const now = time.elapsed();
    const turn = Math.max(now, next);
    next = turn + 1000 / perSecond;
    if (turn > now) await time.pause(turn - now, signal);
  };
}

/** Does work whose signal is aborted with `late` after some seconds, or with the signal given. */
export async function within<T>(
  seconds: number,
  signal: AbortSignal,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const stopping = new AbortController();
  const stop = () => stopping.abort(signal.reason);
  const timer = setTimeout(() => stopping.abort(late()), Math.min(seconds * 1000, longestTimer));
  signal.addEventListener('abort', stop, {once: true});
  try {
    return await work(stopping.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
