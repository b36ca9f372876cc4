import {seed} from './setup.ts';

/** A part of a property's random runs, with a seed of its own. */
export interface Round {
  seed: number;
  numRuns: number;
  endOnFailure: true;
}

const most = 10;

/**
 * So many random histories (HISTORIES, in `npm run proof`) in rounds of ten, each told by itself: a
 * proof that is ended early has proved something.
 */
export function rounds(histories: number): Round[] {
  const runs = Math.ceil(histories);
  return Array.from({length: Math.ceil(runs / most)}, (_, at) => ({
    seed: seed + at,
    numRuns: Math.min(most, runs - at * most),
    endOnFailure: true,
  }));
}

/** Milliseconds for a round: two minutes a history, on a machine that has other work. */
export const patience = most * 120_000;
