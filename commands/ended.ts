import {Problem} from '../company/problem.ts';

/**
 * Waits for the work, and fails where nothing is left that could end it: no timer, no file, no
 * query. Without this, Node would end the process in silence, and a night would have no end.
 */
export async function ended<T>(where: string, work: Promise<T>): Promise<T> {
  const {promise: stuck, reject} = Promise.withResolvers<never>();
  const giveUp = () =>
    reject(
      new Problem({
        where,
        what: 'it waited for something that never came, and was given up',
        next: 'Nothing was published, and nothing is lost. Run it again; if that happens twice in the same place, report it with the log of the run.',
      }),
    );
  process.once('beforeExit', giveUp);
  try {
    return await Promise.race([work, stuck]);
  } finally {
    process.removeListener('beforeExit', giveUp);
  }
}
