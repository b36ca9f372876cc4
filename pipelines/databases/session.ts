import {setTimeout as pause} from 'node:timers/promises';
import {Kysely, sql} from 'kysely';
import type {Connection} from './connection.ts';
import {isOfServer, LostConnection, saidBy} from './faults.ts';

/** A server that is to end a statement itself may need this long to say so. */
const graceSeconds = 5;
export const closingSeconds = 5;

/**
 * A connection with its one transaction. Streams are read one after the other, each in a turn of
 * its own. The drivers leave some calls without an answer when a connection breaks; nothing here
 * waits for them.
 */
export class Session {
  readonly db: Kysely<object>;
  readonly connection: Connection;
  readonly #timeout: number;
  #lost: LostConnection | undefined;
  #giveUp: ((error: Error) => void) | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isBusy = false;

  private constructor(connection: Connection, timeoutSeconds: number) {
    this.connection = connection;
    this.db = new Kysely({dialect: connection.dialect});
    this.#timeout = (timeoutSeconds + graceSeconds) * 1000;
    connection.onLost(error => this.#lose(broken(error), error));
  }

  /** Connects, and begins the transaction. */
  static async open(connection: Connection, timeoutSeconds: number): Promise<Session> {
    const session = new Session(connection, timeoutSeconds);
    try {
      await connection.connect();
      await session.guarded(connection.begin());
      return session;
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  #lose(why: string, cause?: unknown): void {
    if (this.#lost) return;
    this.#lost = new LostConnection(why, cause);
    this.connection.destroy();
    this.#giveUp?.(this.#lost);
  }

  /** Waits for the server, but neither for one that is gone nor for one that has fallen silent. */
  async guarded<T>(work: Promise<T>): Promise<T> {
    const {promise, resolve, reject} = Promise.withResolvers<T>();
    const silence = setTimeout(
      () => this.#lose(`the database has not answered for ${this.#timeout / 1000} seconds`),
      this.#timeout,
    );
    this.#giveUp = reject;
    work.then(resolve, error => {
      if (isFatal(error)) this.#lose(broken(error), error);
      reject(error);
    });
    try {
      if (this.#lost) throw this.#lost;
      return await promise;
    } finally {
      clearTimeout(silence);
      this.#giveUp = undefined;
    }
  }

  /** Waits until the connection is free, and keeps it. What comes back is to be called at the end. */
  async takeTurn(): Promise<() => Promise<void>> {
    const earlier = this.#turn;
    const {promise, resolve} = Promise.withResolvers<void>();
    this.#turn = promise;
    await earlier;
    this.#isBusy = true;
    const done = () => {
      this.#isBusy = false;
      resolve();
    };
    try {
      if (this.#lost) throw new LostConnection(`${this.#lost.message}, before this was read`);
      await this.#run(this.connection.before);
    } catch (error) {
      done();
      throw error;
    }
    return async () => {
      try {
        if (!this.#lost) await this.#run(this.connection.after);
      } finally {
        done();
      }
    };
  }

  async #run(statements: readonly string[]): Promise<void> {
    for (const each of statements) await this.guarded(sql.raw(each).execute(this.db));
  }

  /** Reads chunk by chunk; when the reader stops before the end, so does the server. */
  async *reading<T>(chunks: AsyncGenerator<T>): AsyncGenerator<T> {
    let isReaderStopped = false;
    try {
      for (;;) {
        const next = await this.guarded(chunks.next());
        if (next.done) return;
        isReaderStopped = true;
        yield next.value;
        isReaderStopped = false;
      }
    } finally {
      if (isReaderStopped && !this.#lost) await this.guarded(this.#stop(chunks));
    }
  }

  async #stop(chunks: AsyncGenerator<unknown>): Promise<void> {
    const {cancel} = this.connection;
    const isCancelled = cancel !== undefined && (await succeeds(cancel()));
    if (!isCancelled) return void (await chunks.return(undefined));
    /* The server says within the rows that it was interrupted, and that has to be read. */
    await succeeds(drained(chunks));
  }

  /** Ends the transaction and the connection, without complaint; one that is in use breaks off. */
  async close(): Promise<void> {
    if (!this.#lost && !this.#isBusy) await within(closingSeconds, this.connection.end());
    this.#lose('the connection was closed');
  }
}

const broken = (error: Error) =>
  `the connection broke: ${isOfServer(error) ? saidBy(error) : error.message}`;

/** The driver for MySQL tells one waiting call of a connection that broke, and nobody else. */
const isFatal = (error: {fatal?: boolean}) => error.fatal === true;

async function drained(chunks: AsyncGenerator<unknown>): Promise<void> {
  while (!(await chunks.next()).done);
}

const succeeds = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );

/** Waits for what may fail, and no longer than some seconds. */
export async function within(seconds: number, work: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  const waiting = pause(seconds * 1000, undefined, {signal: late.signal});
  await Promise.race([succeeds(work), succeeds(waiting)]);
  late.abort();
}
