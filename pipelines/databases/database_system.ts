import type {DatabaseSystem} from '../../company/sources/database.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import type {Stream} from '../stream.ts';
import {addressOf} from './address.ts';
import {databaseStream} from './database_stream.ts';
import {refusalOf} from './faults.ts';
import {mysqlConnection} from './mysql.ts';
import {postgresConnection} from './postgres.ts';
import {closingSeconds, Session, within} from './session.ts';

const connections = {postgres: postgresConnection, mysql: mysqlConnection};

/**
 * A database as a source. It is connected when the first of its streams is read, once: all of them
 * see the state of that moment, and when the connection fails, none of them is read any more.
 */
export function databaseSystem(
  source: string,
  system: DatabaseSystem,
  environment: NodeJS.ProcessEnv,
): {stream(declaration: StreamDeclaration): Stream; close(): Promise<void>} {
  let session: Promise<Session> | undefined;
  return {
    stream: declaration =>
      databaseStream(declaration, () => (session ??= opened(source, system, environment))),
    async close() {
      const closed = session?.then(each => each.close());
      if (closed) await within(closingSeconds, closed);
    },
  };
}

async function opened(
  source: string,
  system: DatabaseSystem,
  environment: NodeJS.ProcessEnv,
): Promise<Session> {
  const address = addressOf(source, system, environment);
  try {
    return await Session.open(connections[system.kind](address, system), system.timeout_seconds);
  } catch (error) {
    throw refusalOf(error, source, system, address);
  }
}
