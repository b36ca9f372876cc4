import {given} from '../given.ts';
import {Problem} from '../problem.ts';
import type {ColumnMapping, ColumnType} from './column.ts';
import type {TableReading} from './database.ts';
import {type ControlFile, completeExpectations, type Expectations} from './expectations.ts';
import {completeFile, type FileFormat, fileFields, presetLedger, presetValues} from './file.ts';
import type {HttpReading} from './http.ts';
import {seconds} from './shared.ts';
import type {SourceSettings, SourcesSettings, StreamSettings} from './sources.ts';
import {completeValues, requireTwoSigns, type ValueFormat} from './values.ts';

/** Where a stream is read from. */
type Place =
  | {from: 'files'; files: string}
  | ({from: 'database'} & TableReading)
  | ({from: 'http'} & HttpReading);

/** One stream of one system, with everything that its system's defaults say filled in. */
export interface StreamDeclaration {
  source: string;
  stream: string;
  place: Place;
  delivery: 'full' | 'delta';
  /** Whether what was delivered before is history, where the source has none of its own. */
  history: boolean;
  /** Whether the source's customer numbers are those that other sources have, too. */
  customerNumbers: 'shared' | 'own';
  header: string[] | undefined;
  file: FileFormat;
  values: ValueFormat;
  expect: Expectations;
  control: ControlFile | undefined;
  entity: string | undefined;
  columns: Record<string, ColumnMapping>;
  types: Record<string, ColumnType>;
}

/** All streams of a company that lives by the clocks of a time zone, in the order of the file. */
export function declaredStreams(sources: SourcesSettings, timeZone: string): StreamDeclaration[] {
  return Object.entries(sources).flatMap(([source, system]) =>
    Object.entries(system.streams).map(([stream, settings]) =>
      declared(source, stream, system, settings, timeZone),
    ),
  );
}

function declared(
  source: string,
  stream: string,
  system: SourceSettings,
  settings: StreamSettings,
  timeZone: string,
): StreamDeclaration {
  const where = `${source}.streams.${stream}`;
  const format = {...system.format, ...given(settings)};
  const place = placeOf(where, system, settings);
  const file = place.from === 'files' ? completeFile(fileSettings(format)) : ownFile(place.from);
  if (file.kind === 'plan_workbook' && !file.plan) throw withoutPlan(where);
  const preset = completeValues(presetValues(place.from === 'files' ? format.kind : place.from));
  const values = completeValues(format, {...preset, wall_clock: timeZone});
  requireTwoSigns(where, values);
  for (const part of ['columns', 'types'] as const) {
    for (const [column, own] of Object.entries(settings[part] ?? {})) {
      if (typeof own !== 'string') {
        requireTwoSigns(`${where}.${part}.${column}`, completeValues(own, values));
      }
    }
  }
  const ledger = settings.entity || settings.types ? undefined : presetLedger(file.kind);
  const isDelta = settings.watermark ?? settings.since ?? ledger;
  return {
    source,
    stream,
    place,
    delivery: settings.delivery ?? (isDelta ? 'delta' : 'full'),
    history: settings.history ?? true,
    customerNumbers: system.customer_numbers ?? 'shared',
    header: settings.header,
    file,
    values,
    expect: completeExpectations(where, system.expect, settings.expect),
    control: settings.control,
    entity: settings.entity ?? (ledger && 'ledger_entries'),
    columns: settings.columns ?? ledger ?? {},
    types: settings.types ?? {},
  };
}

const fileSettings = (format: object) =>
  Object.fromEntries(Object.entries(format).filter(([name]) => name in fileFields));

/** What we write ourselves of a database's or a web service's answers. */
const ownFile = (from: 'database' | 'http') =>
  completeFile(from === 'database' ? {kind: 'csv'} : {kind: 'ndjson'});

function placeOf(where: string, system: SourceSettings, settings: StreamSettings): Place {
  const {files, table, query, watermark, overlap, path, parameters = {}, pages, since} = settings;
  if (files !== undefined) return {from: 'files', files};
  if (path !== undefined) {
    if (!system.http) throw without(where, 'path', 'http');
    return {
      from: 'http',
      system: system.http,
      path,
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [name, String(value)]),
      ),
      pages,
      since: since && {...since, overlapSeconds: seconds(since.overlap)},
      records: settings.records ?? system.format.records,
    };
  }
  if (!system.database) throw without(where, table ? 'table' : 'query', 'database');
  return {
    from: 'database',
    system: system.database,
    table,
    query,
    watermark,
    overlapSeconds: seconds(overlap),
  };
}

const withoutPlan = (where: string) =>
  new Problem({
    where: `sources.yaml, ${where}`,
    what: 'a plan workbook needs to know how its headings are to be read',
    next: 'Add, for instance: plan: {dimensions: [product_line, region], header_rows: 2}',
  });

const without = (where: string, setting: string, system: string) =>
  new Problem({
    where: `sources.yaml, ${where}`,
    what: `it has a ${setting}, but its source has no "${system}"`,
    next: `Say beside "streams" how to reach it: ${system}: {…}`,
  });
