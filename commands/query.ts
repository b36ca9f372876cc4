import {once} from 'node:events';
import {type Connection, queryProblem, type Row} from '../warehouse/database.ts';
import {openPublished} from '../warehouse/snapshot.ts';
import type {Places} from './places.ts';
import {textTable} from './text_table.ts';

type Format = 'table' | 'csv' | 'json';

/** Prints the answer of the published snapshot to a query; csv and json are streamed. */
export async function query({data}: Places, sql: string, format: Format): Promise<void> {
  const snapshot = await openPublished(data, {personal: true});
  try {
    const db = await snapshot.connect();
    await writers[format](await db.answer(sql));
  } catch (error) {
    throw queryProblem(
      error,
      'query',
      'See the tables with: kundenwert query "select model, title from meta_model"',
    );
  } finally {
    snapshot.close();
  }
}

type Answer = Awaited<ReturnType<Connection['answer']>>;

const writers: Record<Format, (answer: Answer) => Promise<void>> = {
  async table({columns, batches}) {
    const rows = (await Array.fromAsync(batches)).flat();
    const cells = rows.map(row => Object.values(row));
    console.log(textTable(columns, cells));
    console.log(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
  },

  async csv({columns, batches}) {
    await print(`${columns.map(csvField).join(',')}\n`);
    for await (const rows of batches) {
      await print(rows.map(row => `${Object.values(row).map(csvField).join(',')}\n`).join(''));
    }
  },

  /** An array of row objects; decimals with all their digits. */
  async json({batches}) {
    let first = true;
    await print('[');
    for await (const rows of batches) {
      const text = rows.map((row: Row) => JSON.stringify(row)).join(',\n');
      await print(`${first ? '' : ',\n'}${text}`);
      first = false;
    }
    await print(']\n');
  },
};

function csvField(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
