import {openDatabase} from '../../warehouse/database.ts';
import {identifier, list, literal} from '../../warehouse/sql.ts';
import type {Sample} from './seen.ts';

/** The first rows of a Parquet file as texts. */
export async function parquetRows(
  file: string,
  most: number,
): Promise<Pick<Sample, 'header' | 'rows' | 'isWhole'>> {
  const database = await openDatabase();
  try {
    const db = await database.connect();
    const from = `from read_parquet(${literal(file)})`;
    const header = (await db.columns(from)).map(({name}) => name);
    const texts = header.map(name => `cast(${identifier(name)} as varchar) as ${identifier(name)}`);
    const rows = await db.rows<Record<string, string | null>>(
      `select ${list(texts)} ${from} limit ${most}`,
    );
    return {
      header,
      rows: rows.map(row => header.map(name => row[name] ?? null)),
      isWhole: rows.length < most,
    };
  } finally {
    database.close();
  }
}
