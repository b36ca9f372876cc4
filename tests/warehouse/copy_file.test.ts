import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {copyLarge} from '../../warehouse/copy_file.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const bytes = (length: number) =>
  Buffer.from(Uint8Array.from({length}, (_, at) => (at * 31 + (at >> 8)) % 251));

test.each([0, 1, (1 << 20) - 1, 1 << 20, 5 * (1 << 20) + 17])(
  '%i bytes are copied as they are',
  async length => {
    const folder = temporaryFolder();
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    writeFileSync(from, bytes(length));
    writeFileSync(to, 'x'.repeat(length + 1000));
    await copyLarge(from, to);
    expect(readFileSync(to).equals(readFileSync(from))).toBe(true);
  },
);

test('a file that is not there, or a place that is none, is named', async () => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'from'), join(folder, 'none', 'to')];
  await expect(copyLarge(from, to)).rejects.toMatchObject({code: 'ENOENT', path: from});
  writeFileSync(from, 'x');
  await expect(copyLarge(from, to)).rejects.toMatchObject({code: 'ENOENT', path: to});
});
