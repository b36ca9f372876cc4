import type {HttpSystem} from '../../company/sources/http.ts';
import type {Access} from './access.ts';
import {type Answer, readAnswer} from './answer.ts';
import {retrying} from './retry.ts';
import {ServiceError} from './service_error.ts';
import {type Time, within} from './time.ts';

const mostRedirects = 5;

export type Ask = (url: URL, signal: AbortSignal) => Promise<Answer>;

/** Asks a service, each request in its turn, and again where that may help. */
export function requests(
  {attempts, timeout_seconds: seconds}: HttpSystem,
  {headers}: Access,
  turn: (signal: AbortSignal) => Promise<void>,
  time: Time,
): Ask {
  const late = () =>
    new ServiceError(`there is no whole answer within ${seconds} seconds`, {again: {}});

  const once = (url: URL, whole: AbortSignal) =>
    within(seconds, whole, late, async signal => {
      const response = await fetch(url, {headers, redirect: 'manual', signal}).catch(error => {
        throw broken('the service cannot be reached', error);
      });
      return await readAnswer(url, response, time.now()).catch(error => {
        throw broken('the answer is cut', error);
      });
    });

  async function followed(start: URL, signal: AbortSignal): Promise<Answer> {
    let url = start;
    for (let hops = 0; hops <= mostRedirects; hops++) {
      await turn(signal);
      const answer = await once(url, signal);
      if (!(answer instanceof URL)) return answer;
      url = answer;
    }
    throw new ServiceError(`it redirects more than ${mostRedirects} times`, {
      next: 'Check "base", "path" and "authentication" in sources.yaml.',
    });
  }

  return (url, signal) => retrying(attempts, time, signal, () => followed(url, signal));
}

/** What the network says is in the cause of what fetch throws, and always a TypeError. */
function broken(what: string, error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  const {code, message} = (error.cause ?? {}) as NodeJS.ErrnoException;
  const words = message || code || error.message;
  return new ServiceError(`${what} (${words})`, {again: {}, cause: error});
}
