import type {Manifest} from '../manifest.ts';

/** How a delivery's size differs from what its stream usually brings. */
type OddSize = 'empty' | 'half' | 'double' | 'below' | 'above';

/** A delivery of a size that its stream does not have. */
export interface Oddity {
  size: OddSize;
  rows: number;
  /** What the stream usually brings, or the bound that is declared. */
  usual: number;
}

/** So many earlier deliveries tell what is usual. */
export const remembered = 20;

/** Fewer rows than these say nothing when they are halved or doubled. */
const fewest = 20;

/** A stream that only adds begins with all of its past, so the first deliveries teach nothing. */
const lessons = {full: 1, delta: 3};

type Delivered = Pick<Manifest, 'delivery' | 'records' | 'accepted_by'>;

/**
 * Holds a delivery to the rows that are declared, or else to the median of those before it. What a
 * person has accepted is not questioned again.
 */
export function oddityOf(
  delivery: Delivered,
  before: readonly Delivered[],
  volume: readonly [number, number] | undefined,
): Oddity | undefined {
  const rows = delivery.records;
  if (delivery.accepted_by) return undefined;
  if (volume) return outside(rows, volume);
  const known = before
    .filter(each => each.delivery === delivery.delivery)
    .slice(-remembered)
    .map(each => each.records);
  if (known.length < lessons[delivery.delivery]) return undefined;
  const usual = median(known);
  const size = sizeOf(rows, usual);
  return size && !comesAndGoes(rows, size, known, usual) ? {size, rows, usual} : undefined;
}

/**
 * Some streams bring less on every Sunday, or more at the end of each month: a size that came and
 * went twice lately is nothing odd. One that came and stayed may still be a fault.
 */
function comesAndGoes(rows: number, size: OddSize, known: readonly number[], usual: number) {
  const isLike = known.map(each => sizeOf(each, usual) === size);
  const times = isLike.filter((is, place) => is && isLike[place + 1] === false).length;
  const like = known.filter((_, place) => isLike[place]);
  return times >= 2 && rows >= Math.min(...like) / 2 && rows <= Math.max(...like) * 2;
}

function outside(rows: number, [low, high]: readonly [number, number]): Oddity | undefined {
  if (rows < low) return {size: rows === 0 ? 'empty' : 'below', rows, usual: low};
  return rows > high ? {size: 'above', rows, usual: high} : undefined;
}

function sizeOf(rows: number, usual: number): OddSize | undefined {
  if (rows === 0) return usual > 0 ? 'empty' : undefined;
  if (Math.max(rows, usual) < fewest) return undefined;
  if (rows <= usual / 2) return 'half';
  return rows >= usual * 2 ? 'double' : undefined;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? (sorted[middle - 1]! + sorted[middle]!) / 2
    : sorted[Math.floor(middle)]!;
}
