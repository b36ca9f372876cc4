import {join} from 'node:path';
import {afterAll} from 'vitest';
import {fileStream} from '../../pipelines/files/file_stream.ts';
import {land} from '../../pipelines/land.ts';
import {deliveryFolder} from '../../pipelines/manifest.ts';
import {type Connection, openDatabase} from '../../warehouse/database.ts';
import {stage} from '../../warehouse/staging/stage.ts';
import {aStream, type StreamChanges} from '../pipelines/a_stream.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';

/** A DuckDB in memory for the tests of one file. */
export async function testDatabase(): Promise<Connection> {
  const database = await openDatabase();
  afterAll(() => database.close());
  return database.connect();
}

/** Lands files and stages what they bring, as a night does. */
export function deliveries(db: Connection, declared: StreamChanges) {
  const folder = temporaryFolder();
  const landing = temporaryFolder();
  const deliver = async (files: Record<string, string | Buffer>, more = {}) => {
    const declaration = aStream({...declared, ...more});
    writeFiles(folder, files);
    const stream = fileStream(declaration, folder);
    const landed = await Array.fromAsync(land(landing, stream, new AbortController().signal));
    const staged = [];
    for (const each of landed) staged.push(await restage(each, more));
    return staged;
  };
  const restage = (manifest: Parameters<typeof stage>[2], more = {}) =>
    stage(db, deliveryFolder(landing, manifest), manifest, aStream({...declared, ...more}));
  return {
    deliver,
    restage,
    deliverOne: async (content: string | Buffer, name = 'kunden.csv') =>
      (await deliver({[name]: content}))[0]!,
    raw: (name: string, sequence = 1) =>
      join(landing, 'erp', 'kunden', String(sequence).padStart(6, '0'), name),
  };
}
