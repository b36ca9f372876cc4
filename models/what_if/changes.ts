import {z} from 'zod';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const text = z.string().min(1).max(200);

/** At most four decimal places, so that it is an exact number in SQL, too. */
const exact = (least: number, most: number) =>
  z
    .number()
    .min(least)
    .max(most)
    .refine(value => Number(value.toFixed(4)) === value);

const change = exact(-100, 1000);
const share = exact(0, 100);

/** What could be otherwise, each with what it takes to compute it. */
const kinds = {
  /** Minutes of an activity, in percent more or less. */
  unit_time: z.strictObject({change: z.literal('unit_time'), activity: name, percent: change}),
  /** Practical capacity of a pool; people that are no longer there cost nothing, unless it says so. */
  capacity: z.strictObject({
    change: z.literal('capacity'),
    pool: name,
    percent: change,
    with_cost: z.boolean().default(true),
  }),
  /** Net prices, of all that the filters have in common. */
  price: z.strictObject({
    change: z.literal('price'),
    percent: change,
    product_line: text.optional(),
    product_group: text.optional(),
    segment: text.optional(),
    customer: text.optional(),
  }),
  /** No line is sold at more than so many percent below its list price. */
  discount: z.strictObject({change: z.literal('discount'), most: share}),
  /** A share of an activity's quantity becomes another one's, or is no work of ours any more. */
  self_service: z.strictObject({
    change: z.literal('self_service'),
    activity: name,
    to: name.optional(),
    share,
  }),
  /** Of orders below an amount, so many percent of the revenue come bundled into other orders. */
  minimum_order: z.strictObject({
    change: z.literal('minimum_order'),
    amount: exact(0, 1e9),
    kept: share,
  }),
};

export type ChangeKind = keyof typeof kinds;
export const changeKinds = Object.keys(kinds) as ChangeKind[];

/** What a kind of change says of itself. */
export const fieldsOf = (kind: ChangeKind): string[] =>
  Object.keys(kinds[kind].shape).filter(each => each !== 'change');

export const Change = z.discriminatedUnion('change', [
  kinds.unit_time,
  kinds.capacity,
  kinds.price,
  kinds.discount,
  kinds.self_service,
  kinds.minimum_order,
]);
export type Change = z.output<typeof Change>;
export type ChangeOf<Kind extends Change['change']> = Extract<Change, {change: Kind}>;

/** A scenario: one change after the other. */
export const Changes = z.array(Change).min(1).max(12);
export type Changes = z.output<typeof Changes>;

/** What a change asks for that this company does not have, or that would mean nothing. */
export class WrongChange extends Error {
  readonly reason: WrongReason;
  readonly field: string;
  readonly value: string;
  readonly possible: readonly string[];

  constructor(
    reason: WrongReason,
    {field, value, possible = []}: {field: string; value: string; possible?: readonly string[]},
  ) {
    super(`${field} is "${value}": ${reason}`);
    this.name = 'WrongChange';
    this.reason = reason;
    this.field = field;
    this.value = value;
    this.possible = possible;
  }
}

export type WrongReason =
  | 'unknown'
  | 'shares_decide'
  | 'no_capacity'
  | 'itself'
  | 'no_quantity'
  | 'no_list_prices'
  | 'no_orders';

/** A factor as SQL has it: 3 % more are 1.030000. */
export const factor = (percent: number): string => ((100 + percent) / 100).toFixed(6);
export const fraction = (percent: number): string => (percent / 100).toFixed(6);
