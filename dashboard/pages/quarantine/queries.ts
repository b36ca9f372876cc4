import {sql} from 'kysely';
import type {Decimal} from '../../../warehouse/decimal.ts';
import type {Warehouse} from '../../../warehouse/query.ts';

type DeliveryKey = {source: string; stream: string; delivery: number};

type DeliveryTables = {
  /** Without a delivery where SQL of the company set the row aside. */
  quarantine: {delivery: number | null};
  meta_delivery: DeliveryKey & {
    file: string;
    received_at: string;
    rows_delivered: number;
    rows_loaded: number;
    rows_quarantined: number;
    rows_duplicate: number;
    rows_skipped: number;
    warnings: string;
    doubts: string;
    accepted_by: string | null;
  };
  meta_delivery_money: DeliveryKey & {
    column_name: string;
    delivered: Decimal;
    loaded: Decimal;
    quarantined: Decimal;
    duplicate: Decimal;
  };
};

/** What of the quarantine is looked at; all of it unless chosen. */
export interface Choice {
  /** source/stream, or staging/…sql where SQL of the company set the rows aside. */
  stream?: string | undefined;
  /** A column's name, or wholeRow. */
  column?: string | undefined;
  reason?: string | undefined;
}

/** The column of a choice where no single one is to blame. */
export const wholeRow = '-';

const rejectedBy = sql<string>`coalesce(
  quarantine.source || '/' || quarantine.stream, quarantine.file)`;
const columnOrRow = sql<string>`coalesce(column_name, ${sql.lit(wholeRow)})`;
const deliveredBy = sql<string>`d.source || '/' || d.stream`;

const tables = (db: Warehouse) => db.withTables<DeliveryTables>();

const rejected = (db: Warehouse, {stream, column, reason}: Choice) =>
  tables(db)
    .selectFrom('quarantine')
    .$if(stream !== undefined, query => query.where(rejectedBy, '=', stream!))
    .$if(column !== undefined, query => query.where(columnOrRow, '=', column!))
    .$if(reason !== undefined, query => query.where('reason', '=', reason!));

/** Why rows were rejected, most frequent first; `from_deliveries` are not set aside by SQL. */
export const rejectionReasons = (db: Warehouse, choice: Choice) =>
  rejected(db, choice)
    .select(rejectedBy.as('stream'))
    .select(['entity', 'column_name', 'reason'])
    .select(({fn}) => [
      fn.countAll<number>().as('rows'),
      fn.count<number>('delivery').as('from_deliveries'),
    ])
    .groupBy([rejectedBy, 'entity', 'column_name', 'reason'])
    .orderBy('rows', 'desc')
    .orderBy(rejectedBy)
    .orderBy('column_name')
    .orderBy('reason');

/** The rejected rows themselves, in the order of their files. */
export const rejectedRows = (db: Warehouse, choice: Choice) =>
  rejected(db, choice)
    .select(rejectedBy.as('stream'))
    .select(['entity', 'delivery', 'file', 'line', 'column_name', 'value', 'reason'])
    .orderBy(rejectedBy)
    .orderBy('delivery')
    .orderBy('line')
    .orderBy('column_name')
    .orderBy('reason')
    .orderBy('value');

/** What was delivered went somewhere, and what was rejected waits in quarantine, row by row. */
const rowsHold = sql<boolean>`rows_delivered = rows_loaded + rows_quarantined + rows_duplicate
  and rows_quarantined = (
    select count(*) from quarantine as q
    where q.source = d.source and q.stream = d.stream and q.delivery = d.delivery
  )`;

/** Deliveries with rejected rows, the worst first. */
export const deliveriesWithRejections = (db: Warehouse, stream?: string) =>
  tables(db)
    .selectFrom('meta_delivery as d')
    .where('rows_quarantined', '>', 0)
    .$if(stream !== undefined, query => query.where(deliveredBy, '=', stream!))
    .select(deliveredBy.as('stream'))
    .select(['delivery', 'file', 'rows_delivered', 'rows_loaded', 'rows_quarantined'])
    .select(['rows_duplicate', 'rows_skipped', 'warnings', 'doubts', 'accepted_by'])
    .select([
      sql<string>`strftime(received_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ')`.as('received_at'),
      rowsHold.as('holds'),
    ])
    .orderBy('rows_quarantined', 'desc')
    .orderBy(deliveredBy)
    .orderBy('delivery');

const moneyHolds = sql<boolean>`delivered = loaded + quarantined + duplicate`;

const money = (db: Warehouse, stream?: string) =>
  tables(db)
    .selectFrom('meta_delivery_money as d')
    .$if(stream !== undefined, query => query.where(deliveredBy, '=', stream!))
    .select(deliveredBy.as('stream'))
    .select('column_name');

/** Sums of the decimal columns of deliveries with rejected rows. */
export const moneyOfDeliveries = (db: Warehouse, stream?: string) =>
  money(db, stream)
    .where(
      sql<boolean>`(d.source, d.stream, d.delivery) in (
        select (source, stream, delivery) from meta_delivery where rows_quarantined > 0)`,
    )
    .select(['delivery', 'delivered', 'loaded', 'quarantined', 'duplicate'])
    .select(moneyHolds.as('holds'));

/** The same over all deliveries of a stream, where there are several and rows of it are rejected. */
export const moneyOfStreams = (db: Warehouse, stream?: string) =>
  money(db, stream)
    .where(
      sql<boolean>`(d.source, d.stream) in (
        select (source, stream) from meta_delivery
        group by source, stream having count(*) > 1 and sum(rows_quarantined) > 0)`,
    )
    .select([
      total<'delivered', Decimal>('delivered'),
      total<'loaded', Decimal>('loaded'),
      total<'quarantined', Decimal>('quarantined'),
      total<'duplicate', Decimal>('duplicate'),
      sql<boolean>`sum(delivered) = sum(loaded) + sum(quarantined) + sum(duplicate)`.as('holds'),
    ])
    .groupBy([deliveredBy, 'column_name'])
    .orderBy(deliveredBy)
    .orderBy('column_name');

/** The rows of all deliveries, those without a rejected row included. */
export const allDeliveries = (db: Warehouse, stream?: string) =>
  tables(db)
    .selectFrom('meta_delivery as d')
    .$if(stream !== undefined, query => query.where(deliveredBy, '=', stream!))
    .select(({fn}) => [
      fn.countAll<number>().as('deliveries'),
      total('rows_delivered'),
      total('rows_loaded'),
      total('rows_quarantined'),
      total('rows_duplicate'),
    ]);

const total = <Name extends string, Amount = number>(column: Name) =>
  sql<Amount>`coalesce(sum(${sql.ref(column)}), 0)`.as(column);
