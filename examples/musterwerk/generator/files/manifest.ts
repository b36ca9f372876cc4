import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {WrittenFile} from './csv_writer.ts';
import {plainMoney} from './german_numbers.ts';

/** Cents by month and kind, such as a document kind or an account class. */
export type MoneyTable = Map<string, Map<string, number>>;

export function addMoney(table: MoneyTable, month: string, kind: string, cents: number): void {
  const row = table.get(month) ?? new Map<string, number>();
  row.set(kind, (row.get(kind) ?? 0) + cents);
  table.set(month, row);
}

export interface Dirt {
  file: string;
  reason: string;
  /** Whether a warehouse should turn the row away, or take it and say that the customer is unknown. */
  expected: 'rejected' | 'loaded';
  rows: number;
  /** Nettobetrag of these rows, in cents; only for invoice lines. */
  net?: number;
}

/** One entry for each file and reason. */
export function addDirt(dirt: Dirt[], found: Dirt): void {
  const same = dirt.find(one => one.file === found.file && one.reason === found.reason);
  if (!same) {
    dirt.push(found);
    return;
  }
  same.rows += found.rows;
  if (found.net !== undefined) same.net = (same.net ?? 0) + found.net;
}

export interface Delivered {
  arguments: {customers: number; years: number; seed: number};
  files: WrittenFile[];
  invoices: MoneyTable;
  ledger: {Ist: MoneyTable; Plan: MoneyTable};
  dirt: Dirt[];
}

/** What was delivered, to be compared with what was loaded. Amounts are exact decimals in EUR. */
export function writeManifest(folder: string, delivered: Delivered): void {
  const {dirt, files} = delivered;
  const manifest = {
    arguments: delivered.arguments,
    files,
    invoices: plain(delivered.invoices),
    ledger: {Ist: plain(delivered.ledger.Ist), Plan: plain(delivered.ledger.Plan)},
    totals: {
      files: files.length,
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      invoices: totals(delivered.invoices),
      ledger: {Ist: totals(delivered.ledger.Ist), Plan: totals(delivered.ledger.Plan)},
      rejected: {
        rows: dirt
          .filter(one => one.expected === 'rejected')
          .reduce((sum, one) => sum + one.rows, 0),
        net: plainMoney(
          dirt
            .filter(one => one.expected === 'rejected')
            .reduce((sum, one) => sum + (one.net ?? 0), 0),
        ),
      },
    },
    dirt: dirt.map(one => (one.net === undefined ? one : {...one, net: plainMoney(one.net)})),
  };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

const plainRow = (row: Map<string, number>) =>
  Object.fromEntries([...row].sort().map(([kind, cents]) => [kind, plainMoney(cents)]));

const plain = (table: MoneyTable) =>
  Object.fromEntries([...table].sort().map(([month, row]) => [month, plainRow(row)]));

function totals(table: MoneyTable) {
  const sums = new Map<string, number>();
  for (const row of table.values()) {
    for (const [kind, cents] of row) sums.set(kind, (sums.get(kind) ?? 0) + cents);
  }
  return plainRow(sums);
}
