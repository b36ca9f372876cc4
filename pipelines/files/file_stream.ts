import {createReadStream} from 'node:fs';
import {glob, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {Problem} from '../../company/problem.ts';
import type {ColumnMapping, StreamDeclaration} from '../../company/sources.ts';
import type {Manifest, Origin} from '../manifest.ts';
import type {Offer, Stream} from '../stream.ts';

/** A stream whose deliveries are the files that match a pattern, in the order of their names. */
export function fileStream(declaration: StreamDeclaration, folder: string): Stream {
  const {source, stream, delivery, file, header} = declaration;
  return {
    source,
    name: stream,
    delivery,
    format: file,
    header,
    needs: [...new Set([...mappedColumns(declaration), ...Object.keys(declaration.types)])],

    async *offers(landed) {
      const names = await matchingFiles(declaration, folder);
      const known = new Map(landed.map(each => [each.origin.name, each]));
      for (const name of names) {
        const origin = await originOf(folder, name);
        if (isLanded(known.get(name), origin, declaration)) continue;
        yield {origin, read: () => createReadStream(join(folder, name))} satisfies Offer;
      }
    },
  };
}

/** The columns of the source that a mapping reads. */
function mappedColumns({columns}: Pick<StreamDeclaration, 'columns'>): string[] {
  return Object.values(columns).flatMap(mapping => sourceColumn(mapping) ?? []);
}

/** The column of the source that one mapping reads; none where it is constant. */
const sourceColumn = (mapping: ColumnMapping): string | undefined =>
  typeof mapping === 'string' ? mapping : mapping.from;

/** The files that a stream's pattern names, in the order of their names; a Problem without any. */
export async function matchingFiles(
  {source, stream, files}: StreamDeclaration,
  folder: string,
): Promise<string[]> {
  const names = (await Array.fromAsync(glob(files, {cwd: folder}))).sort();
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
function isLanded(known: Manifest | undefined, now: Origin, {file, header}: StreamDeclaration) {
  if (!known) return false;
  return isDeepStrictEqual(
    [known.origin, known.format, known.has_header_line ? undefined : known.header],
    [now, file, header],
  );
}
