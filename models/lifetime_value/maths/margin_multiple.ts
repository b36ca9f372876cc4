/** When the first margin of those that are counted falls due. */
type First = 'at the first renewal' | 'certain and now';

/**
 * By how much a margin a term is multiplied to give its value for all time (Gupta and Lehmann 2005), at a
 * retention r and a rate of discount d a term, with margins that grow by g.
 */
export function marginMultiple(r: number, d: number, first: First, g = 0): number {
  const left = 1 + d - r * (1 + g);
  return first === 'certain and now' ? (1 + d) / left : r / left;
}
