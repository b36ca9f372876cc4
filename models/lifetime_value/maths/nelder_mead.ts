interface Minimum {
  at: number[];
  value: number;
  /** Whether it came to rest before its steps ran out. */
  found: boolean;
}

interface Vertex {
  at: number[];
  value: number;
}

/** Finds a minimum without derivatives (Nelder and Mead 1965), and begins once more from what it found. */
export function minimise(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  step = 0.5,
): Minimum {
  const first = descend(f, start, step);
  return descend(f, first.at, step / 4);
}

const stepsAtMost = 2000;

function descend(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  step: number,
): Minimum {
  const n = start.length;
  const vertex = (at: number[]): Vertex => {
    const value = f(at);
    return {at, value: Number.isFinite(value) ? value : Number.MAX_VALUE};
  };
  const simplex = [vertex([...start])];
  for (let i = 0; i < n; i++) simplex.push(vertex(start.map((x, at) => (at === i ? x + step : x))));
  for (let steps = 0; steps < stepsAtMost; steps++) {
    simplex.sort((one, other) => one.value - other.value);
    const best = simplex[0]!;
    const worst = simplex[n]!;
    if (isSmall(simplex)) return {...best, found: true};
    const centre = best.at.map(
      (_, i) => simplex.slice(0, n).reduce((sum, {at}) => sum + at[i]!, 0) / n,
    );
    const along = (by: number) => vertex(centre.map((c, i) => c + by * (worst.at[i]! - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[n - 1]!.value) {
      simplex[n] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted;
      else
        for (let i = 1; i <= n; i++)
          simplex[i] = vertex(simplex[i]!.at.map((x, k) => (x + best.at[k]!) / 2));
    }
  }
  return {...simplex[0]!, found: false};
}

/** Values differ by less than is worth a step, and so do places. */
function isSmall(simplex: readonly Vertex[]): boolean {
  const best = simplex[0]!;
  const spread = simplex.at(-1)!.value - best.value;
  const size = Math.max(
    ...simplex.slice(1).flatMap(({at}) => at.map((x, i) => Math.abs(x - best.at[i]!))),
  );
  return (spread <= 1e-10 * Math.abs(best.value) + 1e-12 && size < 1e-3) || size < 1e-9;
}
