import {Problem} from '../company/problem.ts';
import type {Manifest} from './manifest.ts';
import type {Stream} from './stream.ts';
import type {Verified} from './verify.ts';

/** Fewer rows than these say nothing when they are halved. */
const fewest = 20;

/** What makes a delivery doubtful: a person must accept it before it counts. */
export function doubtsOf(
  {header, records, complete}: Verified,
  {declaration}: Stream,
  last: Manifest | undefined,
): string[] {
  const {file, delivery, expect} = declaration;
  const before = last?.records ?? 0;
  const doubts: string[] = [];
  if (!complete && file.final_line_break === 'required') {
    doubts.push(
      'it ends within its last line, as a file that is cut does (where the system always writes so, declare final_line_break: optional)',
    );
  }
  if (records === 0 && before > 0) {
    doubts.push(`it has a header and no rows; the one before had ${before}`);
  } else if (delivery === 'full' && expect.volume) {
    const [low] = expect.volume;
    if (records < low) doubts.push(`it has ${records} rows; at least ${low} are declared`);
  } else if (delivery === 'full' && before >= fewest && records < before * expect.rows) {
    doubts.push(`it has ${records} rows; the one before had ${before}`);
  }
  if (expect.columns === 'hold') doubts.push(...changesOf(header, last));
  return doubts;
}

/** Columns that came or went since the last delivery, told as warnings or held against it. */
export function driftOf(
  {header}: Verified,
  stream: Stream,
  file: string,
  last: Manifest | undefined,
): string[] {
  const changes = changesOf(header, last);
  const {columns} = stream.declaration.expect;
  if (changes.length === 0 || columns === 'hold') return [];
  if (columns === 'evolve') return changes;
  throw new Problem({
    where: `${stream.source}/${stream.name}, ${file}`,
    what: `the columns have changed: ${changes.join('; ')}`,
    next: 'Mend the export, or let the stream evolve: expect: {columns: evolve} in sources.yaml.',
  });
}

function changesOf(header: readonly string[], last: Manifest | undefined): string[] {
  if (!last) return [];
  const added = placesOf(header, last.header);
  const gone = placesOf(last.header, header);
  return [
    ...(added.length > 0 ? [`new columns: number ${added.join(', ')}`] : []),
    ...(gone.length > 0
      ? [`columns that are gone: number ${gone.join(', ')} of the delivery before`]
      : []),
  ];
}

/** Where names stand that another header lacks. The names themselves may be those of persons. */
const placesOf = (names: readonly string[], others: readonly string[]): number[] =>
  names.flatMap((name, index) => (others.includes(name) ? [] : [index + 1]));
