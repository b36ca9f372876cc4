import {Problem} from '../../company/problem.ts';
import type {Manifest} from '../../pipelines/manifest.ts';
import type {Connection} from '../database.ts';
import type {Decimal} from '../decimal.ts';
import {identifier, list, literal} from '../sql.ts';
import type {StagedShape} from './staged_shape.ts';

/** What became of the rows and the money of one delivery. */
export interface Reconciliation {
  delivered: number;
  loaded: number;
  quarantined: number;
  duplicate: number;
  money: MoneyReconciliation[];
}

/** Sums of one column over the rows whose amount could be read, as decimal texts. */
interface MoneyReconciliation {
  column: string;
  delivered: string;
  loaded: string;
  quarantined: string;
  duplicate: string;
}

/** Rows and sums, by which rows they are of and, for a sum, the place of its column. */
type Sums = Record<string, Decimal | number>;

/** What was read of a delivery, before it is written: its rows, and among them those set apart. */
export interface Tally {
  /** Rows that were read, and lines that are none. */
  read: number;
  refused: number;
  sums: Sums;
}

const decimalsOf = ({columns}: StagedShape) =>
  columns.filter(({field}) => field.kind === 'decimal').map(({name}) => name);

/** The select list that counts some rows, and sums up their decimal columns. */
const sumsOf = (which: string, decimals: readonly string[], condition?: string): string[] => {
  const filter = condition ? ` filter (where ${condition})` : '';
  return [
    `count(*)${filter} as ${which}`,
    ...decimals.map((name, i) => `coalesce(sum(${identifier(name)})${filter}, 0) as ${which}_${i}`),
  ];
};

/** Counts what is in `cast_row`, in one go. */
export async function tallied(
  db: Connection,
  shape: StagedShape,
  hasDuplicates: boolean,
): Promise<Tally> {
  const decimals = decimalsOf(shape);
  const isDuplicate = hasDuplicates
    ? 'rowid in (select _row from duplicate_row where identical)'
    : 'false';
  const [row] = await db.rows<Sums>(
    `select ${list([
      ...sumsOf('delivered', decimals),
      ...sumsOf('quarantined', decimals, '_reason is not null'),
      ...sumsOf('duplicate', decimals, isDuplicate),
      '(select count(*) from refused_row) as refused',
    ])} from cast_row`,
  );
  const {refused, ...sums} = row!;
  return {read: Number(sums.delivered), refused: Number(refused), sums};
}

/**
 * Delivered = loaded + quarantined + duplicates, in rows and in the sum of every decimal column,
 * or the delivery fails. What was loaded is read back from the file that was written.
 */
export async function reconcile(
  db: Connection,
  manifest: Manifest,
  shape: StagedShape,
  {read, sums: ofRows}: Tally,
  file: string,
): Promise<Reconciliation> {
  const decimals = decimalsOf(shape);
  const [loaded] = await db.rows<Sums>(
    `select ${list(sumsOf('loaded', decimals))} from read_parquet(${literal(file)})`,
  );
  const sums = {...ofRows, ...loaded};

  const money = decimals.map((column, i) => ({
    column,
    delivered: String(sums[`delivered_${i}`]),
    loaded: String(sums[`loaded_${i}`]),
    quarantined: String(sums[`quarantined_${i}`]),
    duplicate: String(sums[`duplicate_${i}`]),
  }));
  const torn = money.find(
    sum =>
      scaled(sum.delivered) !==
      scaled(sum.loaded) + scaled(sum.quarantined) + scaled(sum.duplicate),
  );
  if (torn) throw unreconciled(manifest, `the sums of ${torn.column} differ`);

  const rows = {
    delivered: manifest.records,
    loaded: Number(sums.loaded),
    quarantined: Number(sums.quarantined) + manifest.records - read,
    duplicate: Number(sums.duplicate),
  };
  if (rows.delivered !== rows.loaded + rows.quarantined + rows.duplicate) {
    throw unreconciled(manifest, `${rows.delivered} rows came, ${rows.loaded} were loaded`);
  }
  return {...rows, money};
}

/** A decimal text of at most ten places as a whole number, so that sums are exact. */
function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(10, '0'));
}

const unreconciled = (manifest: Manifest, what: string) =>
  new Problem({
    where: `${manifest.source}/${manifest.stream}, ${manifest.file}`,
    what: `rows or money got lost while staging: ${what}`,
    next: 'This is a defect of Kundenwert; the last good delivery stays in use. Please report it.',
  });
