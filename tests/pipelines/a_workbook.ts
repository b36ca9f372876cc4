import {
  escaped,
  MAIN,
  packed,
  sheetEntry,
  skeleton,
  stylesXml,
} from '../../examples/musterwerk/generator/files/workbook.ts';
import {addressOf} from '../../pipelines/files/kinds/workbook/address.ts';

/** A value in a cell; a plain text is kept among the shared ones, as Excel does. */
export type CellValue =
  | string
  | number
  | boolean
  | null
  | {inline: string}
  | {runs: string[]; spoken?: string}
  | {number: number | string; format: string | number}
  | {iso: string}
  | {error: string}
  | {formula: string; gives?: string | number};

export interface SheetContent {
  name?: string;
  /** From row 1 on; an undefined row is left out. */
  rows: (CellValue[] | undefined)[];
  merged?: string[];
  state?: 'visible' | 'hidden' | 'veryHidden';
  /** Rows and cells do not say where they stand, which the standard allows. */
  unnumbered?: boolean;
}

interface Options {
  date1904?: boolean;
  uncalculated?: boolean;
  /** Elements are written as x:row, as the Open XML SDK does. */
  prefix?: string;
  more?: Record<string, Uint8Array>;
}

/** A real .xlsx file with the cells of one sheet or several. */
export function aWorkbook(sheets: SheetContent | SheetContent[], options: Options = {}): Buffer {
  const all = [sheets].flat();
  const strings: string[] = [];
  const formats: (string | number)[] = ['General'];
  const contents = all.map(sheet => sheetXml(sheet, strings, formats));
  const parts: Record<string, string> = {
    ...skeleton(all.length, workbookXml(all, options)),
    'xl/styles.xml': stylesXml(formats),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map(text => `<si>${text}</si>`).join('')}</sst>`,
  };
  for (const [index, content] of contents.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = content;
  }
  const files = Object.entries(parts).map(([name, xml]) => [name, prefixed(xml, options.prefix)]);
  return packed({...Object.fromEntries(files), ...options.more});
}

const workbookXml = (sheets: SheetContent[], {date1904, uncalculated}: Options) =>
  `<workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
    .map(({name = `Tabelle${sheets.length}`, state}, index) => sheetEntry(name, index, state))
    .join('')}</sheets><calcPr${uncalculated ? ' fullCalcOnLoad="1"' : ''}/>`;

function sheetXml(
  {rows, merged = [], unnumbered = false}: SheetContent,
  strings: string[],
  formats: (string | number)[],
): string {
  const xml = rows.map((row, index) => {
    if (!row) return '';
    const cells = row.map((value, column) => {
      if (value === null && !unnumbered) return '';
      const address = unnumbered ? '' : ` r="${addressOf(index + 1, column + 1)}"`;
      return `<c${address}${cellXml(value, strings, formats)}</c>`;
    });
    return `<row${unnumbered ? '' : ` r="${index + 1}"`}>${cells.join('')}</row>`;
  });
  const ranges = merged.map(range => `<mergeCell ref="${range}"/>`).join('');
  return `<worksheet xmlns="${MAIN}"><sheetData>${xml.join('')}</sheetData>
    <mergeCells>${ranges}</mergeCells></worksheet>`;
}

/** What follows the address of a cell, up to its end. */
function cellXml(value: CellValue, strings: string[], formats: (string | number)[]): string {
  const shared = (xml: string) => ` t="s"><v>${strings.push(xml) - 1}</v>`;
  if (value === null) return '>';
  if (typeof value === 'string') return shared(`<t xml:space="preserve">${escaped(value)}</t>`);
  if (typeof value === 'number') return `><v>${value}</v>`;
  if (typeof value === 'boolean') return ` t="b"><v>${value ? 1 : 0}</v>`;
  if ('inline' in value) return ` t="inlineStr"><is><t>${escaped(value.inline)}</t></is>`;
  if ('runs' in value) {
    const runs = value.runs.map(run => `<r><rPr><b/></rPr><t>${escaped(run)}</t></r>`).join('');
    return shared(`${runs}<rPh sb="0" eb="1"><t>${value.spoken ?? ''}</t></rPh>`);
  }
  if ('iso' in value) return ` t="d"><v>${value.iso}</v>`;
  if ('error' in value) return ` t="e"><f>1/0</f><v>${value.error}</v>`;
  if ('formula' in value) {
    const result = value.gives === undefined ? '<v></v>' : `<v>${value.gives}</v>`;
    const type = typeof value.gives === 'string' ? ' t="str"' : '';
    return `${type}><f>${escaped(value.formula)}</f>${result}`;
  }
  const known = formats.indexOf(value.format);
  const style = known === -1 ? formats.push(value.format) - 1 : known;
  return ` s="${style}"><v>${value.number}</v>`;
}

const prefixed = (xml: string, prefix: string | undefined) =>
  prefix === undefined
    ? xml
    : xml
        .replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}:`)
        .replaceAll(' xmlns="', ` xmlns:${prefix}="`);
