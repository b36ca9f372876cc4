import type {StreamDeclaration} from '../company/sources/declared.ts';
import {databaseSystem} from './databases/database_system.ts';
import {fileStream} from './files/file_stream.ts';
import {httpSystem} from './http/http_stream.ts';
import type {Stream} from './stream.ts';

interface Places {
  /** Where the relative paths of files start. */
  files: string;
  /** Where secrets and addresses are. */
  environment: NodeJS.ProcessEnv;
  /** Ends waiting for an answer, and breaks off queries, when the night is interrupted. */
  signal: AbortSignal;
}

/**
 * Every declared stream, ready to offer what is new. Streams of one system share its connection and
 * its pace; `close` ends what was opened.
 */
export function openStreams(
  declarations: readonly StreamDeclaration[],
  {files, environment, signal}: Places,
): {streams: Stream[]; close(): Promise<void>} {
  const databases = new Map<string, ReturnType<typeof databaseSystem>>();
  const services = new Map<string, ReturnType<typeof httpSystem>>();
  const streams = declarations.map(declaration => {
    const {source, place} = declaration;
    if (place.from === 'files') return fileStream(declaration, files);
    if (place.from === 'http') {
      const service = services.getOrInsertComputed(source, () =>
        httpSystem(source, place.system, environment, {signal}),
      );
      return service.stream(declaration);
    }
    const database = databases.getOrInsertComputed(source, () =>
      databaseSystem(source, place.system, environment),
    );
    return database.stream(declaration);
  });
  const close = async () => {
    await Promise.all([...databases.values()].map(database => database.close()));
  };
  signal.addEventListener('abort', close, {once: true});
  return {streams, close};
}
