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

type Sums = Record<string, Decimal | number>;

/**
 * Delivered = loaded + quarantined + duplicates, in rows and in the sum of every decimal column,
 * or the delivery fails. What was loaded is read back from the file that was written.
 */
export async function reconcile(
  db: Connection,
  manifest: Manifest,
  {columns}: StagedShape,
  file: string,
): Promise<Reconciliation> {
  const decimals = columns.filter(({field}) => field.kind === 'decimal').map(({name}) => name);
  const sums = list([
    'count(*) as n',
    ...decimals.map((name, i) => `coalesce(sum(${identifier(name)}), 0) as sum_${i}`),
  ]);
  const isDuplicate = 'rowid in (select _row from duplicate_row where identical)';
  const sumsOf = async (from: string) => (await db.rows<Sums>(`select ${sums} from ${from}`))[0]!;
  const delivered = await sumsOf('cast_row');
  const loaded = await sumsOf(`read_parquet(${literal(file)})`);
  const quarantined = await sumsOf('cast_row where _reason is not null');
  const duplicate = await sumsOf(`cast_row where ${isDuplicate}`);

  const money = decimals.map((column, i) => ({
    column,
    delivered: String(delivered[`sum_${i}`]),
    loaded: String(loaded[`sum_${i}`]),
    quarantined: String(quarantined[`sum_${i}`]),
    duplicate: String(duplicate[`sum_${i}`]),
  }));
  const torn = money.find(
    sum =>
      scaled(sum.delivered) !==
      scaled(sum.loaded) + scaled(sum.quarantined) + scaled(sum.duplicate),
  );
  if (torn) throw unreconciled(manifest, `the sums of ${torn.column} differ`);

  const refused = manifest.records - Number(delivered.n);
  const rows = {
    delivered: manifest.records,
    loaded: Number(loaded.n),
    quarantined: Number(quarantined.n) + refused,
    duplicate: Number(duplicate.n),
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
