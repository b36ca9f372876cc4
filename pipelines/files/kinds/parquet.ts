import {stat} from 'node:fs/promises';
import {asyncBufferFromFile, parquetMetadataAsync, parquetSchema} from 'hyparquet';
import {askAgain, FileError} from '../table.ts';

/** What the footer of a Parquet file says; a file that is cut has none. */
export async function openParquet(file: string): Promise<{header: string[]; records: number}> {
  await stat(file);
  try {
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(file));
    return {
      header: parquetSchema(metadata).children.map(({element}) => element.name),
      records: Number(metadata.num_rows),
    };
  } catch (cause) {
    throw new FileError(
      `it is no whole Parquet file (${(cause as Error).message})`,
      askAgain,
      cause,
    );
  }
}
