import {
  type Evidence,
  evidenceOf,
  knownOf,
  type StreamValue,
  streamsOf,
} from '../../../models/lifetime_value/of_customer.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import {exact} from '../../exact.ts';
import {knowsLifetimeValue} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import type {CustomerAnswer} from './answer.ts';
import type {CustomerQuestion} from './question.ts';

export interface Value {
  streams: StreamValue[];
  /** Whether the streams are their total, to the last digit. */
  adds_up: boolean;
  /** The stream that is opened, and what its forecast was made from. */
  stream: NonNullable<CustomerQuestion['stream']> | null;
  evidence: Evidence[];
  /** The same by the tables that models read: days with a purchase, months, machines. */
  known: {amount: Decimal | null; count: number} | null;
  /** Whether both are the same, to the last digit. */
  matches: boolean;
  missing: 'older_snapshot' | 'not_counted' | null;
}

/** What a customer will still bring, stream by stream, and what one of them is forecast from. */
export async function readValue(
  {db, question}: Asked<CustomerQuestion>,
  {customer}: Pick<CustomerAnswer, 'customer'>,
): Promise<Value> {
  const empty = {
    streams: [],
    adds_up: true,
    stream: null,
    evidence: [],
    known: null,
    matches: true,
  };
  if (!(await knowsLifetimeValue(db))) return {...empty, missing: 'older_snapshot'};
  const streams = customer === null ? [] : await streamsOf(db, customer);
  if (customer === null || streams.length === 0) return {...empty, missing: 'not_counted'};
  const sum = streams.reduce(
    (all, {stream, clv}) => all + (stream === 'total' ? -exact(clv) : exact(clv)),
    0n,
  );
  const {stream = null} = question;
  const told = {...empty, streams, adds_up: sum === 0n, stream, missing: null};
  if (!stream) return told;
  const [evidence, known] = await Promise.all([
    evidenceOf(db, {customer, stream}),
    knownOf(db, {customer, stream}),
  ]);
  return {...told, evidence, known, matches: isSame(stream, evidence, known)};
}

/** Several documents of a day are one purchase, and several contracts of a month one relation. */
function isSame(
  stream: NonNullable<CustomerQuestion['stream']>,
  evidence: readonly Evidence[],
  known: {amount: Decimal | null; count: number},
): boolean {
  const amount = evidence.reduce((all, each) => all + exact(each.amount), 0n);
  const count =
    stream === 'machines' ? evidence.length : new Set(evidence.map(({day}) => day)).size;
  return amount === exact(known.amount) && count === known.count;
}
