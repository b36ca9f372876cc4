import {describe, expect, test} from 'vitest';
import {number, type Row, rowsOf, seeds, wholeExample} from './whole_example.ts';

const day = (text = '') => Date.parse(`${text.split('.').reverse().join('-')}T00:00Z`) / 86_400_000;
const yearStart = (year: number) => Date.UTC(year - 1, 9, 1) / 86_400_000;
const fiscalYear = (at: number) => {
  const date = new Date(at * 86_400_000);
  return date.getUTCFullYear() + (date.getUTCMonth() >= 9 ? 1 : 0);
};

interface Sums {
  revenue: number;
  contribution: number;
}

/** What each customer brought in a fiscal year, earned by days, as the warehouse has it. */
function yearsOf(files: string): Map<number, Map<string, Sums>> {
  const costs = new Map<string, number>();
  for (const row of rowsOf(files, 'erp/artikelkosten')) {
    const year = fiscalYear(day(row['Gültig ab']));
    costs.set(`${row.Artikelnummer} ${year}`, number(row['Variable Kosten']));
  }
  const years = new Map<number, Map<string, Sums>>();
  const seen = new Set<string>();
  for (const row of rowsOf(files, 'erp/rechnungen')) {
    const key = `${row.Belegnummer} ${row.Position}`;
    if (row.Belegart === 'AZ' || seen.has(key)) continue;
    seen.add(key);
    const posted = day(row.Buchungsdatum);
    const net = number(row.Nettobetrag) * (row.Kurs ? number(row.Kurs) : 1);
    const unit = costs.get(`${row.Artikelnummer} ${fiscalYear(posted)}`) ?? 0;
    const cost = row['Variable Kosten'] ? number(row['Variable Kosten']) : number(row.Menge) * unit;
    for (const [year, share] of shares(row, posted)) {
      const customers = years.get(year) ?? new Map<string, Sums>();
      years.set(year, customers);
      const sums = customers.get(row.Kundennummer ?? '') ?? {revenue: 0, contribution: 0};
      sums.revenue += net * share;
      sums.contribution += (net - cost) * share;
      customers.set(row.Kundennummer ?? '', sums);
    }
  }
  return years;
}

function shares(row: Row, posted: number): [year: number, share: number][] {
  if (!row['Leistung von']) return [[fiscalYear(posted), 1]];
  const [from, to] = [day(row['Leistung von']), day(row['Leistung bis']) + 1];
  const next = yearStart(fiscalYear(from) + 1);
  if (to <= next) return [[fiscalYear(from), 1]];
  const first = (next - from) / (to - from);
  return [
    [fiscalYear(from), first],
    [fiscalYear(from) + 1, 1 - first],
  ];
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.round((sorted.length - 1) * share)] ?? 0;

/** Shares in per cent, money in thousands of euro. */
function outcomes(customers: ReadonlyMap<string, Sums>) {
  const revenues = [...customers.values()].map(({revenue}) => revenue).filter(each => each > 0);
  const rising = revenues.sort((a, b) => a - b);
  const total = [...customers.values()].reduce((sum, each) => sum + each.revenue, 0);
  const contribution = [...customers.values()].reduce((sum, each) => sum + each.contribution, 0);
  const top = (share: number) => {
    const count = Math.round(rising.length * share);
    return (100 * rising.slice(-count).reduce((sum, each) => sum + each, 0)) / total;
  };
  return {
    revenue: total / 1e6,
    mean: total / rising.length / 1e3,
    median: quantile(rising, 0.5) / 1e3,
    p90: quantile(rising, 0.9) / 1e3,
    p99: quantile(rising, 0.99) / 1e3,
    top1: top(0.01),
    top10: top(0.1),
    top20: top(0.2),
    lowerHalf: 100 - top(0.5),
    contribution: (100 * contribution) / total,
  };
}

/** Means of three years, in the ranges of MUSTERWERK.md, section 7, which has shares in whole per cent. */
const expected: Record<keyof ReturnType<typeof outcomes>, [low: number, high: number]> = {
  revenue: [58, 60],
  mean: [35, 38],
  median: [11, 12],
  p90: [80, 92],
  p99: [360, 440],
  top1: [14, 19],
  top10: [61, 63],
  top20: [76, 77],
  lowerHalf: [7, 8],
  contribution: [42, 43],
};
const inWholePerCent = new Set(['top1', 'top10', 'top20', 'lowerHalf', 'contribution']);

describe.each(seeds)('with seed %i', seed => {
  test('three years come out as a machine maker’s', async () => {
    const years = yearsOf(await wholeExample(seed));
    const found = [2024, 2025, 2026].map(year => outcomes(years.get(year) ?? new Map()));
    const names = Object.keys(expected) as (keyof typeof expected)[];
    const means = names.map(name => {
      const mean = found.reduce((sum, each) => sum + each[name], 0) / found.length;
      return [name, Math.round(mean * 100) / 100] as const;
    });
    const outside = means.filter(([name, mean]) => {
      const [low, high] = expected[name];
      const found = inWholePerCent.has(name) ? Math.round(mean) : mean;
      return found < low || found > high;
    });
    expect(outside).toEqual([]);
  }, 600_000);
});
