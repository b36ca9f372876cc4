import {basename, dirname} from 'node:path';
import {type FileKind, presetLedger, presetValues} from '../../company/sources/file.ts';
import {completeValues} from '../../company/sources/values.ts';
import {contract, entityNamed} from '../../warehouse/entities/index.ts';
import type {Assignment} from './assignment.ts';
import {type Column, columnsOf} from './column.ts';
import {endsWithZero, isId} from './content.ts';
import type {Group} from './groups.ts';
import {bestCandidate, type Candidate, candidateOf, isComplete} from './mapping.ts';
import {slug, wordsOf} from './names.ts';
import type {Setting, Use} from './settings.ts';
import {valuesIn} from './values.ts';

/** One line of a mapping: what a field is taken from. */
export interface ProposedColumn {
  field: string;
  mapping: string | Record<string, unknown>;
  /** The values of the sample, without an end that is taken off; to hold streams against each other. */
  values: string[];
  doubt?: string;
}

/** A stream as it is proposed, with reasons and doubts. */
export interface ProposedStream {
  source: string;
  name: string;
  pattern: string;
  files: number;
  rows: number;
  /** The settings of files and values, in the order in which they are written. */
  settings: Setting[];
  entity: string | undefined;
  /** Why it is that entity, or why it is none. */
  because: string;
  columns: ProposedColumn[];
  /** Types of columns of a stream without an entity. */
  types: Record<string, unknown>;
  unused: string[];
  /** The one currency that all rows name. */
  currency: string | undefined;
  /** The month in which its fiscal years begin, where its rows say so. */
  fiscalYearStarts: number | undefined;
  doubts: string[];
}

/** What German systems call their columns; 01/02 and 1.234 mean something else to them. */
const german =
  /[äöüß]|\b(nr|nummer|datum|kunde|kunden\w*|betrag|menge|ort|plz|strasse|konto|beleg\w*|wert|anzahl|artikel\w*|rechnung\w*|firma|netto)\b/i;

/** Whether the names of columns are German. */
export const areGerman = (header: readonly string[]): boolean =>
  header.some(name => german.test(name));

/** Proposes how files of one shape are read and what they mean. */
export function proposedStream(group: Group, source: string): ProposedStream {
  const columns = columnsOf(group.header, group.rows);
  const words = wordsOf(`${group.name}`);
  const newest = group.samples.at(-1)!.rows.length;
  const candidates = contract.map(entity => candidateOf(entity, columns, words, newest));
  const kind = group.samples[0]!.kind;
  const best =
    presetCandidate(kind, columns) ??
    (group.rows.length > 0 ? bestCandidate(candidates) : undefined);
  const chosen = best && isComplete(best) ? best : undefined;
  const uses = chosen ? mappedUses(chosen) : typedUses(columns);
  const base = completeValues(presetValues(kind));
  const values = valuesIn(columns, uses, base, areGerman(group.header));
  const used = new Set(chosen?.assignments.map(({column}) => column));
  const types = chosen ? [] : uses.map(use => [use.column.name, typeOf(use, values.own(use))]);
  const isUntyped = kind === 'datev' && !chosen && types.length === 0;
  return {
    source,
    name: group.name,
    pattern: group.pattern,
    files: group.count,
    rows: group.rows.length,
    settings: [
      ...deliveryOf(group, chosen),
      ...group.settings,
      ...values.settings,
      ...(isUntyped ? [noBookings] : []),
    ],
    entity: chosen?.entity.name,
    because: reasonOf(group, source, best, chosen),
    columns: (chosen?.assignments ?? []).map(each => proposedColumn(each, chosen!, values.own)),
    types: Object.fromEntries(types),
    unused: chosen ? unusedOf(columns.filter(each => !used.has(each))) : [],
    currency: currencyOf(chosen, values.settings),
    ...fiscalYear(kind, group),
  };
}

/** WJ-Beginn says it; a short fiscal year begins in another month, and a person knows which is usual. */
function fiscalYear(kind: FileKind, {header, rows, doubts}: Group) {
  const at = kind === 'datev' ? header.indexOf('WJ-Beginn') : -1;
  const months = at === -1 ? [] : rows.map(row => Number(row[at]?.slice(5, 7)));
  const found = [...new Set(months.filter(month => month >= 1 && month <= 12))];
  const differ = `WJ-Beginn is in the months ${found.join(' and ')}; fiscal_year_starts in company.yaml takes one`;
  return {fiscalYearStarts: found[0], doubts: found.length > 1 ? [...doubts, differ] : doubts};
}

const mostUnused = 25;

/** Names of columns that hold something and are not mapped; some formats have a hundred. */
function unusedOf(columns: readonly Column[]): string[] {
  const names = columns.filter(({filled}) => filled > 0).map(({name}) => name);
  const others = names.length - mostUnused;
  return others > 0 ? [...names.slice(0, mostUnused), `and ${others} others`] : names;
}

/** A format that delivers a ledger says itself which of its columns is what. */
function presetCandidate(kind: FileKind, columns: readonly Column[]): Candidate | undefined {
  const entity = entityNamed('ledger_entries')!;
  const assignments = Object.entries(presetLedger(kind) ?? {}).flatMap(([field, name]) => {
    const column = columns.find(each => each.name === name);
    const doubt = kind === 'datev' && field === 'document' ? datevDocument : undefined;
    return column ? [{field, column, score: 1, ...(doubt ? {doubt} : {})}] : [];
  });
  const isLedger = entity.key.every(name => assignments.some(({field}) => field === name));
  return isLedger
    ? {entity, assignments, missing: [], conflicts: 0, isCalled: true, score: Infinity}
    : undefined;
}

/** Lines of a stack share the number of a document, and have no number of their own within it. */
const datevDocument =
  'Buchung counts the lines of each stack; the number that invoices have in the ledger stands in Belegfeld 1, which is no key';

/** Without types, a DATEV file would be taken for bookings. */
const noBookings: Setting = {name: 'types', value: {}, reason: 'these are no bookings'};

const mappedUses = ({entity, assignments}: Candidate): Use[] =>
  assignments.flatMap(({field, column}) =>
    column ? [{column, kind: entity.fields[field]!.kind}] : [],
  );

/** Without a mapping only what is certain gets a type: days, moments, and numbers with decimals. */
const typedUses = (columns: readonly Column[]): Use[] =>
  columns.flatMap((column): Use[] => {
    const {time, number} = column;
    if (time && !time.hasOffset && !(number && time.forms[0] === '%Y%m%d')) {
      return [{column, kind: time.hasTime ? 'moment' : 'day'}];
    }
    return number?.decimal && !endsWithZero(column) ? [{column, kind: 'decimal'}] : [];
  });

function typeOf({column, kind}: Use, own: object): unknown {
  const places = kind === 'decimal' ? column.number!.places(column.number!.decimal!) : 0;
  const settings = {...(places > 4 ? {scale: Math.min(places, 10)} : {}), ...own};
  return Object.keys(settings).length === 0 ? kind : {type: kind, ...settings};
}

function proposedColumn(
  {field, column, constant, words, doubt}: Assignment,
  {entity}: Candidate,
  own: (use: Use) => object,
): ProposedColumn {
  const says = doubt ? {doubt} : {};
  if (!column) return {field, mapping: {constant}, values: [], ...says};
  const given = column.values.flatMap(value => value?.replace(/\.0$/, '') ?? []);
  const isTranslated = Object.entries(words ?? {}).some(([theirs, ours]) => theirs !== ours);
  const settings = {
    ...(isTranslated ? {values: words} : {}),
    ...(isId(field) && endsWithZero(column) ? {strip_end: '.0'} : {}),
    ...own({column, kind: entity.fields[field]!.kind}),
  };
  const isPlain = Object.keys(settings).length === 0;
  const mapping = isPlain ? column.name : {from: column.name, ...settings};
  return {field, mapping, values: isId(field) ? given : [], ...says};
}

/** Files of facts add up; a list of customers with a date in its name replaces the one before. */
function deliveryOf(group: Group, chosen: Candidate | undefined): Setting[] {
  if (!group.pattern.includes('*')) return [];
  if (group.count === 1) {
    const value = chosen?.entity.happenedOn ? 'delta' : 'full';
    const doubt = 'one file is here so far; full: the newest is all there is; delta: they add up';
    return [{name: 'delivery', value, doubt}];
  }
  const share = chosen ? repeatedKeys(group, chosen) : 0;
  if (share > 0.5) {
    return [{name: 'delivery', value: 'full', reason: 'each file has the rows of the one before'}];
  }
  const reason = `${group.count} files of the same shape${chosen ? ', with other rows in each' : ''}`;
  return [{name: 'delivery', value: 'delta', reason}];
}

/** Share of the newest file's keys that an earlier file has, too. */
function repeatedKeys({samples}: Group, {entity, assignments}: Candidate): number {
  const keys = assignments.filter(({field, column}) => entity.key.includes(field) && column);
  const newest = samples.at(-1)!.rows.length;
  const rows = keys[0]?.column?.values.length ?? 0;
  const keyAt = (row: number) => JSON.stringify(keys.map(({column}) => column!.values[row]));
  const earlier = new Set(Array.from({length: rows - newest}, (_, row) => keyAt(row)));
  const repeated = Array.from({length: newest}, (_, at) => keyAt(rows - newest + at)).filter(key =>
    earlier.has(key),
  );
  return newest === 0 ? 0 : repeated.length / newest;
}

function reasonOf(
  {rows}: Group,
  source: string,
  best: Candidate | undefined,
  chosen: Candidate | undefined,
): string {
  if (chosen) {
    const by = chosen.isCalled ? 'by its name and its columns' : 'by its columns';
    return chosen.conflicts > 0 ? `${by}; a few rows have a key twice` : by;
  }
  if (rows.length === 0) return 'the file has no rows yet, so nothing can be told of its values';
  if (!best) return 'no entity of the contract fits its columns';
  const {entity, missing, conflicts} = best;
  if (missing.length > 0) {
    return `${entity.name} would fit, but no column holds the required ${missing.join(', ')}. Add it to the export, or derive it in staging/stg_${source}__${entity.name}.sql`;
  }
  const key = entity.key.join(', ');
  return `${entity.name} would fit, but ${Math.round(conflicts * 100)} % of the rows have the same ${key} as another row`;
}

/** The currency that a column names in every row, or that amounts are marked with. */
function currencyOf(
  chosen: Candidate | undefined,
  settings: readonly Setting[],
): string | undefined {
  const named = chosen?.assignments.find(({field}) => field === 'currency')?.column?.words ?? [];
  const marked = settings.flatMap(({name, value}) =>
    name === 'currency' ? (value as string[]) : [],
  );
  const codes = [...named, ...marked].map(sign => codeOf[sign] ?? sign);
  return codes.length === 1 && /^[A-Z]{3}$/.test(codes[0]!) ? codes[0] : undefined;
}

const codeOf: Record<string, string> = {'€': 'EUR', $: 'USD', '£': 'GBP'};

/** What a source is called: the folder that its files lie in. */
export function sourceName(pattern: string, folder: string): string {
  const parent = dirname(pattern);
  return slug(basename(parent === '.' ? folder : parent), 'files');
}
