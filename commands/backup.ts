import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {z} from 'zod';
import {exitStatus, explained, Problem} from '../company/problem.ts';
import {readYaml} from '../company/yaml_file.ts';
import {isBusy, locked} from '../pipelines/lock.ts';
import {entriesOf} from '../warehouse/kept_snapshots.ts';
import {makeBackup} from './backup/make.ts';
import {type Backup, backupIds, manifestFile, readBackup} from './backup/manifest.ts';
import {objectFile, readBack, removeUnused} from './backup/store.ts';
import {bytesText} from './bytes_text.ts';
import type {Places} from './places.ts';

interface BackupOptions {
  keep: number;
  verify?: boolean;
  json?: boolean;
}

/** Adds a backup of everything that cannot be made again to those in a folder. */
export async function backup(places: Places, folder: string, options: BackupOptions) {
  const target = resolve(folder);
  const owner = await ownerOf(places);
  requireApart(places, target);
  try {
    await claimTarget(target);
    const work = () => backedUp(places, target, owner, options);
    const done = await locked(target, work, 'backup.lock');
    console.log(options.json ? JSON.stringify(done, null, 2) : summary(done, target));
  } catch (error) {
    throw isBusy(error) ? anotherBackup(target) : explained(error, target);
  }
}

const anotherBackup = (target: string) =>
  new Problem({
    where: target,
    what: 'another backup is being made in this folder',
    next: 'Wait until it has finished.',
  });

/** A backup within what is backed up would grow by itself with each one. */
function requireApart({data}: Places, target: string): void {
  const isWithin = (inner: string, outer: string) => `${inner}/`.startsWith(`${outer}/`);
  if (!isWithin(target, data) && !isWithin(data, target)) return;
  throw new Problem({
    where: target,
    what: `this folder and the data folder (${data}) lie within each other`,
    next: 'Name a folder elsewhere, best on another disk.',
    status: exitStatus.wrongUse,
  });
}

async function backedUp(
  {data, company}: Places,
  target: string,
  owner: string,
  {keep, verify}: BackupOptions,
) {
  await requireSameOwner(target, owner);
  const {saved, ...made} = await makeBackup({data, company, owner, target});
  /* Older ones may be all that is good, so they stay until the new one is known to be. */
  if (verify) await requireIntact(target, saved);
  const {removed, freed} = await removeOld(target, keep);
  return {status: exitStatus.fine, ...made, removed, freed, verified: verify === true};
}

type Done = Awaited<ReturnType<typeof backedUp>>;

const summary = (done: Done, target: string) =>
  [
    `Backup        ${done.id} of ${done.company}`,
    `Published     ${done.published ?? 'nothing yet'}`,
    `Files         ${done.files}, ${bytesText(done.bytes)}, of which ${bytesText(done.copied)} were new here`,
    ...(done.removed.length > 0
      ? [`Removed       ${done.removed.join(', ')}, which freed ${bytesText(done.freed)}`]
      : []),
    ...(done.verified ? ['Verified      everything was read back'] : []),
    `Restore it with: kundenwert restore ${target} --data DIR`,
  ].join('\n');

/** Removes older backups. Where one cannot be read, contents that may be its own stay. */
async function removeOld(target: string, keep: number) {
  const ids = await backupIds(target);
  const removed = ids.slice(keep);
  for (const id of removed) await rm(manifestFile(target, id));
  const used = new Set<string>();
  try {
    for (const id of ids.slice(0, keep)) {
      for (const {sha256} of (await readBackup(target, id)).saved) used.add(sha256);
    }
  } catch (error) {
    if (error instanceof Problem) return {removed, freed: 0};
    throw error;
  }
  return {removed, freed: await removeUnused(target, used)};
}

async function requireIntact(target: string, saved: Backup['saved']): Promise<void> {
  for (const file of saved) {
    const damage = await readBack(target, file);
    if (!damage) continue;
    throw new Problem({
      where: objectFile(target, file.sha256),
      what: `${damage}; it is ${file.path}`,
      next: 'Remove this file and run the command again: it is copied anew. Check the disk, too.',
    });
  }
}

const words = `This folder holds backups of Kundenwert. Restore the newest one into a new folder:

  npx kundenwert restore <this folder> --data <new folder>

backups/*.ndjson  a backup each: first what it is, then a line for every file of it, then the hash
                  of these lines (SHA-256). A backup without a last line was never finished.
objects/          the contents of the files, named after their SHA-256; "path" in the lines says
                  where each belongs. The backups share what they have in common.
`;

const wordsFile = 'README.txt';
const mark = 'backups of Kundenwert';

/** A folder for backups is new, empty, or has backups already. */
async function claimTarget(target: string): Promise<void> {
  await mkdir(target, {recursive: true, mode: 0o700});
  const names = (await entriesOf(target)).map(({name}) => name);
  const text = await readFile(join(target, wordsFile), 'utf8').catch(() => '');
  if (text.includes(mark)) return;
  const foreign = names.filter(name => name !== wordsFile);
  if (foreign.length > 0 || (text !== '' && !words.startsWith(text))) {
    throw new Problem({
      where: target,
      what: `this folder is not empty (${names[0]}), and has no backups of Kundenwert`,
      next: 'Name a folder that is new or empty, or one that has backups already.',
      status: exitStatus.wrongUse,
    });
  }
  await writeFile(join(target, wordsFile), words, {mode: 0o600});
}

async function requireSameOwner(target: string, owner: string): Promise<void> {
  const [newest] = await backupIds(target);
  if (!newest) return;
  const company = (await readBackup(target, newest).catch(() => undefined))?.company;
  if (company === undefined || company === owner) return;
  throw new Problem({
    where: target,
    what: `this folder has backups of ${company}, not of ${owner}`,
    next: 'Name another folder for this company.',
    status: exitStatus.wrongUse,
  });
}

/** The company whose data it is; its settings must be those that are backed up with it. */
async function ownerOf({data, company}: Places): Promise<string> {
  const owner = (await readFile(join(data, 'company'), 'utf8').catch(() => '')).trim();
  if (!owner) {
    throw new Problem({
      where: data,
      what: 'there is nothing here to back up',
      next: 'Name the data folder with --data DIR, or run: kundenwert refresh',
    });
  }
  const named = await nameIn(company);
  if (named === undefined || named === owner) return owner;
  throw new Problem({
    where: company,
    what: `these are the settings of ${named}, but ${data} holds the data of ${owner}`,
    next: 'Name the folder with its settings with --company DIR.',
    status: exitStatus.wrongUse,
  });
}

/** The name in the settings; a mistake in them is no reason not to back them up. */
async function nameIn(company: string): Promise<string | undefined> {
  const Named = z.looseObject({name: z.string()});
  return readYaml(join(company, 'company.yaml'), Named).then(
    ({name}) => name,
    () => undefined,
  );
}
