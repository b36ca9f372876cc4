import {Readable} from 'node:stream';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import type {HttpSystem} from '../../company/sources/http.ts';
import {neededColumns} from '../files/file_stream.ts';
import type {Manifest} from '../manifest.ts';
import type {Stream} from '../stream.ts';
import {accessTo} from './access.ts';
import {openNight, readingOf} from './night.ts';
import {requests} from './requests.ts';
import {realTime, type Time, turns} from './time.ts';

interface Circumstances {
  signal?: AbortSignal | undefined;
  time?: Time;
}

/** A stream whose deliveries are what a web service answers, one a night. */
export function httpStream(
  declaration: StreamDeclaration,
  environment: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Stream {
  const {system} = readingOf(declaration);
  return httpSystem(declaration.source, system, environment, {signal}).stream(declaration);
}

/** A web service whose streams share its rate of requests. */
export function httpSystem(
  source: string,
  system: HttpSystem,
  environment: NodeJS.ProcessEnv,
  {signal, time = realTime}: Circumstances = {},
): {stream(declaration: StreamDeclaration): Stream} {
  const turn = turns(system.requests_per_second, time);
  return {
    stream: declaration => ({
      source,
      name: declaration.stream,
      declaration,
      needs: neededColumns(declaration),

      async *offers(landed) {
        const access = accessTo(source, system, environment);
        const ask = requests(system, access, turn, time);
        const night = openNight(declaration, landed, access, ask, signal);
        if (declaration.delivery === 'delta' && (await night.isEmpty())) return;
        yield {
          origin: {
            name: nameOf(declaration.stream, time.now(), landed),
            bytes: 0,
            modified_at: new Date(time.now()).toISOString(),
          },
          read: () => readable(night.lines(), night.stop),
          ...(night.watermark ? {watermark: night.watermark} : {known: landed.at(-1)?.sha256}),
        };
      },
    }),
  };
}

/** Names stay different even when the clock was set back: a delta of the same name is replaced. */
function nameOf(stream: string, now: number, landed: readonly Manifest[]): string {
  const name = `${stream}-${new Date(now).toISOString().replace(/[-:]/g, '')}.ndjson`;
  return landed.some(({origin}) => origin.name === name) ? nameOf(stream, now + 1, landed) : name;
}

/** A stream of texts that ends all waiting for the service as soon as nobody reads on. */
function readable(texts: AsyncGenerator<string>, stop: (reason?: Error | null) => void): Readable {
  return new Readable({
    async read() {
      try {
        const {value, done} = await texts.next();
        this.push(done ? null : value);
      } catch (error) {
        this.destroy(error as Error);
      }
    },
    destroy(error, done) {
      stop(error);
      done(error);
    },
  });
}
