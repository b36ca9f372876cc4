import {Problem} from '../../company/problem.ts';

interface Details {
  next?: string;
  /** Whether asking again may help; `after` is how many milliseconds the service wants us to wait. */
  again?: {after?: number | undefined};
  cause?: unknown;
}

/** What is wrong with an answer. Who knows which page was asked for makes a Problem of it. */
export class ServiceError extends Error {
  readonly next: string | undefined;
  readonly again: Details['again'];

  constructor(what: string, {next, again, cause}: Details = {}) {
    super(what, {cause});
    this.name = 'ServiceError';
    this.next = next;
    this.again = again;
  }
}

export const nextRefresh =
  'The next refresh asks again; until then the last good delivery stays in use.';

/** A ServiceError as a Problem without secrets; every other error as it is. */
export function asProblem(error: unknown, where: string, redact: (text: string) => string) {
  if (!(error instanceof ServiceError)) return error;
  const {message, next, cause} = error;
  return new Problem({where, what: redact(message), ...(next ? {next} : {}), cause});
}
