import {open, readFile} from 'node:fs/promises';
import {RunEvent, type RunLine, Written} from './event.ts';
import {RunSummary} from './summary.ts';

const tail = 64 * 1024;

/** The lines of a log; a torn last line, and what a newer version wrote, are passed over. */
export async function readLog(file: string): Promise<RunLine[]> {
  return linesIn(await readFile(file, 'utf8'));
}

/** The lines of a part of a log that ends with a whole line. */
export const linesIn = (text: string): RunLine[] => text.split('\n').flatMap(lineIn);

function lineIn(text: string): RunLine[] {
  const value = jsonIn(text);
  const event = RunEvent.safeParse(value);
  const written = Written.safeParse(value);
  return event.success && written.success ? [{...written.data, ...event.data}] : [];
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The summary that a run has put at the end of its log; only the end of the file is read. */
export async function summaryAtEnd(file: string): Promise<RunSummary | undefined> {
  const lines = (await endOf(file)).trimEnd().split('\n');
  const last = lines.length > 1 ? lines.at(-1)! : await lastLine(file);
  if (!last.includes('"event":"ended"')) return undefined;
  const summary = RunSummary.safeParse(jsonIn(last));
  return summary.success ? summary.data : undefined;
}

/** Of a problem that is longer than the end that was read. */
const lastLine = async (file: string) =>
  (await readFile(file, 'utf8')).trimEnd().split('\n').at(-1)!;

async function endOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const {size} = await handle.stat();
    const length = Math.min(size, tail);
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
