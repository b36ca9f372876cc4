import type {FileKind} from '../../company/sources/file.ts';

/** What a file is by its first bytes, and why. */
export interface KindGuess {
  kind: FileKind;
  reason: string;
}

const signs: [start: string, kind: FileKind, reason: string][] = [
  ['PK\u0003\u0004', 'xlsx', 'it is a workbook of Excel'],
  ['PAR1', 'parquet', 'it begins with PAR1'],
];

/** Whether a file that begins so is no text, so that its bytes say nothing of letters and lines. */
export const isBinary = (start: string): boolean => signs.some(([text]) => start.startsWith(text));

/** Tells the kind of a file from its beginning, as text in which each byte is one letter. */
export function kindOf(start: string): KindGuess {
  const sign = signs.find(([text]) => start.startsWith(text));
  if (sign) return {kind: sign[1], reason: sign[2]};
  const text = start.replace(/^\u00ef\u00bb\u00bf/, '').replaceAll('\u0000', '');
  const trimmed = text.trimStart();
  if (/^"?(EXTF|DTVF)"?;/.test(trimmed)) {
    return {
      kind: 'datev',
      reason: `its first line begins with ${trimmed.includes('EXTF') ? 'EXTF' : 'DTVF'}`,
    };
  }
  if (trimmed.startsWith('[')) return {kind: 'json', reason: 'it is a list in JSON'};
  if (trimmed.startsWith('{')) {
    return /^\{.*\}\s*\r?\n\s*\{/.test(trimmed)
      ? {kind: 'ndjson', reason: 'each line is a record in JSON'}
      : {kind: 'json', reason: 'it is a document in JSON'};
  }
  if (isFramedList(text)) return {kind: 'sap_list', reason: 'it has the frames of a list of SAP'};
  if (isTabbedList(text)) return {kind: 'sap_list', reason: 'it is a list of SAP with tabs'};
  return {kind: 'csv', reason: 'it is delimited text'};
}

/** A rule of dashes, and lines below it that begin and end with a frame. */
function isFramedList(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 60);
  const framed = lines.filter(line => /^\|.*\|\s*$/.test(line)).length;
  return lines.some(line => /^[|-]?-{5,}[|-]?\s*$/.test(line)) && framed >= 2;
}

/** A title with a day and without tabs, and rows that all begin with a tab. */
function isTabbedList(text: string): boolean {
  const lines = text.replace(/^(\u00ff\u00fe|\u00fe\u00ff)/, '').split(/\r?\n/);
  const tabbed = lines.filter(line => line.includes('\t'));
  const hasTitle = /^\d{2}\.\d{2}\.\d{4} {2,}\S/.test(lines[0] ?? '');
  return hasTitle && tabbed.length >= 2 && tabbed.every(line => line.startsWith('\t'));
}

/** Where the list of records stands in a JSON document, such as data.items; '' for itself. */
export function recordsIn(value: unknown, path = '', depth = 4): string | undefined {
  if (Array.isArray(value)) return value.some(isObject) ? path : undefined;
  if (!isObject(value) || depth === 0) return undefined;
  const found = Object.entries(value).flatMap(
    ([name, inner]) => recordsIn(inner, path ? `${path}.${name}` : name, depth - 1) ?? [],
  );
  return found[0];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
