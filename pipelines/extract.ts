import {setTimeout as pause} from 'node:timers/promises';
import {explained, Problem} from '../company/problem.ts';
import {isOurs, land} from './land.ts';
import type {Manifest} from './manifest.ts';
import type {Stream} from './stream.ts';

export interface ExtractionListener {
  onStream(stream: Stream, done: number, total: number): void;
  onLanded(manifest: Manifest): void;
  onFailed(stream: Stream, problem: Problem): void;
}

/** Lands what every stream offers. A stream that fails does not stop the others. */
export async function extract(
  landing: string,
  streams: readonly Stream[],
  listener: ExtractionListener,
  signal: AbortSignal,
): Promise<void> {
  for (const [index, stream] of streams.entries()) {
    signal.throwIfAborted();
    listener.onStream(stream, index, streams.length);
    try {
      for await (const manifest of land(landing, stream, signal)) listener.onLanded(manifest);
    } catch (error) {
      signal.throwIfAborted();
      listener.onFailed(stream, asProblem(error, stream, landing));
    }
    await pause(0, undefined, {signal});
  }
}

/** Whatever is not understood, or concerns all streams (a full disk), ends the night. */
function asProblem(error: unknown, {source, name}: Stream, landing: string): Problem {
  const problem = explained(error, `${source}/${name}`);
  if (!(problem instanceof Problem)) throw error;
  if (isOurs(error, landing)) throw problem;
  return problem;
}
