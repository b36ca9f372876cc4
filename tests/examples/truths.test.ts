import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {
  casesOf,
  monthOf,
  number,
  type Row,
  rowsOf,
  seeds,
  truthOf,
  wholeExample,
} from './whole_example.ts';

describe.each(seeds)('with seed %i, an analysis finds what was planted', seed => {
  let files: string;
  let truth: Row[];
  beforeAll(async () => {
    files = await wholeExample(seed);
    truth = truthOf(files);
  }, 600_000);

  const effects = () => JSON.parse(readFileSync(join(files, 'truth/effects.json'), 'utf8'));
  const who = (column: string, value: string) =>
    new Set(truth.filter(row => row[column] === value).map(row => row.customer ?? ''));
  const plus = (month: string, months: number) => {
    const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  };

  test('three months after a training, more cases are solved at the first contact', () => {
    const {course, works_after_months, first_contact_points} = effects().training;
    const hotline = rowsOf(files, 'personal/mitarbeiter').filter(
      row => row.Kostenstelle === '2300',
    );
    const trained = new Map(
      rowsOf(files, 'personal/schulungen')
        .filter(row => row.Schulung === course)
        .map(row => [row.Personalnummer, monthOf(row.Datum)]),
    );
    const skilled = (month: string) => {
      const there = hotline.filter(
        row => monthOf(row.Eintritt) <= month && (!row.Austritt || monthOf(row.Austritt) >= month),
      );
      const isSkilled = ({Personalnummer}: Row) =>
        plus(trained.get(Personalnummer) ?? '9999-01', works_after_months) <= month;
      return there.filter(isSkilled).length / there.length;
    };
    const byMonth = Map.groupBy(
      casesOf(files).filter(each => each.kind !== 'reklamation' && each.minutes > 0 && each.opened),
      ({opened}) => monthOf(opened),
    );
    const points = [...byMonth].map(([month, cases]) => ({
      x: skilled(month),
      y: (100 * cases.filter(each => each.atFirstContact).length) / cases.length,
      weight: cases.length,
    }));
    expect(Math.max(...points.map(({x}) => x))).toBeGreaterThan(0.8);
    expect(Math.abs(slope(points) - first_contact_points)).toBeLessThan(2);
  });

  test('25 small customers double within a year, and others like them do not', () => {
    const doubling = new Map(
      truth.filter(row => row.doubles_from).map(row => [row.customer ?? '', row.doubles_from!]),
    );
    expect(Math.abs(doubling.size - 25)).toBeLessThanOrEqual(2.5 * Math.sqrt(25 * 0.6));
    const growing = truth.filter(
      row => row.grown_stage === 'growing' && Number(row.size) < 0.6 && !row.leaves && !row.returns,
    );
    const others = new Map(
      growing
        .map(row => [row.customer ?? '', '2024-12'] as const)
        .filter(([customer]) => !doubling.has(customer)),
    );
    const orders = new Map<string, string>();
    for (const row of rowsOf(files, 'erp/auftraege'))
      orders.set(row.Auftrag ?? '', `${row.Kundennummer} ${monthOf(row.Auftragsdatum)}`);
    const growth = (starts: ReadonlyMap<string, string>) => {
      let [before, after] = [0, 0];
      for (const order of orders.values()) {
        const [customer = '', month = ''] = order.split(' ');
        const start = starts.get(customer);
        if (!start) continue;
        // A whole year each, so that no season is in one and not in the other.
        if (month >= plus(start, -12) && month < start) before++;
        if (month >= plus('2026-10', -12)) after++;
      }
      return after / before;
    };
    expect(growth(doubling) / growth(others)).toBeGreaterThan(1.5);
    expect(growth(doubling) / growth(others)).toBeLessThan(2.3);
  });

  test('the markets of ten stars shrink, though they buy as ever', () => {
    const shrinking = who('market_shrinks', 'true');
    expect(Math.abs(shrinking.size - 10)).toBeLessThanOrEqual(2.5 * Math.sqrt(10 * 0.6));
    const market = new Map(
      rowsOf(files, 'crm/merkmale')
        .filter(row => row.merkmal === 'Marktwachstum %')
        .map(row => [row.kundennummer ?? '', Number(row.wert)]),
    );
    for (const customer of shrinking) expect(market.get(customer)).toBeLessThanOrEqual(-6);
  });

  test('Wartung Plus brings contracts, and some 420 € a customer in twelve months', () => {
    const arms = new Map(
      rowsOf(files, 'crm/kampagnenkontakte')
        .filter(row => row.kampagne === 'C-WPLUS')
        .map(row => [row.kundennummer ?? '', row.gruppe === 'angeschrieben' ? 1 : 0]),
    );
    const sizes = [0, 0];
    for (const arm of arms.values()) sizes[arm]! += 1;
    expect(Math.min(...sizes)).toBeGreaterThan(200);
    const [from, to] = ['2025-04', '2026-04'];
    const concluded = [new Set<string>(), new Set<string>()];
    for (const row of rowsOf(files, 'erp/vertraege')) {
      const [arm, began] = [arms.get(row.Kundennummer ?? ''), monthOf(row.Beginn)];
      if (arm !== undefined && began >= from && began < '2025-10')
        concluded[arm]!.add(row.Kundennummer ?? '');
    }
    const rate = (arm: 0 | 1) => concluded[arm]!.size / sizes[arm]!;
    // Two and a half standard errors of as many customers.
    const tolerance = (share: number, arm: 0 | 1) =>
      2.5 * Math.sqrt((share * (1 - share)) / sizes[arm]!);
    expect(Math.abs(rate(1) - 0.14)).toBeLessThan(tolerance(0.14, 1));
    expect(Math.abs(rate(0) - 0.06)).toBeLessThan(tolerance(0.06, 0));

    const earned = [new Map<string, number>(), new Map<string, number>()];
    const earn = (arm: 0 | 1, customer: string, amount: number) =>
      earned[arm]!.set(customer, (earned[arm]!.get(customer) ?? 0) + amount);
    for (const row of rowsOf(files, 'erp/rechnungen')) {
      const arm = arms.get(row.Kundennummer ?? '');
      if (arm === undefined || !row['Leistung von']) continue;
      const margin = number(row.Nettobetrag) - number(row['Variable Kosten']);
      const days = (day: string) => Date.parse(`${day}-01T00:00Z`) / 86_400_000;
      const iso = (day = '') => Date.parse(day.split('.').reverse().join('-')) / 86_400_000;
      const [first, last] = [iso(row['Leistung von']), iso(row['Leistung bis']) + 1];
      const within = Math.min(last, days(to)) - Math.max(first, days(from));
      earn(arm as 0 | 1, row.Kundennummer ?? '', (margin * Math.max(0, within)) / (last - first));
    }
    const aMinute = 1.5;
    for (const row of rowsOf(files, 'crm/aktivitaeten')) {
      const arm = arms.get(row.kundennummer ?? '');
      const month = monthOf(row.datum);
      if (arm === undefined || row.zweck !== 'wartung' || month < from || month >= to) continue;
      earn(arm as 0 | 1, row.kundennummer ?? '', -aMinute * Number(row.minuten));
    }
    const [control, treated] = [0, 1].map(arm => {
      const amounts = [...earned[arm]!.values()];
      const mean = amounts.reduce((sum, each) => sum + each, 0) / sizes[arm]!;
      const squares = amounts.reduce((sum, each) => sum + each * each, 0) / sizes[arm]!;
      return {mean, error: Math.sqrt((squares - mean * mean) / sizes[arm]!)};
    });
    const error = Math.hypot(control!.error, treated!.error);
    console.log(
      `seed ${seed}: ${(treated!.mean - control!.mean).toFixed(0)} € a customer, ± ${error.toFixed(0)}`,
    );
    expect(Math.abs(treated!.mean - control!.mean - 420)).toBeLessThan(Math.min(250, 2.5 * error));
  });
});

/** Of a straight line through points, by weighted least squares. */
function slope(points: readonly {x: number; y: number; weight: number}[]): number {
  const mean = (of: 'x' | 'y') => {
    const all = points.reduce((sum, {weight}) => sum + weight, 0);
    return points.reduce((sum, each) => sum + each.weight * each[of], 0) / all;
  };
  const [x, y] = [mean('x'), mean('y')];
  const of = (f: (point: {x: number; y: number}) => number) =>
    points.reduce((sum, point) => sum + point.weight * f(point), 0);
  return of(p => (p.x - x) * (p.y - y)) / of(p => (p.x - x) ** 2);
}
