import {once} from 'node:events';
import type {CustomerLevel} from '../company/settings.ts';
import {atLevel, type Same} from '../models/levels/levels.ts';
import {modelsOf} from '../scorecard/model_files.ts';
import {type Connection, queryProblem, type Row} from '../warehouse/database.ts';
import {tablesIn} from '../warehouse/graph.ts';
import {openPublished, type Snapshot} from '../warehouse/snapshot.ts';
import type {Places} from './places.ts';
import {textTable} from './text_table.ts';

type Format = 'table' | 'csv' | 'json';

interface How {
  format: Format;
  /** What counts as one customer. */
  level: CustomerLevel;
}

/** Prints the answer of the published snapshot to a query; csv and json are streamed. */
export async function query({data}: Places, sql: string, {format, level}: How): Promise<void> {
  const snapshot = await openPublished(data, {personal: true});
  try {
    const db =
      level === 'customer' ? await snapshot.connect() : await connectAt(snapshot, level, sql);
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

/** A connection on which the tables that a query names are those of the level. */
async function connectAt(
  snapshot: Snapshot,
  level: Exclude<CustomerLevel, 'customer'>,
  sql: string,
): Promise<Connection> {
  const models = await modelsOf(snapshot);
  const {connect} = snapshot;
  const found = await atLevel(level, {connect, base: 'snapshot.main', models, personal: true});
  if ('same' in found) {
    console.error(sameWords[found.same]);
    return connect();
  }
  const db = await found.seen.connect();
  await found.seen.ensure(await tablesIn(db, sql, 'query'));
  return db;
}

const sameWords: Record<Same, string> = {
  no_groups:
    'No groups are delivered (customers.group_id, or customer_relations with the role group or member): this is the answer of the customers.',
  one_account_each: 'Each customer has one customer number: this is the answer of the customers.',
  older_snapshot:
    'This snapshot knows no levels yet (run: kundenwert refresh): this is the answer of the customers.',
};

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
