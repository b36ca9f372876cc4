import {setTimeout as pause} from 'node:timers/promises';
import type {Message} from './message.ts';

const timeout = 10_000;
const pauses = [500, 2_000];

/** An answer by which a web service says that it did not take a message. */
class Refused extends Error {
  readonly code: string;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.code = `HTTP ${status}`;
  }
}

/**
 * Posts a message as JSON, with its words in `text`, as most chat services read it. Nothing is
 * followed elsewhere; what may be a short failure is tried three times.
 */
export async function post(address: string, id: string, message: Message): Promise<void> {
  const url = webAddress(address);
  const {subject, text, data} = message;
  const body = JSON.stringify({id, subject, text, ...data});
  for (const wait of [...pauses, undefined]) {
    try {
      return await postOnce(url, id, body);
    } catch (error) {
      if (wait === undefined || isFinal(error)) throw error;
      await pause(wait);
    }
  }
}

async function postOnce(url: URL, id: string, body: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {'content-type': 'application/json', 'idempotency-key': id},
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Refused(answer.status);
}

/** Too many requests, or a service that is down, may be over in a moment; all else is not. */
const isFinal = (error: unknown) => error instanceof Refused && !/ (429|5\d\d)$/.test(error.code);

/** The address that a variable holds; a name and password in it are not for fetch. */
export function webAddress(address: string): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') {
    throw new TypeError('not an address of a web service, such as https://chat.example.com/hook');
  }
  return url;
}
