import type {FileFormat, FileKind} from '../../company/sources/file.ts';
import {delimitedRows} from './delimited.ts';
import {datev} from './kinds/datev.ts';
import {json, ndjson} from './kinds/json.ts';
import {planWorkbook} from './kinds/plan_workbook.ts';
import {sapList} from './kinds/sap_list.ts';
import {xlsx} from './kinds/xlsx.ts';
import {laidOut} from './layout.ts';
import type {TableReader} from './table.ts';

const csv: TableReader = (file, reading) => laidOut(delimitedRows(file, reading.format), reading);

/** How each kind of file is taken apart. Parquet is not: the warehouse reads it as it is. */
export const readers: Record<Exclude<FileKind, 'parquet'>, TableReader> = {
  csv,
  json,
  ndjson,
  xlsx,
  datev,
  sap_list: sapList,
  plan_workbook: planWorkbook,
};

/**
 * Whether a file is one plain table in delimited text, without anything to be skipped: then nobody
 * takes it apart row by row, and DuckDB reads it as it is.
 */
export const isPlainTable = ({
  kind,
  line_break,
  skip_lines,
  header_begins,
  footer_lines,
  skip,
  repeated_header,
}: FileFormat) =>
  kind === 'csv' &&
  line_break === 'lf' &&
  skip_lines === 0 &&
  header_begins === undefined &&
  footer_lines === 0 &&
  skip.length === 0 &&
  !repeated_header;
