import {createReadStream} from 'node:fs';
import {glob, readFile, stat} from 'node:fs/promises';
import {basename, join, parse} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {Problem} from '../../company/problem.ts';
import type {ColumnMapping} from '../../company/sources/column.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import type {Manifest, Origin} from '../manifest.ts';
import type {Offer, Stream} from '../stream.ts';

/** A stream whose deliveries are the files that match a pattern, in the order of their names. */
export function fileStream(declaration: StreamDeclaration, folder: string): Stream {
  const {source, stream, control, expect} = declaration;
  return {
    source,
    name: stream,
    declaration,
    needs: neededColumns(declaration),

    async *offers(landed) {
      const all = await matchingFiles(declaration, folder);
      const names = declaration.delivery === 'full' ? sinceNewest(all, landed) : all;
      const known = new Map(landed.map(each => [each.origin.name, each]));
      for (const name of names) {
        const origin = await originOf(folder, name);
        const last = known.get(name);
        if (last && isSame(last, origin, declaration)) continue;
        const where = `${source}/${stream}, ${name}`;
        yield {
          origin,
          known: last && touched(last, landed, declaration),
          read: () => createReadStream(join(folder, name)),
          async confirm() {
            requireQuiet(where, origin, await originOf(folder, name), expect.quiet_seconds);
          },
          ...(control ? {control: () => readControl(where, control.file, folder, name)} : {}),
        } satisfies Offer;
      }
    },
  };
}

/** Of a full stream the newest file is all there is: those before it would bring old data back. */
function sinceNewest(names: readonly string[], landed: readonly Manifest[]): readonly string[] {
  const newest = landed.at(-1)?.origin.name;
  return newest !== undefined && names.includes(newest)
    ? names.filter(name => name >= newest)
    : names;
}

/** A file that has changed while it was read, or a moment ago, is still being written. */
function requireQuiet(where: string, before: Origin, now: Origin, quiet: number): void {
  const age = (Date.now() - Date.parse(now.modified_at)) / 1000;
  /* Nobody writes in the future: a clock is wrong, and the file counts where it does not change. */
  if (isDeepStrictEqual(before, now) && Math.abs(age) >= quiet) return;
  throw new Problem({
    where,
    what: 'the file is still being written',
    next: 'The next refresh reads it; until then the last good delivery stays in use.',
  });
}

async function readControl(
  where: string,
  pattern: string,
  folder: string,
  file: string,
): Promise<string> {
  const {dir, base, name} = parse(file);
  const control = pattern.replaceAll('{name}', base).replaceAll('{stem}', name);
  try {
    return await readFile(join(folder, dir, control), 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new Problem({
      where,
      what: `its control file ${control} is not there yet`,
      next: 'Until it is, the delivery does not count. Mend "control" in sources.yaml if the name is wrong.',
      cause,
    });
  }
}

/** The columns of the source that staging reads, and that must therefore be there. */
export const neededColumns = (declaration: StreamDeclaration): string[] => [
  ...new Set([...mappedColumns(declaration), ...Object.keys(declaration.types)]),
];

/** The columns of the source that a mapping reads. */
function mappedColumns({columns}: Pick<StreamDeclaration, 'columns'>): string[] {
  return Object.values(columns).flatMap(mapping => sourceColumn(mapping) ?? []);
}

/** The column of the source that one mapping reads; none where it is constant. */
const sourceColumn = (mapping: ColumnMapping): string | undefined =>
  typeof mapping === 'string' ? mapping : mapping.from;

/** The files that a stream's pattern names, in the order of their names; a Problem without any. */
export async function matchingFiles(
  {source, stream, place, control}: StreamDeclaration,
  folder: string,
): Promise<string[]> {
  const files = place.from === 'files' ? place.files : '';
  const isControl = new RegExp(
    `^${(control?.file ?? '')
      .split(/\{\w+\}/)
      .map(RegExp.escape)
      .join('.*')}$`,
  );
  const found = await Array.fromAsync(glob(files, {cwd: folder}));
  const names = found.filter(name => !isControl.test(basename(name))).sort();
  if (names.length > 0) return names;
  throw new Problem({
    where: `${source}/${stream}`,
    what: `no file matches "${files}" below ${folder}`,
    next: 'Put the file there, mend "files" in sources.yaml, or name the folder with --files DIR.',
  });
}

async function originOf(folder: string, name: string): Promise<Origin> {
  const {size, mtime} = await stat(join(folder, name));
  return {name, bytes: size, modified_at: mtime.toISOString()};
}

/** A file is landed again when it has changed, or when what is declared of its form has. */
const isSame = (known: Manifest, now: Origin, declaration: StreamDeclaration) =>
  isDeepStrictEqual(known.origin, now) && isOfForm(known, declaration);

const isOfForm = (known: Manifest, {file, header}: StreamDeclaration) =>
  isDeepStrictEqual(
    [known.format, known.has_header_line ? undefined : known.header],
    [file, header],
  );

/**
 * What an older file held that somebody may have copied or restored since. Landed again, it would stand behind
 * newer ones and bring back what they have changed. The newest one may come again: a system says with it that
 * nothing is new.
 */
const touched = (known: Manifest, landed: readonly Manifest[], declaration: StreamDeclaration) =>
  known !== landed.at(-1) && isOfForm(known, declaration) ? known.sha256 : undefined;
