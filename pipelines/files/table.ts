import type {FileFormat} from '../../company/sources/file.ts';
import type {ValueFormat} from '../../company/sources/values.ts';

/** One row of a delivered file, as texts; null where the file has no value. */
export interface SourceRow {
  /** Where a person finds it in the file: line, row of the sheet, number of the record. From 1. */
  place: number;
  fields: (string | null)[];
  /** Why this is no row that can be read, where it is none. It does not quote what stands there. */
  refused?: string;
  /** What stands there, where one text is to blame. */
  value?: string | null;
}

/** A delivered file as a table of texts. Rows come in batches, once, from its beginning. */
export interface SourceTable {
  /** Names of the columns; of records (JSON), those that have been met so far. */
  header: string[];
  rows: AsyncIterable<SourceRow[]>;
  /** How many rows were skipped by declared rules; final once all rows have been read. */
  skipped(): number;
  /** What is read, and hardly as it is meant; final once all rows have been read. */
  warnings?(): string[];
}

/** What a reader has to know of a file. */
export interface Reading {
  format: FileFormat;
  /** How the source writes values: a reader that meets true dates and numbers writes them so. */
  values: ValueFormat;
  /** Names of the columns: declared ones of a file without header, or those found when it landed. */
  header: string[] | undefined;
}

/** Takes a delivered file apart, in flat memory. Throws a FileError when it can't. */
export type TableReader = (file: string, reading: Reading) => Promise<SourceTable>;

/** A file that is not what its declaration says. `next` says how to mend that, if it is known. */
export class FileError extends Error {
  readonly next: string | undefined;

  constructor(what: string, next?: string, cause?: unknown) {
    super(what, {cause});
    this.name = 'FileError';
    this.next = next;
  }
}

export const askAgain =
  'Ask the system for the delivery again; the last good delivery stays in use.';
