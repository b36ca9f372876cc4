import type {RunLine, Step} from './event.ts';

/** How far a run that goes on has come. */
export interface Progress {
  step: Step | undefined;
  /** The stream, delivery or model that it is at. */
  what: string;
  done: number;
  total: number;
}

export const notBegun: Progress = {step: undefined, what: '', done: 0, total: 0};

/** How far it has come with these lines, too. */
export function progressAfter(before: Progress, lines: readonly RunLine[]): Progress {
  let progress = before;
  for (const line of lines) {
    if (line.event === 'step began') progress = {...notBegun, step: line.step};
    else if (line.event === 'step') {
      const {step, what, done, total} = line;
      progress = {step, what, done, total};
    }
  }
  return progress;
}
