import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {root} from '../project_files.ts';

const module = join(root, 'commands', 'ended.ts');

/** What a program prints that waits for this. */
async function printed(work: string): Promise<string> {
  const program = `
    import {ended} from ${JSON.stringify(module)};
    const work = ${work};
    console.log(await ended('refresh', work).catch(error => error.message));`;
  const {stdout} = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    program,
  ]);
  return stdout;
}

test('work that nothing can end any more fails, instead of ending the process in silence', async () => {
  expect(await printed('new Promise(() => {})')).toMatch(/waited for something that never came/);
});

test('work that ends is what it is, however long it takes', async () => {
  const late = (how: string) =>
    printed(`new Promise((done, fail) => setTimeout(() => ${how}, 50))`);
  expect(await late('done("good")')).toBe('good\n');
  expect(await late('fail(new Error("bad"))')).toBe('bad\n');
});
