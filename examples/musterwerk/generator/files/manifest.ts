import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {numberText} from './notation.ts';
import type {WrittenFile} from './outbox.ts';

/** Exact decimals by month and kind, such as a document kind or an account class. */
type MoneyTable = Record<string, Record<string, string>>;

/**
 * Why the ledger's revenue of a month is not the sum of the invoice lines that are dated in it, each
 * in euro at its rate, rounded to the cent, and without what the ERP sends twice.
 */
export type Difference =
  | 'dated in another month'
  | 'down payments'
  | 'put off'
  | 'Skonto'
  | 'bonus set aside'
  | 'bonus credited'
  | 'CHF called EUR'
  | 'booked by hand';

interface Dirt {
  file: string;
  reason: string;
  /**
   * Whether a warehouse should turn the row away, take it, or see that it has the row already: in
   * the same file (duplicate), or from an earlier one (repeated). What is missing was not sent. A
   * row that is loaded may still deserve a warning.
   */
  expected: 'rejected' | 'loaded' | 'duplicate' | 'repeated' | 'missing';
  rows: number;
  /** Nettobetrag of these rows; only for invoice lines. */
  net?: string;
}

export interface Manifest {
  arguments: {customers: number; years: number; seed: number};
  /** The last night delivered, and the first days that have files by night and by month. */
  until: string;
  nights: string;
  months: string;
  files: WrittenFile[];
  /** As written, by kind of document and currency. */
  invoices: MoneyTable;
  ledger: MoneyTable;
  /** What the ledger's revenue has more than the invoice lines, by reason. */
  differences: MoneyTable;
  /** Of the sales plan's workbooks, by what is planned; subtotals are not counted. */
  plan: MoneyTable;
  totals: {
    files: number;
    rows: number;
    invoices: Record<string, string>;
    ledger: Record<string, string>;
    differences: Record<string, string>;
    plan: Record<string, string>;
    rejected: {rows: number; net: string};
  };
  dirt: Dirt[];
}

type Table = 'invoices' | 'ledger' | 'differences' | 'plan';

/** Counts what is delivered while it is written. Amounts are whole cents. */
export interface Tally {
  money(table: Table, month: string, kind: string, cents: number): void;
  dirt(file: string, reason: string, expected: Dirt['expected'], net?: number): void;
}

export function openTally(): Tally & {written(known?: Manifest): Pick<Manifest, Table | 'dirt'>} {
  const tables: Record<Table, Sums> = {
    invoices: new Map(),
    ledger: new Map(),
    differences: new Map(),
    plan: new Map(),
  };
  const dirt = new Map<string, {rows: number; net: number | undefined}>();

  function plant(key: string, rows: number, net: number | undefined): void {
    const same = dirt.get(key);
    const sum = net === undefined ? same?.net : (same?.net ?? 0) + net;
    dirt.set(key, {rows: (same?.rows ?? 0) + rows, net: sum});
  }

  return {
    money(table, month, kind, cents) {
      add(tables[table], month, kind, cents);
    },
    dirt: (file, reason, expected, net) => plant(`${file}|${reason}|${expected}`, 1, net),
    written(known) {
      if (known) {
        for (const each of Object.keys(tables) as Table[]) addKnown(tables[each], known[each]);
        for (const {file, reason, expected, rows, net} of known.dirt)
          plant(`${file}|${reason}|${expected}`, rows, net === undefined ? undefined : cents(net));
      }
      return {
        invoices: plain(tables.invoices),
        ledger: plain(tables.ledger),
        differences: plain(tables.differences),
        plan: plain(tables.plan),
        dirt: [...dirt].sort(byKey).map(([key, {rows, net}]) => {
          const [file = '', reason = '', expected] = key.split('|');
          const entry: Dirt = {file, reason, expected: expected as Dirt['expected'], rows};
          return net === undefined ? entry : {...entry, net: plainMoney(net)};
        }),
      };
    },
  };
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

const plainMoney = (cents: number) => numberText(cents, 'plain money');

const cents = (text: string) => Number(text.replace('.', ''));

/** Cents by month and kind. */
type Sums = Map<string, Map<string, number>>;

function add(sums: Sums, month: string, kind: string, cents: number): void {
  let kinds = sums.get(month);
  if (!kinds) {
    kinds = new Map();
    sums.set(month, kinds);
  }
  kinds.set(kind, (kinds.get(kind) ?? 0) + cents);
}

function addKnown(sums: Sums, known: MoneyTable): void {
  for (const [month, row] of Object.entries(known)) {
    for (const [kind, amount] of Object.entries(row)) add(sums, month, kind, cents(amount));
  }
}

const plain = (sums: Sums): MoneyTable =>
  Object.fromEntries([...sums].sort(byKey).map(([month, kinds]) => [month, inOrder(kinds)]));

const inOrder = (kinds: ReadonlyMap<string, number>) =>
  Object.fromEntries([...kinds].sort(byKey).map(([kind, cents]) => [kind, plainMoney(cents)]));

function totals(table: MoneyTable): Record<string, string> {
  const sums = new Map<string, number>();
  for (const row of Object.values(table)) {
    for (const [kind, amount] of Object.entries(row))
      sums.set(kind, (sums.get(kind) ?? 0) + cents(amount));
  }
  return inOrder(sums);
}

const NAME = 'manifest.json';

/** What was delivered, to be compared with what was loaded. */
export function writeManifest(folder: string, delivered: Omit<Manifest, 'totals'>): void {
  const {files, invoices, ledger, differences, plan, dirt} = delivered;
  const rejected = dirt.filter(({expected}) => expected === 'rejected');
  const manifest: Manifest = {
    ...delivered,
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    totals: {
      files: files.length,
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      invoices: totals(invoices),
      ledger: totals(ledger),
      differences: totals(differences),
      plan: totals(plan),
      rejected: {
        rows: rejected.reduce((sum, {rows}) => sum + rows, 0),
        net: plainMoney(rejected.reduce((sum, {net}) => sum + cents(net ?? '0.00'), 0)),
      },
    },
  };
  writeFileSync(join(folder, NAME), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** What is there already, if it is anything of ours. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, NAME), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}
