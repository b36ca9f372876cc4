import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {Problem} from '../company/problem.ts';
import {FileFormat} from '../company/sources/file.ts';

/** Where a delivery came from, and the marks by which a change of it is noticed. */
const Origin = z.object({
  name: z.string(),
  bytes: z.number(),
  modified_at: z.string(),
});

/** What a landed delivery is. The newest manifests of a stream are its watermark. */
const Manifest = z.object({
  source: z.string(),
  stream: z.string(),
  sequence: z.number(),
  delivery: z.enum(['full', 'delta']),
  received_at: z.string(),
  origin: Origin,
  /** The raw file, as it came, in the folder of the delivery. */
  file: z.string(),
  sha256: z.string(),
  format: FileFormat,
  /** Whether the first record is a line of column names. */
  has_header_line: z.boolean(),
  header: z.array(z.string()),
  /** Physical rows, counted without DuckDB. */
  records: z.number(),
  /** Report lines, subtotals and the like, which declared rules leave out. */
  skipped: z.number().default(0),
  /** Bytes of its longest row, where it is one plain table of text; 0 if nobody knows. */
  longest: z.number().default(0),
  /** Whether its texts may hold characters that cannot be seen. */
  unseen: z.boolean().default(true),
  /** What is odd about it, though not so odd that it is held back. */
  warnings: z.array(z.string()).default([]),
  /** How far an incremental delivery reaches: the next one begins here. */
  watermark: z.string().optional(),
  /** The reasons for which it was held back, and who accepted it all the same. */
  doubts: z.array(z.string()).default([]),
  accepted_by: z.string().optional(),
  accepted_at: z.string().optional(),
});

export type Origin = z.output<typeof Origin>;
export type Manifest = z.output<typeof Manifest>;

export const streamFolder = (landing: string, source: string, stream: string) =>
  join(landing, source, stream);

export const deliveryFolder = (landing: string, {source, stream, sequence}: Manifest) =>
  join(streamFolder(landing, source, stream), String(sequence).padStart(6, '0'));

/** Every accepted delivery of a stream, oldest first. */
export async function landedDeliveries(
  landing: string,
  source: string,
  stream: string,
): Promise<Manifest[]> {
  const folder = streamFolder(landing, source, stream);
  const names = await readdir(folder).catch(() => []);
  const deliveries = names.filter(name => /^\d{6,}$/.test(name)).sort();
  return Promise.all(deliveries.map(name => readManifest(join(folder, name, 'manifest.json'))));
}

export async function readManifest(file: string): Promise<Manifest> {
  try {
    return Manifest.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new Problem({
      where: file,
      what: 'this manifest of a landed delivery cannot be read',
      next: 'Remove the folder of this delivery; the next refresh lands the file again.',
      cause,
    });
  }
}

/**
 * The deliveries that count: the newest one of a full stream; of a delta stream every one, where a
 * file that was delivered again under the same name replaces what it delivered before.
 */
export function inEffect(deliveries: readonly Manifest[]): Manifest[] {
  const newest = deliveries.at(-1);
  if (!newest) return [];
  if (newest.delivery === 'full') return [newest];
  const byName = new Map(deliveries.map(each => [each.origin.name, each]));
  return [...byName.values()].sort((a, b) => a.sequence - b.sequence);
}

/** The earlier deliveries whose place one has taken, newest first. */
export function replacedBy(manifest: Manifest, landed: readonly Manifest[]): Manifest[] {
  return landed
    .filter(({sequence}) => sequence < manifest.sequence)
    .filter(({origin}) => manifest.delivery === 'full' || origin.name === manifest.origin.name)
    .reverse();
}
