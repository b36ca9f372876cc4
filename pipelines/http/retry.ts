import {nextRefresh, ServiceError} from './service_error.ts';
import type {Time} from './time.ts';

const firstBackoff = 500;
const longestBackoff = 30_000;
const longestWait = 600_000;

/**
 * Tries a request until it goes well, as often as allowed. In between it waits as long as the
 * service asks for, else a random time that may double with each try (full jitter), so that those
 * who were turned away together don't come back together.
 */
export async function retrying<T>(
  attempts: number,
  time: Time,
  signal: AbortSignal,
  request: () => Promise<T>,
): Promise<T> {
  let asked = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ServiceError) || !error.again) throw error;
      if (attempt >= attempts) throw givenUp(error, attempts);
      const {after} = error.again;
      asked += after ?? 0;
      if (asked > longestWait) throw tooLong(asked, error);
      await time.pause(after ?? backoff(attempt, time), signal);
    }
  }
}

const backoff = (attempt: number, {random}: Time) =>
  random() * Math.min(longestBackoff, firstBackoff * 2 ** (attempt - 1));

const givenUp = ({message, cause}: ServiceError, attempts: number) =>
  new ServiceError(
    attempts === 1
      ? message
      : `none of ${attempts} attempts went well; of the last one: ${message}`,
    {next: nextRefresh, cause},
  );

const tooLong = (milliseconds: number, {message, cause}: ServiceError) =>
  new ServiceError(
    `${message}, and wants us to wait for ${Math.ceil(milliseconds / 60_000)} minutes; we wait for 10 at the most`,
    {next: nextRefresh, cause},
  );

/** How many milliseconds a Retry-After header asks for; nothing where it asks for no time at all. */
export function retryAfter(text: string | null, now: number): number | undefined {
  if (text === null) return undefined;
  const milliseconds = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : /GMT$/.test(text)
      ? Date.parse(text) - now
      : Number.NaN;
  return milliseconds > 0 ? milliseconds : undefined;
}
