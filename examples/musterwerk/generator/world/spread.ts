import {between, type Random} from './random.ts';

/** Uniform numbers that are spread evenly: of each `block` in a row, one falls into each of as many parts. */
export function spread(random: Random, count: number, block: number): number[] {
  const numbers: number[] = [];
  while (numbers.length < count) {
    const size = Math.min(block, count - numbers.length);
    for (const part of shuffled(random, size)) numbers.push((part + random()) / size);
  }
  return numbers;
}

/** 0 up to count - 1 in a drawn order (Fisher and Yates). */
function shuffled(random: Random, count: number): number[] {
  const order = Array.from({length: count}, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = between(random, 0, at);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
