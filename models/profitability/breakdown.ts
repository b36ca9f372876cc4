import type {Warehouse} from '../../warehouse/query.ts';
import {ask} from '../cubes/ask.ts';
import type {Cube} from '../cubes/cube.ts';
import {orders} from '../cubes/orders.ts';
import {products} from '../cubes/products.ts';
import {profitability} from '../cubes/profitability.ts';
import type {Months, Step} from './whale_curve.ts';

/** By what profit can be told, from which cube; each cube has one that its members open to. */
const parts = {
  segment: {of: 'customers', dimension: 'segment'},
  industry: {of: 'customers', dimension: 'industry'},
  region: {of: 'customers', dimension: 'region'},
  country: {of: 'customers', dimension: 'country'},
  channel: {of: 'customers', dimension: 'channel'},
  account_manager: {of: 'customers', dimension: 'account_manager'},
  customer: {of: 'customers', dimension: 'customer'},
  order_size: {of: 'orders', dimension: 'order_size'},
  order_channel: {of: 'orders', dimension: 'order_channel'},
  order: {of: 'orders', dimension: 'order'},
  product_line: {of: 'products', dimension: 'product_line'},
  product_group: {of: 'products', dimension: 'product_group'},
  product: {of: 'products', dimension: 'product'},
} as const;

export type Part = keyof typeof parts;
export type Parts = (typeof parts)[Part]['of'];
export const partNames = Object.keys(parts) as [Part, ...Part[]];

const cubes: Record<Parts, Cube> = {customers: profitability, orders, products};

export const cubeOf = (part: Part): Parts => parts[part].of;

/** What the members of a part are made of; nothing, where they are single ones already. */
export function opensTo(part: Part): Part | undefined {
  const single = ({customers: 'customer', orders: 'order', products: 'product'} as const)[
    cubeOf(part)
  ];
  return part === single ? undefined : single;
}

/** One member of a part, to tell what it is made of; null: what belongs to none. */
export interface Within {
  part: Part;
  member: string | null;
}

export type Amounts = Record<string, unknown>;

interface Question {
  by: Part;
  within?: Within | undefined;
  step: Step;
}

/** What each member of a part earned, to a step of the scheme; within one member of another part. */
export const breakdown = (db: Warehouse, months: Months, question: Question) =>
  asked(db, months, question, [parts[question.by].dimension]);

/** The same of all members together. */
export const together = (db: Warehouse, months: Months, question: Question) =>
  asked(db, months, question, []);

function asked(
  db: Warehouse,
  months: Months,
  {by, within, step}: Question,
  dimensions: readonly string[],
) {
  const cube = cubes[cubeOf(by)];
  return ask(db, cube, {
    measures: measures(cube, step),
    by: dimensions,
    ...(within && {where: {[parts[within.part].dimension]: within.member}}),
    ...months,
  });
}

export const memberIn = (row: Amounts, by: Part) => row[parts[by].dimension];

const measures = (cube: Cube, step: Step) => [
  'net_revenue',
  'product_cost',
  'contribution_1',
  ...(step === 'contribution_1' ? [] : [step]),
  `${step}_rate`,
  ...('orders' in cube.measures ? ['orders'] : []),
];
