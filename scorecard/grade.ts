import type {KpiStatus} from '../warehouse/tables.ts';

/** A value of a target path from a month on (ISO date of its first day). */
interface PathPoint {
  month: string;
  value: number;
}

/** The target of a month: interpolated between the points of the path, constant outside it. */
export function targetAt(path: readonly PathPoint[], month: string): number | null {
  const sorted = [...path].sort((a, b) => a.month.localeCompare(b.month));
  const before = sorted.findLast(point => point.month <= month);
  const after = sorted.find(point => point.month > month);
  if (!before || !after) return (before ?? after)?.value ?? null;
  const way = monthNumber(month) - monthNumber(before.month);
  const whole = monthNumber(after.month) - monthNumber(before.month);
  return before.value + ((after.value - before.value) * way) / whole;
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** 10 at the target or better, 0 at the red end or worse, linear between. */
export function scoreOf(value: number, {target, red}: {target: number; red: number}): number {
  const share = (value - red) / (target - red);
  return Math.min(Math.max(share, 0), 1) * 10;
}

export function statusOf(
  score: number,
  {green, yellow}: {green: number; yellow: number},
): KpiStatus {
  if (score >= green) return 'green';
  return score >= yellow ? 'yellow' : 'red';
}

/**
 * Wilson's interval of a share at 95 % (Wilson 1927); `successes` of `n`, as fractions.
 * Unlike ±1.96 standard errors it stays inside 0 and 1 and holds for small n.
 */
export function wilson(successes: number, n: number): {low: number; high: number} {
  const z = 1.959963984540054;
  const share = successes / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half =
    (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return {low: Math.max(centre - half, 0), high: Math.min(centre + half, 1)};
}
