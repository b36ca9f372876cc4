import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'vitest';
import {root} from './project_files.ts';

/** Real data that is not part of the project; where it lies can be told by the environment. */
export const sharedData = (...path: string[]) =>
  join(process.env.KUNDENWERT_SHARED_DATA ?? join(root, '..', 'shared', 'data'), ...path);

/** A test that needs a folder of such data, and is skipped with a line that says so without it. */
export function testWithData(
  folder: string,
  name: string,
  body: () => Promise<void> | void,
  timeout?: number,
): void {
  test(
    name,
    async ({skip}) => {
      if (!existsSync(folder)) {
        console.warn(`SKIPPED: ${name}; there is no folder ${folder}`);
        skip();
      }
      await body();
    },
    timeout,
  );
}
