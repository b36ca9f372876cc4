import {type Day, monthOf, workingDayFrom} from '../world/calendar.ts';
import {between} from '../world/random.ts';
import {type Document, document, type Line, RANGE, sum, taxOn} from './documents.ts';
import type {MachineOrder} from './machine_orders.ts';
import type {OrderLine} from './orders.ts';
import type {Sales} from './sales.ts';

/** List value in cents; two of three machines cost more, so 250 of them bring 660 down payments. */
const SMALL_MACHINE = 9_000_000;

/**
 * Order, delivery and documents: 30 % at order, 60 % before delivery and 10 % before acceptance as
 * down payments, then a final invoice over the whole; the last tenth of a small machine comes with the
 * final invoice. Down payments are no revenue.
 */
export function sellMachine(sales: Sales, order: MachineOrder, index: number): void {
  const random = sales.streams('machine documents', order.acceptance + 100, index);
  const {customer, lines} = order;
  const number = sales.books.numbers(RANGE.order, order.ordered);
  const head = lines[0] as Line;
  lines.forEach((each, at) => {
    each.position = (at + 1) * 10;
  });
  const promised = workingDayFrom(order.delivered + between(random, -12, 6));
  const confirmed = promised < order.ordered ? order.delivered : promised;
  const moved =
    order.delivered > confirmed
      ? {to: order.delivered, on: workingDayFrom(confirmed - between(random, 5, 30))}
      : null;
  sales.writeOrder({
    number,
    day: order.ordered,
    customer,
    customerNumber: customer.number,
    entry: 'Besuch',
    express: false,
    cancelled: null,
    quote: '',
    employee: sales.clerk(random, monthOf(order.ordered)),
    lines: lines.map(
      (each): OrderLine => ({
        line: each,
        project: Math.round(each.discount * 0.4),
        surcharge: 0,
        requested: confirmed,
        confirmed,
        moved,
      }),
    ),
  });
  sales.deliver({
    day: order.delivered,
    customer,
    customerNumber: customer.number,
    order: number,
    express: false,
    freight: Math.round(order.list * 0.017 * (0.7 + 0.6 * random())),
    lines: lines.map(({position = 0, quantity}) => [position, quantity] as const),
  });
  const downPayment = (share: number, documentDay: Day): Document => {
    const net = Math.round(sum(lines, 'net') * share);
    return document(random, {
      kind: 'AZ',
      stream: 'machines',
      documentDay,
      customer,
      order: number,
      lines: [
        {
          ...head,
          quantity: 1000,
          list: net,
          discount: 0,
          net,
          tax: taxOn(customer, net),
          cost: 0,
        },
      ],
    });
  };
  const first = downPayment(0.3, workingDayFrom(order.ordered + 3));
  const second = downPayment(0.6, workingDayFrom(order.delivered - between(random, 5, 20)));
  const third = downPayment(0.1, workingDayFrom(order.accepted - between(random, 3, 8)));
  const settles = order.list < SMALL_MACHINE ? [first, second] : [first, second, third];
  const final = document(random, {
    kind: 'SR',
    stream: 'machines',
    documentDay: order.accepted,
    customer,
    lines,
    order: number,
    settles,
  });
  for (const each of [...settles, final]) sales.books.post(each, index);
}
