import {askAgain, FileError} from '../../table.ts';
import {type Area, columnOf} from './address.ts';
import {openArchive} from './archive.ts';
import {richText, unescaped} from './strings.ts';
import {type Handlers, parsedXml} from './xml.ts';

/** A cell as the file has it. */
export interface Cell {
  column: number;
  /** n, s, str, inlineStr, b, e or d. */
  type: string;
  style: number;
  value: string | undefined;
  isFormula: boolean;
}

export interface SheetRow {
  /** Number of the row, as Excel shows it. */
  place: number;
  cells: Cell[];
}

/** The cells of a sheet within an area, row by row, in flat memory; empty rows included. */
export async function* sheetRows(
  {file}: {file: string},
  {part}: {part: string},
  area: Area,
): AsyncGenerator<SheetRow[]> {
  let rows: SheetRow[] = [];
  const handlers = rowHandlers(area, row => rows.push(row));
  for await (const _ of parsedPart(file, part, handlers)) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

/** The merged ranges of a sheet, which stand after all of its cells. */
export async function mergedRanges(
  {file}: {file: string},
  {part}: {part: string},
): Promise<string[]> {
  const ranges: string[] = [];
  const handlers: Handlers = {
    open(name, {ref}) {
      if (name === 'mergeCell' && ref) ranges.push(ref);
    },
  };
  for await (const _ of parsedPart(file, part, handlers));
  return ranges;
}

async function* parsedPart(file: string, part: string, handlers: Handlers): AsyncGenerator<void> {
  const archive = await openArchive(file);
  try {
    yield* parsedXml(archive.chunks(part), part, handlers);
  } finally {
    archive.close();
  }
}

function rowHandlers(area: Area, deliver: (row: SheetRow) => void): Handlers {
  const inline = richText();
  let row: SheetRow = {place: 0, cells: []};
  let cell: Cell | undefined;
  let column = 0;
  let value: string | undefined;

  return {
    open(name, {r: address, t: type = 'n', s: style}) {
      if (name === 'row') {
        row = {place: placeAfter(row.place, address), cells: []};
        column = 0;
      } else if (name === 'c') {
        column = address ? columnOf(address) : column + 1;
        cell = {column, type, style: Number(style ?? 0), value: undefined, isFormula: false};
      } else if (!cell) {
        return;
      } else if (name === 'v') {
        value = '';
      } else if (name === 'f') {
        cell.isFormula = true;
      } else if (name === 'is') {
        inline.start();
      } else {
        inline.open(name);
      }
    },
    text(text) {
      if (value !== undefined) value += text;
      else if (cell) inline.text(text);
    },
    close(name) {
      if (name === 'row') {
        if (row.place >= area.top && row.place <= area.bottom) deliver(row);
      } else if (!cell) {
        return;
      } else if (name === 'v') {
        cell.value = cell.type === 'str' ? unescaped(value ?? '') : value;
        value = undefined;
      } else if (name === 'is') {
        cell.value = inline.end();
      } else if (name === 'c') {
        if (cell.column >= area.left && cell.column <= area.right) row.cells.push(cell);
        cell = undefined;
      } else {
        inline.close(name);
      }
    },
  };
}

/** A row without a number stands below the one before it. */
function placeAfter(last: number, address: string | undefined): number {
  const place = address === undefined ? last + 1 : Number(address);
  if (Number.isInteger(place) && place > last) return place;
  throw new FileError(
    `a row of the sheet has a wrong number; it stands below row ${last}`,
    askAgain,
  );
}
