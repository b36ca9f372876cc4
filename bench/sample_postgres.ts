import {once} from 'node:events';
import {createReadStream} from 'node:fs';
import {createInterface} from 'node:readline';
import pg from 'pg';
import {installed, startPostgres} from '../tests/pipelines/database_servers.ts';

/** Runs a PostgreSQL with the sample as its table `invoice_lines`; without one where it is missing. */
export async function withPostgres(
  csv: string,
  types: Record<string, string>,
  work: (url: string | undefined) => Promise<void>,
): Promise<void> {
  if (!installed.postgres) {
    console.log('PostgreSQL is not installed (Debian: postgresql), so it is left out.\n');
    return work(undefined);
  }
  const server = await startPostgres();
  try {
    const url = server.address('chef');
    await fill(url, csv, types);
    await work(url);
  } finally {
    await server.stop();
  }
}

/** Inserts in portions, because the server may not read our files. */
async function fill(url: string, csv: string, types: Record<string, string>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const columns = Object.entries(types).map(([name, type]) => `${name} ${type}`);
  await client.query(`create table invoice_lines (${columns.join(', ')})`);
  let portion: string[] = [];
  const insert = async () => {
    if (portion.length > 0)
      await client.query(`insert into invoice_lines values ${portion.join()}`);
    portion = [];
  };
  const lines = createInterface({input: createReadStream(csv)});
  let isHeader = true;
  for await (const line of lines) {
    if (!isHeader) portion.push(`('${line.split(',').join("','")}')`);
    isHeader = false;
    if (portion.length === 2000) await insert();
  }
  await insert();
  client.end();
  await once(client, 'end');
}
