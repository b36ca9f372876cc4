import {type Day, workingDayFrom} from '../world/calendar.ts';
import {between, chance, pick, type Random, type Streams, weighted} from '../world/random.ts';
import {type Document, document, type Line, taxOn} from './documents.ts';

/** Share of invoices that are corrected; with machines, price talks come after acceptance. */
const CORRECTED = 0.0252;
const CORRECTED_MACHINES = 0.22;

/** Credit notes and cancellations that an invoice brings about 5 to 40 days later. */
export function corrections(streams: Streams, original: Document, index: number): Document[] {
  if (original.kind === 'AZ') return [];
  const random = streams('corrections', original.documentDay, index);
  const machine = original.stream === 'machines';
  if (!chance(random, machine ? CORRECTED_MACHINES : CORRECTED)) return [];
  const day = workingDayFrom(original.postedDay + between(random, 5, 40));
  if (machine) return [priceCredit(random, original, day, 0.015 + 0.06 * random())];
  if (original.stream === 'contracts') return [priceCredit(random, original, day, 0.1)];
  const kind = weighted(random, [
    ['price', 34],
    ['return', original.stream === 'parts' ? 48 : 0],
    ['cancellation', 18],
  ] as const);
  if (kind === 'price') return [priceCredit(random, original, day, 0.03 + 0.12 * random())];
  if (kind === 'return') return [goodsReturn(random, original, day)];
  return cancellation(random, original, day);
}

const correcting = (
  random: Random,
  original: Document,
  kind: 'GU' | 'ST',
  documentDay: Day,
  lines: Line[],
) =>
  document(random, {
    kind,
    stream: original.stream,
    documentDay,
    customer: original.customer,
    customerNumber: original.customerNumber,
    lines,
    corrects: original,
  });

/** Money back without goods: quantity 0, no cost. */
function priceCredit(random: Random, original: Document, day: Day, share: number): Document {
  const line =
    original.stream === 'machines' ? (original.lines[0] as Line) : pick(random, original.lines);
  const net = -Math.max(1, Math.round(line.net * share));
  const tax = taxOn(original.customer, net);
  return correcting(random, original, 'GU', day, [
    {product: line.product, quantity: 0, list: net, discount: 0, net, tax, cost: 0},
  ]);
}

function goodsReturn(random: Random, original: Document, day: Day): Document {
  return correcting(random, original, 'GU', day, [negative(pick(random, original.lines))]);
}

/** The whole invoice taken back and written again on the same day. */
function cancellation(random: Random, original: Document, day: Day): Document[] {
  const again = document(random, {
    kind: 'RE',
    stream: original.stream,
    documentDay: day,
    customer: original.customer,
    customerNumber: original.customerNumber,
    lines: original.lines,
  });
  return [correcting(random, original, 'ST', day, original.lines.map(negative)), again];
}

const negative = (line: Line): Line => ({
  product: line.product,
  quantity: -line.quantity,
  list: -line.list,
  discount: -line.discount,
  net: -line.net,
  tax: -line.tax,
  cost: -line.cost,
});
