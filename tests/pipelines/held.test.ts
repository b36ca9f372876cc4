import {expect, test} from 'vitest';
import {fileStream} from '../../pipelines/files/file_stream.ts';
import {accept, allHeld, heldDeliveries} from '../../pipelines/held.ts';
import {land} from '../../pipelines/land.ts';
import {landedDeliveries} from '../../pipelines/manifest.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {aStream, type StreamChanges} from './a_stream.ts';

const rows = (count: number) => Array.from({length: count}, (_, i) => `${i};N\n`).join('');
const file = (count: number, header = 'id;name') => ({'kunden.csv': `${header}\n${rows(count)}`});

function world() {
  const folder = temporaryFolder();
  const landing = temporaryFolder();
  const {signal} = new AbortController();
  return {
    landing,
    bring(files: Record<string, string>, more: StreamChanges = {}) {
      writeFiles(folder, files);
      return Array.fromAsync(land(landing, fileStream(aStream(more), folder), signal));
    },
    landed: () => landedDeliveries(landing, 'erp', 'kunden'),
    held: () => heldDeliveries(landing, 'erp', 'kunden'),
  };
}

test('half of what came last time is held back, and stays so night after night', async () => {
  const {bring, landed, held} = world();
  await bring(file(100));
  const half = bring(file(49));
  await expect(half).rejects.toThrow(
    'kunden.csv: held back: it has 49 rows; the one before had 100',
  );
  await expect(half).rejects.toThrow('kundenwert accept erp/kunden --by "Your name"');
  await expect(bring({})).rejects.toThrow('held back: it has 49 rows');
  expect(await held()).toHaveLength(1);
  expect(await landed()).toHaveLength(1);
});

test('more than half is good, and so is anything of a stream that only adds', async () => {
  const {bring} = world();
  await bring(file(100));
  expect(await bring(file(50))).toHaveLength(1);
  expect(await bring(file(3), {delivery: 'delta'})).toHaveLength(1);
});

test('an accepted delivery counts, with the name of the person and the reason', async () => {
  const {bring, landing, landed, held} = world();
  await bring(file(100));
  await bring(file(7)).catch(() => {});
  expect(await accept(landing, 'erp', 'kunden', 'Anna Muster')).toHaveLength(1);
  expect(await held()).toEqual([]);
  expect((await landed()).at(-1)).toMatchObject({
    sequence: 2,
    records: 7,
    accepted_by: 'Anna Muster',
    doubts: ['it has 7 rows; the one before had 100'],
  });
  expect(await bring({})).toEqual([]);
});

test('a better delivery takes the place of one that was held back', async () => {
  const {bring, held, landed} = world();
  await bring(file(100));
  await bring(file(7)).catch(() => {});
  expect(await bring(file(99))).toMatchObject([{sequence: 2, records: 99}]);
  expect(await held()).toEqual([]);
  expect(await landed()).toHaveLength(2);
});

test('what is held back is told for all streams of a landing', async () => {
  const {bring, landing} = world();
  await bring({'kunden.csv': 'id;name\n1;A'}, {file: {final_line_break: 'required'}}).catch(
    () => {},
  );
  expect(await allHeld(landing)).toMatchObject([
    {
      source: 'erp',
      stream: 'kunden',
      doubts: [expect.stringContaining('ends within its last line')],
    },
  ]);
});

test('columns that change are told, held back or rejected, as the stream declares', async () => {
  const more = file(3, 'id;email');
  const {bring} = world();
  await bring(file(3));
  expect(await bring(more)).toMatchObject([
    {warnings: ['new columns: number 2', 'columns that are gone: number 2 of the delivery before']},
  ]);

  const holding = world();
  await holding.bring(file(3));
  await expect(holding.bring(more, {expect: {columns: 'hold'}})).rejects.toThrow(
    'held back: new columns: number 2; columns that are gone: number 2 of the delivery before',
  );
  const rejecting = world();
  await rejecting.bring(file(3));
  await expect(rejecting.bring(more, {expect: {columns: 'reject'}})).rejects.toThrow(
    'the columns have changed: new columns: number 2',
  );
  expect(await rejecting.held()).toEqual([]);
});

test('what a newer full delivery has replaced can no longer be accepted', async () => {
  const {bring, held, landing, landed} = world();
  await bring({'kunden_1.csv': file(100)['kunden.csv']});
  await bring({'kunden_2.csv': file(7)['kunden.csv']}).catch(() => {});
  expect(await held()).toHaveLength(1);
  const better = bring({'kunden_3.csv': file(99)['kunden.csv']});
  await expect(better).rejects.toThrow('kunden_2.csv: held back');
  expect(await held()).toEqual([]);
  expect(await bring({})).toEqual([]);
  expect(await accept(landing, 'erp', 'kunden', 'Anna Muster')).toEqual([]);
  expect((await landed()).at(-1)).toMatchObject({file: 'kunden_3.csv'});
});

test('a stream that only adds keeps every file that is held, and asks for each', async () => {
  const {bring, held} = world();
  const strict: StreamChanges = {delivery: 'delta', file: {final_line_break: 'required'}};
  await bring({'kunden_1.csv': 'id;name\n1;A\n'}, strict);
  await bring({'kunden_2.csv': 'id;name\n2;B'}, strict).catch(() => {});
  expect(await bring({'kunden_3.csv': 'id;name\n3;C\n'}, strict).catch(() => 'told')).toBe('told');
  expect((await held()).map(each => each.file)).toEqual(['kunden_2.csv']);
});
