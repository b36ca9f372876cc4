import {basename} from 'node:path';
import {completeFile, type FileKind, presetValues} from '../../company/sources/file.ts';
import {completeValues} from '../../company/sources/values.ts';
import {parsedJson} from '../../pipelines/files/kinds/json.ts';
import {FileError, type Reading} from '../../pipelines/files/table.ts';
import {plainChunks} from '../../pipelines/files/text.ts';
import {firstRows, mostSampleRows} from '../check/rows.ts';
import {encodingGuesser} from './encoding.ts';
import {isBinary, kindOf, recordsIn} from './kind.ts';
import {parquetRows} from './parquet_rows.ts';
import {openEnd, type Sample, type Seen} from './seen.ts';
import type {Setting} from './settings.ts';
import {csvSample, workbookSample} from './tabular.ts';

const mostBytes = 4 << 20;

/** Looks at a file: what it is, how it is written, and its first rows. */
export async function sampleOf(file: string): Promise<Sample> {
  try {
    const sample = await look(file);
    if (sample.header.length > 0) return sample;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new FileError(`${basename(file)}: ${error.message}`, error.next, error);
  }
  throw new FileError(`${basename(file)}: it has no columns`, 'Leave this file out.');
}

async function look(file: string): Promise<Sample> {
  const seen = await see(file);
  const {kind, reason} = kindOf(seen.start);
  const {isAscii} = seen.encoding;
  const base = {
    file,
    kind,
    isAscii,
    settings: kind === 'csv' ? [] : [{name: 'kind', value: kind, reason}],
  };
  if (kind === 'csv') return {...base, ...csvSample(seen, mostSampleRows)};
  if (kind === 'parquet') return {...base, ...(await parquetRows(file, mostSampleRows))};
  if (kind === 'xlsx') {
    const raw = await firstRows(file, readingOf({kind}, []));
    const table = workbookSample(
      raw.rows.map(({fields}) => fields),
      raw.isWhole,
    );
    return {...base, ...table, settings: [...base.settings, ...table.settings]};
  }
  const own = kind === 'json' ? await jsonSettings(file) : textSettings(kind, seen);
  const settings = Object.fromEntries(own.map(({name, value}) => [name, value]));
  const {header, rows, isWhole} = await firstRows(file, readingOf({kind, ...settings}));
  return {
    ...base,
    settings: [...base.settings, ...own],
    header,
    rows: rows.filter(({refused}) => !refused).map(({fields}) => fields),
    isWhole,
  };
}

function readingOf(settings: {kind: FileKind}, header?: string[]): Reading {
  return {
    format: completeFile(settings),
    values: completeValues(presetValues(settings.kind)),
    header,
  };
}

async function see(file: string): Promise<Seen> {
  const guesser = encodingGuesser();
  const first: Buffer[] = [];
  let size = 0;
  let last = 10;
  for await (const chunk of plainChunks(file)) {
    guesser.push(chunk);
    if (size < mostBytes) first.push(chunk);
    size += chunk.length;
    last = chunk.at(-1) ?? last;
    if (size === chunk.length && isBinary(chunk.toString('latin1', 0, 4))) break;
  }
  const encoding = guesser.end();
  const bytes = Buffer.concat(first);
  const decoder = new TextDecoder(encoding.encoding);
  const isWhole = bytes.length === size;
  return {
    start: bytes.toString('latin1', 0, 1 << 16),
    encoding,
    endsWithLine: [0, 10, 13].includes(last),
    text: decoder.decode(bytes, {stream: !isWhole}),
    isWhole,
  };
}

async function jsonSettings(file: string): Promise<Setting[]> {
  const document = Buffer.concat(await Array.fromAsync(plainChunks(file))).toString();
  const path = recordsIn(parsedJson(document, 'it'));
  return path ? [{name: 'records', value: path, reason: 'the list of records stands there'}] : [];
}

/** Settings of DATEV files, lists of SAP and lines of JSON that differ from what these mean. */
function textSettings(kind: FileKind, {encoding, endsWithLine, text}: Seen): Setting[] {
  const usual = completeFile({kind});
  const isTabbed = kind === 'sap_list' && !/^\|/m.test(text);
  return [
    ...(encoding.encoding === usual.encoding || encoding.isAscii
      ? []
      : [{name: 'encoding', value: encoding.encoding, reason: encoding.reason}]),
    ...(isTabbed
      ? [{name: 'delimiter', value: '\t', reason: 'it was saved for a spreadsheet'}]
      : []),
    ...(endsWithLine || usual.final_line_break === 'optional' ? [] : [openEnd]),
  ];
}
