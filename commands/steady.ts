import {explained, Problem} from '../company/problem.ts';

/**
 * Work that a server does again and again: it never throws and never overlaps itself, and what is
 * wrong is told when it begins, not every time.
 */
export function steady(what: string, work: () => Promise<void>): () => Promise<void> {
  let isWorking = false;
  let told: string | undefined;
  return async () => {
    if (isWorking) return;
    isWorking = true;
    try {
      await work();
      told = undefined;
    } catch (error) {
      const text = textOf(explained(error));
      if (text !== told) console.error(`kundenwert: ${what}.\n${text}`);
      told = text;
    } finally {
      isWorking = false;
    }
  };
}

const textOf = (error: unknown) =>
  error instanceof Problem ? error.message : String((error as Error).stack);
