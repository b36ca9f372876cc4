import {closeSync, fsyncSync, openSync, writeSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import type {RunEvent, RunLine} from './event.ts';
import {logFile, runsFolder} from './folder.ts';
import {forgetOldRuns} from './keep.ts';
import {tallyOf} from './tally.ts';

/** A first load takes up thousands of deliveries; a log stays short enough to be read. */
const mostOfAKind = 1_000;

/** Of models that follow each other within so many milliseconds, the log names the first and the last. */
const pauseBetweenModels = 250;

/** What was staged on an earlier night is only looked up, which is quicker. */
const lookedUp = 0.05;

/**
 * Opens the log of a run; each event becomes one line, which is written before anything else
 * happens, so that it outlives the process. A log that cannot be written does not end the run.
 */
export async function runLog(data: string, id: string, tell: (event: RunEvent) => void) {
  await mkdir(runsFolder(data), {recursive: true});
  const write = lineWriter(openSync(logFile(data, id), 'w'));
  const began = performance.now();
  const tally = tallyOf(id);
  const isKept = sparing();
  const models = atMostEach(pauseBetweenModels, (line: RunLine) => write.line(brief(line)));
  const written = () => ({
    at: new Date().toISOString(),
    after: Math.round(performance.now() - began) / 1000,
  });
  return {
    tell(event: RunEvent) {
      const line = {...written(), ...event};
      tally.add(line);
      if (event.event === 'step' && event.step === 'build') models.tell(line);
      else {
        models.flush();
        if (isKept(event)) write.line(brief(line));
      }
      tell(event);
    },
    async close() {
      models.flush();
      write.line({...written(), event: 'ended', ...tally.summary()});
      write.close();
      await forgetOldRuns(data, id, new Date()).catch(() => {});
    },
  };
}

/**
 * Writes at most one line in so many milliseconds, always the newest: whoever reads the log of a run
 * that goes on, or was killed, finds what it is at, and a hundred quick ones do not fill it.
 */
function atMostEach<Line>(milliseconds: number, write: (line: Line) => void) {
  let waiting: Line | undefined;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    if (waiting !== undefined) write(waiting);
    waiting = undefined;
    timer = undefined;
  };
  return {
    /** Writes what waits before something else is written. */
    flush() {
      clearTimeout(timer);
      flush();
    },
    tell(line: Line) {
      if (timer) waiting = line;
      else {
        write(line);
        timer = setTimeout(flush, milliseconds).unref();
      }
    },
  };
}

/** Of one kind of event the first ones are kept; after them, progress now and then. */
function sparing(): (event: RunEvent) => boolean {
  const seen = new Map<string, number>();
  return event => {
    const kind = kindOf(event);
    const place = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, place);
    return place <= mostOfAKind || (event.event === 'step' && place % 100 === 0);
  };
}

function kindOf(event: RunEvent): string {
  if (event.event === 'step') return `at ${event.step}`;
  const isLookedUp = event.event === 'staged' && event.seconds < lookedUp;
  return isLookedUp ? 'looked up' : event.event;
}

/** What a reader takes for granted of an event is not written; `RunEvent` says what that is. */
const granted: Record<string, string | number> = {
  check_seconds: 0,
  seconds: 0,
  bytes: 0,
  rows: 0,
  duplicate: 0,
  because: '',
  how: 'whole',
};

const brief = (line: RunLine) =>
  Object.fromEntries(
    Object.entries(line).filter(
      ([key, value]) => !isGranted(key, value) && (key !== 'at' || isExact(line)),
    ),
  );

/** When a run began and ended is exact; what lies between is so by `after`. */
const isExact = ({event}: RunLine) => ['started', 'published', 'failed'].includes(event);

const isGranted = (key: string, value: unknown) =>
  value === granted[key] || (key === 'warnings' && String(value) === '');

/** Where the disk was full in the middle of a line, the next one begins on a line of its own. */
function lineWriter(file: number) {
  let isTorn = false;
  return {
    line(value: object): void {
      const bytes = Buffer.from(`${isTorn ? '\n' : ''}${JSON.stringify(value)}\n`);
      try {
        isTorn = writeSync(file, bytes) < bytes.length;
      } catch {
        isTorn = true;
      }
    },
    close(): void {
      try {
        fsyncSync(file);
      } catch {
        // The disk is what failed, and the run has told so.
      }
      closeSync(file);
    },
  };
}
