import type {RunLine, Step} from './event.ts';

/** A stream, a delivery or a model within a step. Deliveries are staged several at a time. */
export interface RunItem {
  step: Step;
  what: string;
  /** When it began, in seconds since the run began. */
  after: number;
  seconds: number;
  rows: number;
  bytes: number;
  warnings: number;
}

/** What a run took up, in the order in which it did. */
export function itemsOf(lines: readonly RunLine[]): RunItem[] {
  const items = new Map<string, RunItem>();
  let current: RunItem | undefined;
  let step: Step = 'extract';
  /* Models are built one after the other, and told of when all are. */
  let built = 0;
  for (const line of lines) {
    if (current) current.seconds = rounded(line.after - current.after);
    if (line.event === 'step began' || line.event === 'step') step = line.step;
    if (line.event === 'step began' && line.step === 'build') built = line.after;
    if (line.event === 'step began') current = undefined;
    else if (line.event === 'step' && step !== 'stage') current = take(step, line.what, line.after);
    else count(line);
  }
  return [...items.values()].sort((a, b) => a.after - b.after);

  function take(ofStep: Step, what: string, after: number): RunItem {
    const key = `${ofStep} ${what}`;
    const item = items.get(key) ?? newItem(ofStep, what, after);
    items.set(key, item);
    return item;
  }

  function count(line: RunLine): void {
    if (line.event === 'landed') {
      const item = take('extract', `${line.source}/${line.stream}`, line.after);
      item.rows += line.rows;
      item.bytes += line.bytes;
      item.warnings += line.warnings.length;
    } else if (line.event === 'staged') {
      const began = rounded(line.after - line.seconds);
      const item = take('stage', `${line.source}/${line.stream}: ${line.file}`, began);
      item.seconds = line.seconds;
      item.rows += line.delivered;
    } else if (line.event === 'built') {
      const item = take('build', line.model, rounded(built));
      item.after = rounded(built);
      item.seconds = line.seconds;
      item.rows += line.rows;
      built += line.seconds;
    } else if (line.event === 'kept') {
      for (const [model, rows] of Object.entries(line.tables))
        take('build', model, line.after).rows += rows;
    } else if (line.event === 'stream failed') {
      take(step, line.stream, line.after).warnings += 1;
    } else if (line.event === 'check failed') {
      take(step, line.model, line.after).warnings += 1;
    }
  }
}

const newItem = (step: Step, what: string, after: number): RunItem => ({
  step,
  what,
  after,
  seconds: 0,
  rows: 0,
  bytes: 0,
  warnings: 0,
});

const rounded = (seconds: number) => Math.round(Math.max(seconds, 0) * 1000) / 1000;
