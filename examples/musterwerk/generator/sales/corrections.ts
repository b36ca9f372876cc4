import {type Day, workingDayFrom} from '../world/calendar.ts';
import {between, chance, chooser, pick, type Random, type Streams} from '../world/random.ts';
import {type CreditReason, type Document, document, type Line, taxOn} from './documents.ts';

/** Share of invoices that are corrected; with machines, price talks come after acceptance. */
const CORRECTED = 0.0252;
const CORRECTED_MACHINES = 0.22;

const drawKind = chooser([
  ['price', 34],
  ['return', 48],
  ['cancellation', 18],
] as const);
const drawKindOfService = chooser([
  ['price', 34],
  ['cancellation', 18],
] as const);

/** Credit notes and cancellations that an invoice brings about 5 to 40 days later. */
export function corrections(streams: Streams, original: Document, index: number): Document[] {
  if (original.kind === 'AZ') return [];
  const random = streams('corrections', original.documentDay, index);
  const machine = original.stream === 'machines';
  if (!chance(random, machine ? CORRECTED_MACHINES : CORRECTED)) return [];
  const day = workingDayFrom(original.postedDay + between(random, 5, 40));
  if (machine) return [priceCredit(random, original, day, 0.015 + 0.06 * random())];
  if (original.stream === 'contracts') return [priceCredit(random, original, day, 0.1)];
  const kind = original.stream === 'parts' ? drawKind(random) : drawKindOfService(random);
  if (kind === 'price') return [priceCredit(random, original, day, 0.03 + 0.12 * random())];
  if (kind === 'return') return [goodsReturn(random, original, day)];
  return cancellation(random, original, day);
}

const correcting = (
  random: Random,
  original: Document,
  kind: 'GU' | 'ST',
  reason: CreditReason,
  documentDay: Day,
  lines: Line[],
) =>
  document(random, {
    kind,
    reason,
    stream: original.stream,
    documentDay,
    customer: original.customer,
    customerNumber: original.customerNumber,
    lines,
    freight: kind === 'ST' ? 0 - original.freight : 0,
    order: original.order,
    buyer: original.buyer,
    corrects: original,
    service: original.service,
  });

/** Money back without goods: quantity 0, no cost. */
function priceCredit(random: Random, original: Document, day: Day, share: number): Document {
  const line =
    original.stream === 'machines' ? (original.lines[0] as Line) : pick(random, original.lines);
  const net = -Math.max(1, Math.round(line.net * share));
  const tax = taxOn(original.customer, net);
  return correcting(random, original, 'GU', 'Preis', day, [
    {...line, quantity: 0, list: net, discount: 0, net, tax, cost: 0},
  ]);
}

function goodsReturn(random: Random, original: Document, day: Day): Document {
  const lines = [negative(pick(random, original.lines))];
  return correcting(random, original, 'GU', 'Retoure', day, lines);
}

/** The whole invoice taken back and written again on the same day. */
function cancellation(random: Random, original: Document, day: Day): Document[] {
  const again = document(random, {
    ...original,
    kind: 'RE',
    reason: '',
    documentDay: day,
  });
  const lines = original.lines.map(negative);
  return [correcting(random, original, 'ST', 'Fehler', day, lines), again];
}

/** Nothing taken back is 0, not -0: one fraction among them, and all lines' numbers are kept as such. */
const negative = (line: Line): Line => ({
  ...line,
  quantity: 0 - line.quantity,
  list: 0 - line.list,
  discount: 0 - line.discount,
  net: 0 - line.net,
  tax: 0 - line.tax,
  cost: 0 - line.cost,
});
