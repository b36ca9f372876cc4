const PAIRS = Array.from({length: 100}, (_, n) => String(n).padStart(2, '0'));
const TRIPLES = Array.from({length: 1000}, (_, n) => String(n).padStart(3, '0'));

/** 7 is `07`; a number that has more digits has all of them. */
export const twoDigits = (value: number) => PAIRS[value] ?? String(value);

const threeDigits = (value: number) => TRIPLES[value] ?? String(value);

export const fourDigits = (value: number) =>
  value < 10_000 ? twoDigits(Math.floor(value / 100)) + twoDigits(value % 100) : String(value);

export const fiveDigits = (value: number) =>
  value < 100_000 ? twoDigits(Math.floor(value / 1000)) + threeDigits(value % 1000) : String(value);
