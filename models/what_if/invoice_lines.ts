import {literal} from '../../warehouse/sql.ts';
import type {Months} from '../profitability/whale_curve.ts';
import {type Change, type ChangeOf, factor, fraction} from './changes.ts';

/** A change that makes invoice lines other ones. */
export type LineChange = ChangeOf<'price' | 'discount' | 'minimum_order'>;

export const isLineChange = (change: Change): change is LineChange =>
  ['price', 'discount', 'minimum_order'].includes(change.change);

export const within = (row: string, {from, to}: Months): string =>
  `${row}.month between date '${from}' and date '${to}'`;

/** The orders that a change is about; a free one is no small one. */
export const smallOrders = (base: string, {amount}: ChangeOf<'minimum_order'>): string =>
  `select order_id from ${base}.fct_order where net_amount > 0 and net_amount < ${amount}`;

/** The invoice lines as they would be, by the changes in their order. */
export const changedLines = (base: string, changes: readonly LineChange[], period: Months) =>
  changes.reduce(
    (lines, change) =>
      change.change === 'minimum_order'
        ? fewerLines(lines, {base, change, period})
        : repriced(lines, newPrice(base, change), period),
    `select * from ${base}.fct_invoice_line`,
  );

interface Price {
  /** Which lines. */
  of: string;
  net: string;
}

const newPrice = (base: string, change: ChangeOf<'price' | 'discount'>): Price =>
  change.change === 'price'
    ? {of: concerned(base, change), net: `l.net_amount * ${factor(change.percent)}`}
    : highestDiscount(change);

/** Which lines a change of price is about. */
function concerned(base: string, {product_line, product_group, segment, customer}: PriceFilter) {
  const among = (key: string, table: string, column: string, value: string | undefined) =>
    value === undefined
      ? []
      : [`l.${key} in (select ${key} from ${base}.${table} where ${column} = ${literal(value)})`];
  const all = [
    ...among('product_key', 'dim_product', 'product_line', product_line),
    ...among('product_key', 'dim_product', 'product_group', product_group),
    ...among('customer_key', 'dim_customer', 'segment', segment),
    ...(customer === undefined ? [] : [`l.customer_id = ${literal(customer)}`]),
  ];
  return all.length > 0 ? all.join(' and ') : 'true';
}

type PriceFilter = Omit<ChangeOf<'price'>, 'change' | 'percent'>;

/**
 * What is given away was not sold at a discount, and a credit note that lowers a price is none of
 * the price list; one that takes goods back is.
 */
const highestDiscount = ({most}: ChangeOf<'discount'>): Price => ({
  of: `sign(l.list_amount) = sign(l.net_amount) and l.net_amount <> 0
    and abs(l.net_amount) < abs(l.list_amount) * (1 - ${fraction(most)})
    and (l.kind in ('invoice', 'final', 'cancellation') or l.credit_reason = 'return')`,
  net: `l.list_amount * (1 - ${fraction(most)})`,
});

const amount = (sql: string) => `cast(${sql} as decimal(18, 4))`;

const repriced = (lines: string, {of, net}: Price, period: Months) => `
  select n.* exclude (new_amount) replace (
    ${amount('n.discount_amount - (n.new_amount - n.net_amount)')} as discount_amount,
    n.new_amount as net_amount
  )
  from (
    select l.*,
      case when l.is_revenue and ${within('l', period)} and ${of}
        then ${amount(net)} else l.net_amount end as new_amount
    from (${lines}) as l
  ) as n`;

const scaled = [
  'quantity',
  'list_amount',
  'discount_amount',
  'net_amount',
  'tax_amount',
  'freight_amount',
  'product_cost',
];

/** What is not bundled into other orders is lost, with its product cost. */
const fewerLines = (
  lines: string,
  {base, change, period}: {base: string; change: ChangeOf<'minimum_order'>; period: Months},
) => `
  select l.* replace (
    ${scaled
      .map(
        column =>
          `case when s.order_id is null then ${amount(`l.${column}`)}
      else ${amount(`l.${column} * ${fraction(change.kept)}`)} end as ${column}`,
      )
      .join(',\n    ')}
  )
  from (${lines}) as l
  left join (${smallOrders(base, change)}) as s
    on l.order_id = s.order_id and l.is_revenue and ${within('l', period)}`;
