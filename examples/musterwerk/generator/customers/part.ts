/** A part of the company that is drawn by itself: `size` customers, whose indices begin with `first`. */
export interface Part {
  number: number;
  first: number;
  size: number;
  years: number;
}

/** Customers that are held in memory at a time; larger companies come in several parts. */
const LARGEST_PART = 20_000;

/** Prospects are counted from the end of a part's numbers, customers from the beginning. */
export const prospectAt = (number: number) => 2 * LARGEST_PART - 1 - number;

export const partsOf = (customers: number, years: number): Part[] =>
  Array.from({length: Math.ceil(customers / LARGEST_PART)}, (_, number) => ({
    number,
    // Ten years bring half as many again.
    first: number * 2 * LARGEST_PART,
    size: Math.min(LARGEST_PART, customers - number * LARGEST_PART),
    years,
  }));
