/** The exit statuses that callers of the command line may rely on. */
export const exitStatus = {fine: 0, failed: 1, wrongUse: 2, partial: 3, interrupted: 130} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

interface ProblemParts {
  where: string;
  what: string;
  next?: string;
  status?: ExitStatus;
  cause?: unknown;
}

/**
 * Something a person has to know: where it happened, what is wrong, and what to do now.
 * Whatever else is thrown is a defect of the program and keeps its stack trace in the log.
 */
export class Problem extends Error {
  readonly where: string;
  readonly what: string;
  readonly next: string | undefined;
  readonly status: ExitStatus;

  constructor({where, what, next, status = exitStatus.failed, cause}: ProblemParts) {
    super([`${where}: ${what}`, next].filter(Boolean).join('\n'), {cause});
    this.name = 'Problem';
    this.where = where;
    this.what = what;
    this.next = next;
    this.status = status;
  }
}

const systemErrors: Record<string, {what: string; next: string}> = {
  ENOSPC: {
    what: 'no space is left on the disk',
    next: 'Free some space, or choose another place with --data DIR, then run the command again.',
  },
  EDQUOT: {
    what: 'the disk quota is used up',
    next: 'Free some space, or choose another place with --data DIR, then run the command again.',
  },
  EACCES: {
    what: 'permission denied',
    next: 'Give this user the permission, or choose another folder, then run the command again.',
  },
  EPERM: {
    what: 'the operation is not permitted',
    next: 'Give this user the permission, or choose another folder, then run the command again.',
  },
  EROFS: {
    what: 'the file system is read-only',
    next: 'Choose a place that can be written with --data DIR.',
  },
  ENOENT: {what: 'there is no such file or folder', next: 'Check the path.'},
  EISDIR: {what: 'this is a folder, not a file', next: 'Check the path or pattern.'},
  EEXIST: {
    what: 'a file is in the way of this folder',
    next: 'Remove or rename it, or choose another folder.',
  },
  ENOTDIR: {what: 'a part of the path is a file, not a folder', next: 'Check the path.'},
  EIO: {
    what: 'the disk reports an error',
    next: 'Have the disk looked at; what was published before stays. Then run the command again.',
  },
  EFBIG: {
    what: 'a file has become larger than this user may write',
    next: 'Raise the limit (ulimit -f), then run the command again.',
  },
  ENOMEM: {
    what: 'the memory is used up',
    next: 'Give the machine more memory, or end other programs, then run the command again.',
  },
  ENFILE: {
    what: 'too many files are open on this machine',
    next: 'End other programs, then run the command again.',
  },
  EMFILE: {
    what: 'too many files are open',
    next: 'Raise the limit of open files (ulimit -n), then run the command again.',
  },
};

/** DuckDB and SQLite report errors of the system as text only. */
const systemErrorInText: [RegExp, string][] = [
  [/No space left on device|database or disk is full/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/Read-only file system|attempt to write a readonly database/i, 'EROFS'],
  [/Permission denied|unable to open database file/i, 'EACCES'],
  [/Too many open files/i, 'EMFILE'],
  [/Input\/output error|fsync failed|disk I\/O error/i, 'EIO'],
  [/File too large/i, 'EFBIG'],
  [/Cannot allocate memory|Out of Memory Error|bad allocation/i, 'ENOMEM'],
];

/** The code of the error of the system that a text tells of, if it does. */
export const systemCode = (text: string): string | undefined =>
  systemErrorInText.find(([pattern]) => pattern.test(text))?.[1];

/** Turns an error of the operating system into a Problem; leaves every other error as it is. */
export function explained(error: unknown, where?: string): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const {code, path} = error as NodeJS.ErrnoException;
  const known = systemErrors[code ?? ''] ?? systemErrors[systemCode(error.message) ?? ''];
  if (!known) return error;
  return new Problem({where: path ?? where ?? 'the disk', ...known, cause: error});
}
