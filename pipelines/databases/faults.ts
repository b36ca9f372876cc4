import {Problem} from '../../company/problem.ts';
import type {DatabaseSystem} from '../../company/sources/database.ts';

/** The connection is gone, and with it the state in which all tables were to be read. */
export class LostConnection extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, {cause});
    this.name = 'LostConnection';
  }
}

type Advice = (system: DatabaseSystem) => string;

const nextNight = 'The next refresh reads it; until then the last good delivery stays in use.';

/** What to do about the codes of PostgreSQL, MySQL and MariaDB. The driver has no word for 1969. */
const advice: [RegExp, Advice][] = [
  [/^(28\w{3}|ER_ACCESS_DENIED_ERROR)$/, ({url_from}) => `Mend user or password in ${url_from}.`],
  [
    /^(3D000|ER_BAD_DB_ERROR|ER_DBACCESS_DENIED_ERROR)$/,
    ({url_from}) => `Mend the name of the database at the end of the address in ${url_from}.`,
  ],
  [
    /^(42P01|3F000|ER_NO_SUCH_TABLE)$/,
    () => 'Mend "table" or "query" in sources.yaml; capital letters count.',
  ],
  [
    /^(42703|42702|ER_BAD_FIELD_ERROR|ER_DUP_FIELDNAME)$/,
    () => 'Mend "watermark" or "query" in sources.yaml.',
  ],
  [/^(42601|ER_PARSE_ERROR)$/, () => 'Mend "query" in sources.yaml; it is one select.'],
  [
    /^(42501|ER_(TABLE|COLUMN)ACCESS_DENIED_ERROR)$/,
    () =>
      'Ask for the right to read it (grant select); if there is no such table, mend "table" in sources.yaml.',
  ],
  [
    /^(57014|ER_QUERY_TIMEOUT|ER_QUERY_INTERRUPTED|1969)$/,
    ({timeout_seconds}) =>
      `Raise timeout_seconds in sources.yaml (it is ${timeout_seconds}), or read less with a watermark.`,
  ],
  [
    /^(53300|ER_CON_COUNT_ERROR|ER_TOO_MANY_USER_CONNECTIONS)$/,
    () => 'Refresh at another hour, or let the database accept more connections.',
  ],
];

/** Whether a server has said it, and not the driver or the network. */
export const isOfServer = (error: object) => 'severity' in error || 'sqlState' in error;

/** Tells what a database, or the way to it, has against us. A defect of the program stays one. */
export function faultOf(error: unknown, where: string, system: DatabaseSystem): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  if (error instanceof LostConnection) {
    return new Problem({where, what: error.message, next: nextNight, cause: error});
  }
  if (!isOfServer(error)) return error;
  const {code = '', errno} = error as NodeJS.ErrnoException;
  const known = advice.find(([codes]) => codes.test(code) || codes.test(String(errno)));
  const next = known?.[1](system) ?? nextNight;
  return new Problem({where, what: saidBy(error, known !== undefined), next});
}

/** Classes of PostgreSQL that concern the connection, rights, names and syntax. */
const aboutNoRow = /^(08|0A|25|28|3D|3F|42|53|55|57)/;

/**
 * What a server says. Of an error about a row nothing but its code is told: the words quote what
 * stands in the row, and so do its details; functions and triggers say whatever they like.
 */
export function saidBy(error: Error, isKnown = false): string {
  const {code = ''} = error as NodeJS.ErrnoException;
  const isSafe = isKnown || ('severity' in error && aboutNoRow.test(code));
  return isSafe
    ? `the database says: ${error.message}`
    : `the database reports the error ${/^[A-Z0-9_]{1,60}$/.test(code) ? code : 'without a code'} for a row or a value, which is not shown`;
}

/** Tells why no connection came about. */
export function refusalOf(
  error: unknown,
  source: string,
  system: DatabaseSystem,
  {host, hostname}: URL,
): unknown {
  const known = faultOf(error, source, system);
  if (known instanceof Problem || !(error instanceof Error)) return known;
  const {code} = error as NodeJS.ErrnoException;
  const reason =
    code === 'ECONNREFUSED'
      ? `nothing answers at ${host}`
      : code === 'ENOTFOUND' || code === 'EAI_AGAIN'
        ? `there is no host ${hostname}`
        : `no connection to ${host} came about: ${error.message}`;
  return new Problem({
    where: source,
    what: reason,
    next: `Mend the address in ${system.url_from}, or see that the database runs and can be reached from here.`,
    cause: error,
  });
}
