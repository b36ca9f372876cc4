import {open} from 'node:fs/promises';
import {setTimeout as pause} from 'node:timers/promises';
import type {RunLine} from './event.ts';
import {logFile} from './folder.ts';
import {linesIn} from './read_log.ts';
import {isGoingOn} from './runs.ts';

const portion = 64 * 1024;
const between = 500;

/**
 * The lines of a run that goes on, as its log grows, until the run is over. Where nothing new has
 * come for a while, an empty portion says so. Ends early, without an error, when `signal` aborts.
 */
export async function* follow(
  data: string,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<RunLine[]> {
  const log = await open(logFile(data, id));
  try {
    let rest = Buffer.alloc(0);
    while (!signal.aborted) {
      // Asked before reading: what is told after this look is read, however soon the run ends.
      const isOver = !(await isGoingOn(data, id));
      for (let read = portion; read === portion; ) {
        const {buffer, bytesRead} = await log.read(Buffer.alloc(portion), 0, portion);
        const text = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
        const end = text.lastIndexOf('\n') + 1;
        rest = text.subarray(end);
        read = bytesRead;
        yield linesIn(text.toString('utf8', 0, end));
      }
      if (isOver) return;
      await pause(between, undefined, {signal}).catch(() => {});
    }
  } finally {
    await log.close();
  }
}
