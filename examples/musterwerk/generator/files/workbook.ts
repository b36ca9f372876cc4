import {zipSync} from 'fflate';

/** What a cell of our own workbooks holds. */
export type Cell =
  | string
  | null
  | {number: number; format: string}
  | {formula: string; gives: number; format: string};

const SCHEMAS = 'http://schemas.openxmlformats.org';
export const MAIN = `${SCHEMAS}/spreadsheetml/2006/main`;
const RELATIONSHIPS = `${SCHEMAS}/officeDocument/2006/relationships`;

/** An .xlsx file with one sheet; the same content gives the same bytes. */
export function workbook(name: string, rows: readonly Cell[][], merged: readonly string[]): Buffer {
  const formats = ['General'];
  return packed({
    ...skeleton(1, `<workbookPr/><sheets>${sheetEntry(name, 0)}</sheets>`),
    'xl/worksheets/sheet1.xml': sheetXml(rows, merged, formats),
    'xl/styles.xml': stylesXml(formats),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"/>`,
  });
}

/** The parts that say where the others are. */
export const skeleton = (sheets: number, content: string): Record<string, string> => ({
  '[Content_Types].xml': contentTypes(sheets),
  '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${content}</workbook>`,
  'xl/_rels/workbook.xml.rels': relations([
    ...Array.from({length: sheets}, (_, at): [string, string] => [
      'worksheet',
      `worksheets/sheet${at + 1}.xml`,
    ]),
    ['styles', 'styles.xml'],
    ['sharedStrings', '/xl/sharedStrings.xml'],
  ]),
});

export const sheetEntry = (name: string, at: number, state = 'visible') =>
  `<sheet name="${escaped(name)}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`;

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = [
    ['xl/workbook.xml', 'sheet.main'],
    ['xl/styles.xml', 'styles'],
    ['xl/sharedStrings.xml', 'sharedStrings'],
    ...Array.from({length: sheets}, (_, at) => [`xl/worksheets/sheet${at + 1}.xml`, 'worksheet']),
  ].map(([part, kind]) => `<Override PartName="/${part}" ContentType="${type}.${kind}+xml"/>`);
  return `<Types xmlns="${SCHEMAS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
}

const relations = (targets: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="${SCHEMAS}/package/2006/relationships">${targets
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** Formats are codes such as `#,##0.0`, or numbers of those that Excel knows by itself. */
export const stylesXml = (formats: readonly (string | number)[]) =>
  `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.filter(each => typeof each === 'string').length}">${formats
    .map((format, at) =>
      typeof format === 'string'
        ? `<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`
        : '',
    )
    .join(
      '',
    )}</numFmts><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="${formats.length}">${formats
    .map((format, at) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + at}"/>`)
    .join('')}</cellXfs></styleSheet>`;

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** fflate writes local time, so that a local date is the same everywhere. */
const WRITTEN = new Date(2023, 9, 1);

export function packed(parts: Record<string, string | Uint8Array>): Buffer {
  const files = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string'
      ? Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${part}`)
      : part,
  ]);
  return Buffer.from(zipSync(Object.fromEntries(files), {mtime: WRITTEN}));
}

/** `C7` for row 7 and column 3. */
export const cellName = (row: number, column: number) => columnName(column) + row;

/** `C` for column 3; sheets of ours end before ZZ. */
export function columnName(column: number): string {
  const high = Math.floor((column - 1) / 26);
  const letter = (at: number) => String.fromCharCode(64 + at);
  return `${high > 0 ? letter(high) : ''}${letter(column - 26 * high)}`;
}

function sheetXml(rows: readonly Cell[][], merged: readonly string[], formats: string[]): string {
  const styleOf = (format: string) => {
    const known = formats.indexOf(format);
    return known === -1 ? formats.push(format) - 1 : known;
  };
  const cellXml = (cell: Cell, name: string) => {
    if (cell === null) return '';
    if (typeof cell === 'string')
      return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    const [formula, value] =
      'formula' in cell ? [`<f>${escaped(cell.formula)}</f>`, cell.gives] : ['', cell.number];
    return `<c r="${name}" s="${styleOf(cell.format)}">${formula}<v>${value}</v></c>`;
  };
  const lines = rows.map((cells, at) => {
    const written = cells.map((cell, column) => cellXml(cell, cellName(at + 1, column + 1)));
    return `<row r="${at + 1}">${written.join('')}</row>`;
  });
  const ranges = merged.map(range => `<mergeCell ref="${range}"/>`);
  return `<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData><mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells></worksheet>`;
}
