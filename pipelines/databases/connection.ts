import type {Dialect, RawBuilder} from 'kysely';

/** What decides how a watermark is compared and moved back. */
export interface Column {
  name: string;
  kind: 'moment' | 'number' | 'text' | 'unordered';
  /** What a text is cast to before it is compared with the column, as the server calls it. */
  type: string;
}

/** One connection to one database, and what is said differently there than elsewhere. */
export interface Connection {
  /** Of this one connection: a pool would replace a lost one, and read another state with it. */
  dialect: Dialect;
  connect(): Promise<void>;
  /** Begins the transaction, and lets every server write the same value as the same text. */
  begin(): Promise<void>;
  columnsOf(statement: string): Promise<Column[]>;
  /** Asks for the names of the columns in a table's primary key, in their order. */
  primaryKey(table: string): RawBuilder<unknown>;
  /** A watermark as a value of its column, moved back by some seconds, or by as many numbers. */
  movedBack(watermark: string, column: Column, by: number): RawBuilder<unknown>;
  /** What is run before a stream is read, and after it whatever happened. */
  before: string[];
  after: string[];
  /** Ends the statement that is running, where the rest of its rows would come all the same. */
  cancel?(): Promise<void>;
  end(): Promise<void>;
  destroy(): void;
  /** Calls when the connection is gone. */
  onLost(tell: (error: Error) => void): void;
}
