import {contract} from '../../warehouse/entities/index.ts';
import type {Entity} from '../../warehouse/entity.ts';
import type {Field} from '../../warehouse/field.ts';
import {each, everything} from './person.ts';

/** Days that rules of the contract ask for. */
const ruled: Record<string, string> = {month: '2025-06-01', valid_to: '2025-06-03'};

function plainValue(name: string, {words, range, kind}: Field, row: number): string {
  if (ruled[name]) return ruled[name];
  if (words) return words[0]!;
  if (range) return String(range[0]);
  return {
    text: `${name} ${row}`,
    integer: String(row),
    decimal: '1',
    double: '1',
    day: '2025-06-02',
    moment: '2025-06-02 09:00:00',
    instant: '2025-06-02 09:00:00',
    yes_no: 'true',
  }[kind];
}

/** A field that anything but what was agreed is rejected for. */
const isStrict = ({kind, words}: Field) => kind !== 'text' || words !== undefined;

/** The last column is one that nothing is mapped to. */
const extra = 'Kommentar';

/**
 * Rows of an entity with the person in every personal column and in a column that is not mapped. In
 * the rows after the first she lies in the wrong column, too, once in each that is strict.
 */
export function rowsOf({fields}: Entity, strict: boolean): {header: string[]; rows: string[][]} {
  const names = Object.keys(fields);
  const row = (number: number) => [
    ...names.map(name =>
      fields[name]!.personal ? everything : plainValue(name, fields[name]!, number),
    ),
    everything,
  ];
  const wrong = names.flatMap((name, at) =>
    isStrict(fields[name]!) ? each.map(text => (number: number) => row(number).with(at, text)) : [],
  );
  const makers = [row, ...(strict ? wrong : [])];
  /* Enough good rows that the rejected ones do not fail the delivery. */
  return {header: [...names, extra], rows: makers.map((make, index) => make(index + 1))};
}

/** The whole contract as streams of one system, and the files that they read. */
export function everyEntity(write: (header: string[], rows: string[][]) => string, kind: object) {
  const streams: Record<string, object> = {};
  const files: Record<string, string> = {};
  for (const entity of contract) {
    const {header, rows} = rowsOf(entity, true);
    const columns = Object.fromEntries(Object.keys(entity.fields).map(name => [name, name]));
    const file = `${entity.name}/1.txt`;
    files[file] = write(header, rows);
    const expect = {rejected: 1};
    streams[entity.name] = {
      ...kind,
      files: `${entity.name}/*.txt`,
      entity: entity.name,
      columns,
      expect,
    };
  }
  return {streams, files};
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

export const asCsv = (header: string[], rows: string[][], delimiter = ','): string =>
  `${[header, ...rows].map(row => row.map(quoted).join(delimiter)).join('\n')}\n`;

export const asRecords = (header: string[], rows: string[][]): object[] =>
  rows.map(row => Object.fromEntries(row.map((text, at) => [header[at]!, text])));
