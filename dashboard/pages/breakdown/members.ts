import type {Part} from '../../../models/profitability/breakdown.ts';
import {Decimal} from '../../../warehouse/decimal.ts';
import {namesAt} from '../../levels.ts';
import type {Asked} from '../../page.ts';

/** A member as an address names it. */
export function memberText(member: unknown): string | null {
  if (member === null || member === undefined) return null;
  return member instanceof Decimal ? String(Number(member.text)) : String(member);
}

/** How the members of a part are called. */
export async function labelsOf(
  asked: Asked<object>,
  by: Part,
): Promise<(member: string | null) => string> {
  const {words} = asked;
  const names = await namesOf(asked, by);
  return member => (member === null ? words.breakdown.none[by] : (names.get(member) ?? member));
}

async function namesOf(asked: Asked<object>, by: Part): Promise<Map<string, string>> {
  if (by === 'customer') return customerNames(asked);
  if (by === 'product') return productNames(asked);
  if (by === 'order_size') return orderSizes(asked);
  return new Map();
}

async function customerNames({db, who, level}: Asked<object>): Promise<Map<string, string>> {
  const known = await db
    .selectFrom('dim_customer')
    .select(['customer_id', 'name'])
    .where('is_current', '=', true)
    .execute();
  const persons = who.personal
    ? await db.selectFrom(namesAt(level)).select(['customer_id', 'name']).execute()
    : [];
  return new Map(
    [...known, ...persons].flatMap(({customer_id, name}) =>
      customer_id && name ? [[customer_id, name] as const] : [],
    ),
  );
}

async function productNames({customers: db}: Asked<object>): Promise<Map<string, string>> {
  const known = await db
    .selectFrom('dim_product')
    .select(['product_id', 'name'])
    .where('is_current', '=', true)
    .execute();
  return new Map(
    known.flatMap(({product_id, name}) => (product_id && name ? [[product_id, name]] : [])),
  );
}

async function orderSizes({customers: db, words, formats}: Asked<object>) {
  const sizes = await db.selectFrom('set_order_size').selectAll().orderBy('position').execute();
  return new Map(
    sizes.map(({from_amount, to_amount}, at) => [
      memberText(from_amount)!,
      at === sizes.length - 1
        ? words.breakdown.sizeFrom(formats.count(from_amount))
        : words.breakdown.size(formats.count(from_amount), formats.count(to_amount)),
    ]),
  );
}
