import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {entriesOf} from '../kept_snapshots.ts';

const stagedFile =
  /^(?:tmp_)?(?:rows|quarantine|staged)-([0-9a-f]{12})\.(?:parquet|json)(?:\.new)?$/;

/** Removes what a delivery was staged to by other rules than those of `mark`; never its raw file. */
export async function removeStaleStaged(folder: string, mark: string, raw: string): Promise<void> {
  for (const {name} of await entriesOf(folder)) {
    const found = stagedFile.exec(name)?.[1];
    if (found === undefined || found === mark || name === raw) continue;
    await rm(join(folder, name), {force: true});
  }
}
