import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {Problem} from '../../company/problem.ts';
import {writeDurably} from '../../pipelines/durable.ts';
import {entriesOf} from '../../warehouse/kept_snapshots.ts';

/** Where a file belongs, below `data/` or `company/`; never outside of them. */
const path = z
  .string()
  .regex(/^(data|company)\//)
  .refine(text => !text.split('/').some(part => ['', '.', '..'].includes(part)), 'a plain path');

const SavedFile = z.object({
  path,
  bytes: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Milliseconds since 1970. */
  modified: z.number(),
});
export type SavedFile = z.output<typeof SavedFile>;

const Heading = z.object({
  kundenwert_backup: z.literal(1),
  id: z.string(),
  company: z.string(),
  made_at: z.string(),
  /** The published snapshot, if there was one. */
  published: z.string().nullable(),
  files: z.number(),
  bytes: z.number(),
});

/** One backup: what it is, and every file of it. */
export interface Backup extends z.output<typeof Heading> {
  saved: SavedFile[];
}

const ending = '.ndjson';
const backupsFolder = (target: string) => join(target, 'backups');
export const manifestFile = (target: string, id: string) =>
  join(backupsFolder(target), `${id}${ending}`);

/** The backups in a folder by their names, newest first; a torn one has no name here. */
export async function backupIds(target: string): Promise<string[]> {
  const names = (await entriesOf(backupsFolder(target))).map(({name}) => name);
  return names
    .filter(name => name.endsWith(ending))
    .map(name => name.slice(0, -ending.length))
    .sort()
    .reverse();
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Writes the manifest, which makes a backup of the files: a line each, and their hash at the end. */
export async function writeBackup(target: string, {saved, ...heading}: Backup): Promise<void> {
  const lines = [heading, ...saved].map(line => `${JSON.stringify(line)}\n`).join('');
  const end = `${JSON.stringify({sha256: hashOf(lines)})}\n`;
  await writeDurably(manifestFile(target, heading.id), lines + end);
}

/** Reads a backup's manifest; one that is cut short or changed is a Problem. */
export async function readBackup(target: string, id: string): Promise<Backup> {
  const file = manifestFile(target, id);
  const text = await readFile(file, 'utf8');
  try {
    return parsed(text);
  } catch (cause) {
    throw new Problem({
      where: file,
      what: `this manifest is damaged (${cause instanceof Error ? cause.message.split('\n')[0] : cause}), so the backup cannot be trusted`,
      next: await otherBackups(target, id),
      cause,
    });
  }
}

function parsed(text: string): Backup {
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const lines = text.slice(0, end);
  if (JSON.parse(text.slice(end)).sha256 !== hashOf(lines)) throw new Error('its hash differs');
  const [heading, ...saved] = lines
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  return {...Heading.parse(heading), saved: z.array(SavedFile).parse(saved)};
}

/** What to do when a backup is damaged. */
export async function otherBackups(target: string, id: string): Promise<string> {
  const others = (await backupIds(target)).filter(each => each !== id);
  return others.length > 0
    ? `Restore another one with --backup ID: ${others.join(', ')}`
    : 'There is no other backup in this folder. Look for a copy of it elsewhere.';
}
