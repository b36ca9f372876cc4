/** Probability of a Poisson number of this mean to be `count` or more. */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  if (count <= mean) return 1 - sumBelow(count, mean);
  let [sum, term] = [0, 1];
  for (let at = count + 1; term > sum * 1e-16; at++) {
    sum += term;
    term *= mean / at;
  }
  return Math.min(1, sum * density(count, mean));
}

function sumBelow(count: number, mean: number): number {
  let [sum, term] = [0, density(count - 1, mean)];
  for (let at = count - 1; at >= 0 && term > sum * 1e-16; at--) {
    sum += term;
    term *= at / mean;
  }
  return Math.min(1, sum);
}

const density = (count: number, mean: number) =>
  Math.exp(count * Math.log(mean) - mean - logFactorial(count));

/** Exact sum where few, else Stirling's series. */
function logFactorial(count: number): number {
  if (count < 20) {
    let product = 1;
    for (let at = 2; at <= count; at++) product *= at;
    return Math.log(product);
  }
  const square = count * count;
  const series = (1 / (12 * count)) * (1 - 1 / (30 * square) + 1 / (105 * square * square));
  return count * Math.log(count) - count + Math.log(2 * Math.PI * count) / 2 + series;
}
