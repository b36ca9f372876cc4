import {mkdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {explained, Problem} from '../../company/problem.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const systemError = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: something`), {code, path});

test('a full disk and a forbidden folder are problems that a person can mend', () => {
  expect(explained(systemError('ENOSPC'), '/data')).toMatchObject({
    name: 'Problem',
    message:
      '/data: no space is left on the disk\n' +
      'Free some space, or choose another place with --data DIR, then run the command again.',
  });
  expect(explained(systemError('EACCES', '/data/landing'), '/data')).toMatchObject({
    where: '/data/landing',
    what: 'permission denied',
  });
});

test('a full disk is known where DuckDB says it in words only', () => {
  const error = new Error('IO Error: Could not write file "x": No space left on device');
  expect(explained(error)).toMatchObject({what: 'no space is left on the disk', cause: error});
});

test('a folder in place of a file is said to be one', () => {
  const folder = temporaryFolder();
  mkdirSync(`${folder}/kunden.csv`);
  const error = (() => {
    try {
      return readFileSync(`${folder}/kunden.csv`);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(explained(error)).toMatchObject({what: 'this is a folder, not a file'});
});

test('a defect of the program keeps its own error, and a problem stays as it is', () => {
  const defect = new TypeError('x is not a function');
  const problem = new Problem({where: 'here', what: 'is wrong'});
  expect(explained(defect)).toBe(defect);
  expect(explained(problem)).toBe(problem);
});
