import {afterAll} from 'vitest';
import {night} from '../../commands/night.ts';
import type {Connection} from '../../warehouse/database.ts';
import {openPublished} from '../../warehouse/snapshot.ts';
import {companyIn} from '../company_folder.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';

/** Tables of the contract as CSV; the columns of the files are those of the contract. */
export type Delivered = Record<string, string>;

/** A company whose one system delivers each entity in files that add to each other. */
function sources(delivered: Delivered, format: object): string {
  const streams = Object.entries(delivered).map(([entity, csv]) => {
    const names = csv.slice(0, csv.indexOf('\n')).split(',');
    const columns = Object.fromEntries(names.map(name => [name, name]));
    return [entity, {files: `${entity}/*.csv`, delivery: 'delta', entity, columns}];
  });
  return JSON.stringify({erp: {format, streams: Object.fromEntries(streams)}});
}

const filesOf = (delivered: Delivered, file: string) =>
  Object.fromEntries(
    Object.entries(delivered).map(([entity, csv]) => [`${entity}/${file}.csv`, csv]),
  );

/** A small company that lives through whole nights; its folders are gone when the file is done. */
export async function smallNights(
  delivered: Delivered,
  more: Record<string, string> = {},
  format: object = {},
) {
  const data = temporaryFolder(afterAll);
  const folder = temporaryFolder(afterAll);
  const company = await companyIn(folder, {
    'sources.yaml': sources(delivered, format),
    ...filesOf(delivered, '1'),
    ...more,
  });
  const {signal} = new AbortController();
  return {
    data,
    deliver: (next: Delivered, file: string) => writeFiles(folder, filesOf(next, file)),
    night: () => night({company, data, signal, tell() {}}),

    /** Answers of the published snapshot, with decimals as numbers. */
    async rows(sql: string): Promise<Record<string, unknown>[]> {
      return this.ask(async db => JSON.parse(JSON.stringify(await db.rows(sql))));
    },
    async ask<T>(question: (db: Connection) => Promise<T>): Promise<T> {
      const snapshot = await openPublished(data, {personal: true});
      try {
        return await question(await snapshot.connect());
      } finally {
        snapshot.close();
      }
    },
  };
}
