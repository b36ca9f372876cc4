import {mkdir} from 'node:fs/promises';
import {resolve} from 'node:path';
import {exitStatus, explained, Problem} from '../company/problem.ts';
import {locked} from '../pipelines/lock.ts';
import {openPublished, setPublished} from '../warehouse/snapshot.ts';
import {type Backup, backupIds, readBackup} from './backup/manifest.ts';
import {type Folders, finish, place, requireRoom} from './backup/place.ts';
import {bytesText} from './bytes_text.ts';

interface RestoreOptions {
  data: string;
  /** A new folder for the settings; without it they stay in the backup. */
  company?: string;
  /** The one to restore, instead of the newest. */
  backup?: string;
  json?: boolean;
}

/** Puts a backup into an empty data folder, after every byte of it has been verified. */
export async function restore(folder: string, options: RestoreOptions): Promise<void> {
  const from = resolve(folder);
  const data = resolve(options.data);
  const folders: Folders = {
    data,
    ...(options.company !== undefined && {company: resolve(options.company)}),
  };
  const backup = await chosen(from, options.backup);
  try {
    await requireRoom(data, '--data');
    if (folders.company) await requireRoom(folders.company, '--company');
    await mkdir(data, {recursive: true, mode: 0o700});
    await locked(data, () => restored(from, backup, folders, data));
  } catch (error) {
    throw explained(error, data);
  }
  const {saved: _, ...done} = backup;
  console.log(
    options.json
      ? JSON.stringify({status: exitStatus.fine, ...done, ...folders}, null, 2)
      : summary(backup, folders, data),
  );
}

async function restored(from: string, backup: Backup, folders: Folders, data: string) {
  await requireRoom(data, '--data');
  await place(from, backup, folders);
  if (backup.published) {
    await setPublished(data, backup.published);
    (await openPublished(data, {personal: true})).close();
  }
  await finish(folders);
}

async function chosen(from: string, wanted: string | undefined): Promise<Backup> {
  const ids = await backupIds(from);
  const id = wanted ?? ids[0];
  if (id !== undefined && ids.includes(id)) return readBackup(from, id);
  throw new Problem({
    where: from,
    what:
      ids.length === 0
        ? 'there is no whole backup in this folder'
        : `this folder has no backup ${wanted}`,
    next:
      ids.length === 0
        ? 'Name the folder that was given to: kundenwert backup'
        : `It has: ${ids.join(', ')}`,
    status: exitStatus.wrongUse,
  });
}

const summary = (backup: Backup, {company}: Folders, data: string) =>
  [
    `Restored      ${backup.id} of ${backup.company}, made ${backup.made_at}`,
    `Published     ${backup.published ?? 'nothing yet'}`,
    `Files         ${backup.files}, ${bytesText(backup.bytes)}, every one as it was saved`,
    company
      ? `Settings      ${company}`
      : 'Settings      are in the backup, too: --company DIR puts them into a new folder',
    'Not saved     the files that sources deliver; where their paths are relative, --files DIR says to what',
    `Go on with: kundenwert refresh --company ${company ?? 'DIR'} --data ${data} --files DIR`,
  ].join('\n');
