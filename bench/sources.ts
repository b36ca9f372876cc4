import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {declaredStreams} from '../company/sources/declared.ts';
import {SourcesSettings} from '../company/sources/sources.ts';
import {land} from '../pipelines/land.ts';
import {deliveryFolder, type Manifest} from '../pipelines/manifest.ts';
import type {Stream} from '../pipelines/stream.ts';
import {openStreams} from '../pipelines/streams.ts';
import {verify} from '../pipelines/verify.ts';
import {type Connection, openDatabase} from '../warehouse/database.ts';
import {literal} from '../warehouse/sql.ts';
import {stage} from '../warehouse/staging/stage.ts';
import {sampleColumns, writeSamples} from './sample_files.ts';
import {withPostgres} from './sample_postgres.ts';
import {printTable} from './table.ts';

const types = {
  invoice_id: 'VARCHAR',
  line: 'BIGINT',
  customer_id: 'VARCHAR',
  product_id: 'VARCHAR',
  invoiced_on: 'DATE',
  quantity: 'DECIMAL(18,4)',
  net_amount: 'DECIMAL(18,4)',
  product_cost: 'DECIMAL(18,4)',
};
const typed = `{${Object.entries(types)
  .map(([name, type]) => `${literal(name)}: ${literal(type)}`)
  .join(', ')}}`;

const csv = (file: string, more: string) =>
  `read_csv(${literal(file)}, auto_detect = false, header = true, columns = ${typed}, ${more})`;

/** How DuckDB alone reads the same file with the same types, believing whatever it says. */
const bare: Record<string, (file: string) => string> = {
  iso_csv: file => csv(file, `delim = ','`),
  german_csv: file =>
    csv(file, `delim = ';', decimal_separator = ',', thousands = '.', dateformat = '%d.%m.%Y'`),
  parquet: file => `read_parquet(${literal(file)})`,
  ndjson: file => `read_json(${literal(file)}, format = 'newline_delimited', columns = ${typed})`,
  postgresql: file => csv(file, `delim = ',', quote = '"', escape = '"'`),
};

const columns = Object.fromEntries(sampleColumns.map(name => [name, name]));
const mapped = {entity: 'invoice_lines', columns};
const german = {encoding: 'windows-1252', delimiter: ';', decimal: ',', thousands: '.'} as const;

const declared = (postgres: boolean) =>
  declaredStreams(
    SourcesSettings.parse({
      files: {
        streams: {
          iso_csv: {files: 'iso.csv', ...mapped},
          german_csv: {files: 'german.csv', ...german, date: '%d.%m.%Y', ...mapped},
          parquet: {files: 'lines.parquet', kind: 'parquet', ...mapped},
          ndjson: {files: 'lines.ndjson', kind: 'ndjson', ...mapped},
        },
      },
      ...(postgres
        ? {
            database: {
              database: {kind: 'postgres', url_from: 'BENCH_URL'},
              streams: {postgresql: {table: 'invoice_lines', ...mapped}},
            },
          }
        : {}),
    }),
    'Europe/Berlin',
  );

async function seconds<T>(work: () => Promise<T>): Promise<[number, T]> {
  const began = performance.now();
  const result = await work();
  return [(performance.now() - began) / 1000, result];
}

interface Steps {
  /** DuckDB alone, into memory. */
  bare: number;
  /** DuckDB alone, into Parquet, which is what staging leaves behind. */
  copy: number;
  land: number;
  verify: number;
  cast: number;
  write: number;
  rest: number;
}

/** A connection that adds up how long each kind of statement takes. */
function watched(db: Connection, steps: Steps): Connection {
  const run = async (sql: string, parameters?: readonly unknown[]) => {
    const [took] = await seconds(() => db.run(sql, parameters));
    if (sql.includes('temp table cast_row')) steps.cast += took;
    if (sql.trimStart().startsWith('copy')) steps.write += took;
  };
  return {...db, run};
}

async function measure(db: Connection, stream: Stream, folder: string): Promise<Steps> {
  const steps: Steps = {bare: 0, copy: 0, land: 0, verify: 0, cast: 0, write: 0, rest: 0};
  const landing = mkdtempSync(join(folder, 'landing-'));
  const {signal} = new AbortController();
  const [landed, manifests] = await seconds(() => Array.fromAsync(land(landing, stream, signal)));
  const manifest = manifests[0] as Manifest;
  const raw = join(deliveryFolder(landing, manifest), manifest.file);
  [steps.verify] = await seconds(() => verify(raw, stream));
  steps.land = landed - steps.verify;
  const [staged] = await seconds(() =>
    stage(watched(db, steps), deliveryFolder(landing, manifest), manifest, stream.declaration),
  );
  steps.rest = staged - steps.cast - steps.write;
  const select = `create or replace temp table bare_row as from ${bare[stream.name]!(raw)}`;
  [steps.bare] = await seconds(() => db.run(select));
  await db.run('drop table bare_row');
  const copied = literal(join(folder, 'copied.parquet'));
  [steps.copy] = await seconds(() =>
    db.run(
      `copy (from ${bare[stream.name]!(raw)}) to ${copied} (format parquet, compression zstd)`,
    ),
  );
  rmSync(landing, {recursive: true});
  return steps;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'kundenwert-bench-'));
const database = await openDatabase();
try {
  const db = await database.connect();
  await writeSamples(folder, rows);
  await db.run(`copy (from ${bare.iso_csv!(join(folder, 'iso.csv'))})
    to ${literal(join(folder, 'lines.parquet'))} (format parquet)`);
  await withPostgres(join(folder, 'iso.csv'), types, async url => {
    const sources = openStreams(declared(url !== undefined), {
      files: folder,
      environment: {BENCH_URL: url},
      signal: new AbortController().signal,
    });
    const results: (string | number)[][] = [];
    for (const stream of sources.streams) {
      const runs: Steps[] = [];
      for (let round = 0; round < rounds; round++) runs.push(await measure(db, stream, folder));
      const of = (step: keyof Steps) => median(runs.map(run => run[step]));
      const total = median(
        runs.map(run => run.land + run.verify + run.cast + run.write + run.rest),
      );
      results.push([
        stream.name,
        Math.round(rows / total).toLocaleString('en'),
        ...(['bare', 'copy', 'land', 'verify', 'cast', 'write', 'rest'] as const).map(step =>
          of(step).toFixed(2),
        ),
        total.toFixed(2),
        `${(total / of('bare')).toFixed(1)}×`,
        `${(total / of('copy')).toFixed(1)}×`,
      ]);
    }
    await sources.close();
    printTable(
      `${rows.toLocaleString('en')} invoice lines, seconds, median of ${rounds}; bare and copy: DuckDB alone reads the same file with types, into memory or into Parquet, and checks nothing`,
      [
        'source',
        'rows/s',
        'bare',
        'copy',
        'land',
        'verify',
        'cast',
        'write',
        'rest',
        'total',
        'total/bare',
        'total/copy',
      ],
      results,
    );
  });
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
} finally {
  database.close();
  rmSync(folder, {recursive: true, force: true});
}
