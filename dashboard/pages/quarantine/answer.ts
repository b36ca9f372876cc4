import type {Decimal} from '../../../warehouse/decimal.ts';
import type {Asked} from '../../page.ts';
import {pageOf, type RowPage} from '../../paging.ts';
import {
  allDeliveries,
  deliveriesWithRejections,
  moneyOfDeliveries,
  moneyOfStreams,
  rejectedRows,
  rejectionReasons,
} from './queries.ts';
import type {QuarantineQuestion} from './question.ts';

type AskedHere = Asked<QuarantineQuestion>;

/** What became of rows or of the sum of a column: delivered = loaded + quarantined + duplicate. */
export interface Balance<Amount> {
  delivered: Amount;
  loaded: Amount;
  quarantined: Amount;
  duplicate: Amount;
  holds: boolean;
}

export interface MoneyBalance extends Balance<Decimal> {
  stream: string;
  column_name: string;
}

export interface DeliveryAnswer {
  stream: string;
  delivery: number;
  file: string;
  received_at: string;
  /** Lines that are no rows, such as repeated headings; they are not part of what was delivered. */
  rows_skipped: number;
  warnings: string;
  doubts: string;
  accepted_by: string | null;
  rows: Balance<number>;
  money: MoneyBalance[];
}

export interface Reason {
  stream: string;
  entity: string;
  column_name: string | null;
  reason: string;
  rows: number;
}

export interface QuarantineAnswer {
  /** Deliveries with rejected rows, of the chosen stream or of all, the worst first. */
  deliveries: DeliveryAnswer[];
  total: {deliveries: number; rows: Balance<number>; money: MoneyBalance[]};
  /** Rows that wait, of the chosen stream or of all, and who has set them aside. */
  quarantined: {rows: number; from_deliveries: number; from_staging: number; holds: boolean};
  /** All that the choice leaves, most frequent first; their rows add up to `rows`. */
  reasons: Reason[];
  rows: number;
  /** All that could be chosen. */
  possible: Reason[];
}

/** What waits in quarantine and why, with the proof that nothing else was lost. */
export async function readQuarantine(asked: AskedHere): Promise<QuarantineAnswer> {
  const {db, question} = asked;
  const {stream} = question;
  const [possible, ofStream, reasons, deliveries, total, money] = await Promise.all([
    rejectionReasons(db, {}).execute(),
    rejectionReasons(db, {stream}).execute(),
    rejectionReasons(db, choiceOf(question)).execute(),
    readDeliveries(asked),
    allDeliveries(db, stream).executeTakeFirstOrThrow(),
    moneyOfStreams(db, stream).execute(),
  ]);
  const rows = sumOf(ofStream, 'rows');
  const fromDeliveries = sumOf(ofStream, 'from_deliveries');
  return {
    deliveries,
    total: {deliveries: total.deliveries, rows: rowBalance(total), money},
    quarantined: {
      rows,
      from_deliveries: fromDeliveries,
      from_staging: rows - fromDeliveries,
      holds: fromDeliveries === total.rows_quarantined,
    },
    reasons: reasons.map(withoutOrigin),
    rows: sumOf(reasons, 'rows'),
    possible: possible.map(withoutOrigin),
  };
}

/** The part of the question that chooses rows. */
export const choiceOf = ({stream, column, reason}: QuarantineQuestion) => ({
  stream,
  column,
  reason,
});

const withoutOrigin = ({from_deliveries: _, ...reason}: Reason & {from_deliveries: number}) =>
  reason;

const sumOf = <Name extends string>(all: readonly Record<Name, number>[], name: Name) =>
  all.reduce((sum, each) => sum + each[name], 0);

async function readDeliveries({db, question}: AskedHere): Promise<DeliveryAnswer[]> {
  const deliveries = await deliveriesWithRejections(db, question.stream).execute();
  const money = await moneyOfDeliveries(db, question.stream).execute();
  const moneyOf = Map.groupBy(money, each => `${each.stream} ${each.delivery}`);
  return deliveries.map(each => ({
    stream: each.stream,
    delivery: each.delivery,
    file: each.file,
    received_at: each.received_at,
    rows_skipped: each.rows_skipped,
    warnings: each.warnings,
    doubts: each.doubts,
    accepted_by: each.accepted_by,
    rows: {...rowBalance(each), holds: each.holds},
    money: (moneyOf.get(`${each.stream} ${each.delivery}`) ?? []).map(
      ({delivery: _, ...sums}) => sums,
    ),
  }));
}

interface RowCounts {
  rows_delivered: number;
  rows_loaded: number;
  rows_quarantined: number;
  rows_duplicate: number;
}

const rowBalance = (each: RowCounts): Balance<number> => ({
  delivered: each.rows_delivered,
  loaded: each.rows_loaded,
  quarantined: each.rows_quarantined,
  duplicate: each.rows_duplicate,
  holds: each.rows_delivered === each.rows_loaded + each.rows_quarantined + each.rows_duplicate,
});

const pageSize = 100;

export type RejectedRow = Awaited<
  ReturnType<ReturnType<typeof rejectedRows>['executeTakeFirstOrThrow']>
>;

/** One page of the rows that the choice leaves. */
export const readRows = (
  {db, question}: AskedHere,
  {rows: all}: QuarantineAnswer,
): Promise<RowPage<RejectedRow>> =>
  pageOf(question.page, {all, size: pageSize}, (limit, offset) =>
    rejectedRows(db, choiceOf(question)).limit(limit).offset(offset).execute(),
  );
