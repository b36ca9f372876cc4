import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {associationRules} from '../../../models/next/maths/association_rules.ts';
import {type Baskets, frequentSets, momentsOf} from '../../../models/next/maths/frequent_sets.ts';
import {poissonTail} from '../../../models/next/maths/poisson.ts';

/** Baskets of named items; each text is one group. */
function basketsOf(...groups: string[][][]) {
  const names = [...new Set(groups.flat(2))].sort();
  const all = groups.flat();
  const starts = [0];
  for (const basket of all) starts.push(starts.at(-1)! + basket.length);
  const baskets: Baskets = {
    members: Uint32Array.from(all.flat(), item => names.indexOf(item)),
    starts: Uint32Array.from(starts),
    groups: Uint16Array.from(groups.flatMap((own, group) => own.map(() => group))),
    sizes: groups.map(own => own.length),
    items: names.length,
  };
  return {names, baskets, size: all.length};
}

function mined(groups: string[][][], fewest: number, longest = 9) {
  const {names, baskets, size} = basketsOf(...groups);
  const named = (items: readonly number[]) => items.map(item => names[item]).join(' ');
  const found = frequentSets(baskets, {fewest, longest, most: 10_000});
  const sizes = {baskets: size, byGroup: baskets.sizes, moments: momentsOf(baskets)};
  const rules = associationRules(found.sets, sizes, {confidence: 0, lift: 0}).map(rule => ({
    ...rule,
    name: `${named(rule.antecedent)} > ${named(rule.consequent)}`,
  }));
  return {
    found,
    sets: Object.fromEntries(found.sets.map(({items, count}) => [named(items), count])),
    rule: (name: string) => rules.find(each => each.name === name)!,
    rules,
  };
}

const words = (...texts: string[]) => texts.map(text => text.split(' '));

describe('published examples', () => {
  /* Han, Kamber and Pei, Data Mining, 3rd edition, section 6.2: nine transactions of AllElectronics. */
  const electronics = words(
    'I1 I2 I5',
    'I2 I4',
    'I2 I3',
    'I1 I2 I4',
    'I1 I3',
    'I2 I3',
    'I1 I3',
    'I1 I2 I3 I5',
    'I1 I2 I3',
  );

  test('frequent sets of AllElectronics with two transactions at least', () => {
    expect(mined([electronics], 2).sets).toEqual({
      I1: 6,
      I2: 7,
      I3: 6,
      I4: 2,
      I5: 2,
      'I1 I2': 4,
      'I1 I3': 4,
      'I1 I5': 2,
      'I2 I3': 4,
      'I2 I4': 2,
      'I2 I5': 2,
      'I1 I2 I3': 2,
      'I1 I2 I5': 2,
    });
  });

  test('rules of I1, I2 and I5', () => {
    const {rule} = mined([electronics], 2);
    const confidence = (name: string) => rule(name).confidence;
    expect(confidence('I1 I2 > I5')).toBe(2 / 4);
    expect(confidence('I1 I5 > I2')).toBe(1);
    expect(confidence('I2 I5 > I1')).toBe(1);
    expect(confidence('I1 > I2 I5')).toBe(2 / 6);
    expect(confidence('I2 > I1 I5')).toBe(2 / 7);
    expect(confidence('I5 > I1 I2')).toBe(1);
    expect(rule('I5 > I1 I2').conviction).toBeNull();
  });

  /* Tan, Steinbach and Kumar, Introduction to Data Mining, chapter 6: five baskets. */
  test('milk and diapers lead to beer in two of three baskets', () => {
    const {rule} = mined(
      [
        words(
          'bread milk',
          'bread diapers beer eggs',
          'milk diapers beer cola',
          'bread milk diapers beer',
          'bread milk diapers cola',
        ),
      ],
      1,
    );
    const {support, confidence} = rule('diapers milk > beer');
    expect([support, confidence]).toEqual([0.4, 2 / 3]);
  });

  /* The same book: of 1,000 people 200 drink tea, 800 coffee, 150 both. */
  test('who drinks tea drinks coffee less often than others, though with a confidence of 75 %', () => {
    const people = [
      ...Array.from({length: 150}, () => ['tea', 'coffee']),
      ...Array.from({length: 50}, () => ['tea']),
      ...Array.from({length: 650}, () => ['coffee']),
      ...Array.from({length: 150}, () => ['water']),
    ];
    const {confidence, lift, leverage, conviction} = mined([people], 1).rule('tea > coffee');
    expect(confidence).toBe(0.75);
    expect(lift).toBeCloseTo(0.9375, 12);
    expect(leverage).toBeCloseTo(0.15 - 0.2 * 0.8, 12);
    expect(conviction).toBeCloseTo(0.2 / 0.25, 12);
  });

  /* Tables of the Poisson distribution. */
  test('the tail of a Poisson number', () => {
    expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12);
    expect(poissonTail(5, 2)).toBeCloseTo(0.052653, 6);
    expect(poissonTail(30, 20)).toBeCloseTo(0.021818, 6);
    expect(poissonTail(10, 20)).toBeCloseTo(0.995005, 5);
    expect(poissonTail(0, 3)).toBe(1);
    expect(poissonTail(1000, 1) < 1e-300).toBe(true);
  });
});

test('what only the season brings together has no lift within the month', () => {
  const repeated = (basket: string[], times: number) => Array.from({length: times}, () => basket);
  const season = [
    ...repeated(['a', 'b'], 25),
    ...repeated(['a'], 25),
    ...repeated(['b'], 25),
    ...repeated(['c'], 25),
  ];
  const rest = repeated(['c'], 300);
  const {lift, liftWithin, chance} = mined([season, rest], 1).rule('a > b');
  expect(lift).toBeCloseTo((25 * 400) / (50 * 50), 12);
  expect(liftWithin).toBeCloseTo(1, 12);
  expect(chance).toBeGreaterThan(0.4);
});

test('what only large baskets bring together is chance', () => {
  /* Two of five products drawn by hand in all ways, beside as many baskets with all of them. */
  const five = ['a', 'b', 'c', 'd', 'e'];
  const twos = five.flatMap((one, at) => five.slice(at + 1).map(other => [one, other]));
  const ones = Array.from({length: 30}, (_, at) => [five[at % 5]!]);
  const groups = [...twos, ...Array.from({length: 10}, () => five), ...ones];
  const {lift, chance} = mined([groups], 1).rule('a > b');
  /* 11 baskets with both, 20 with each, of 50. */
  expect(lift).toBeCloseTo((11 * 50) / (20 * 20), 12);
  const {baskets} = basketsOf(groups);
  expect(momentsOf(baskets, 2)).toEqual([100 / 50, (10 * 2 + 10 * 20) / 50]);
  expect(chance).toBeCloseTo(poissonTail(11, ((20 * 20) / 50) * (4.4 / 4)), 12);
});

const items = ['a', 'b', 'c', 'd', 'e', 'f'];
const someBaskets = fc.array(fc.subarray(items, {minLength: 1}), {minLength: 1, maxLength: 30});

function counted(baskets: readonly string[][], longest: number, fewest: number) {
  const all: Record<string, number> = {};
  for (let mask = 1; mask < 2 ** items.length; mask++) {
    const set = items.filter((_, at) => mask & (1 << at));
    const count = baskets.filter(each => set.every(item => each.includes(item))).length;
    if (set.length <= longest && count >= fewest) all[set.join(' ')] = count;
  }
  return all;
}

test('finds the sets that counting each one by itself finds, in each group', () => {
  fc.assert(
    fc.property(
      fc.array(someBaskets, {minLength: 1, maxLength: 3}),
      fc.integer({min: 1, max: 5}),
      fc.integer({min: 1, max: 6}),
      (groups, fewest, longest) => {
        const {sets, found} = mined(groups, fewest, longest);
        expect(sets).toEqual(counted(groups.flat(), longest, fewest));
        for (const {byGroup, count} of found.sets)
          expect(byGroup.reduce((sum, each) => sum + each, 0)).toBe(count);
      },
    ),
    {numRuns: 200},
  );
});

describe('bounded', () => {
  const everything = (size: number) => Array.from({length: size}, (_, at) => `p${at}`);

  test('baskets that are all the same have no more sets than wanted', () => {
    const {baskets} = basketsOf(Array.from({length: 50}, () => everything(100)));
    const found = frequentSets(baskets, {fewest: 2, longest: 5, most: 20_000});
    expect(found).toMatchObject({fewest: 2, longest: 2});
    expect(found.sets).toHaveLength(100 + (100 * 99) / 2);
  });

  test('too many pairs leave out the rarer ones', () => {
    const {baskets} = basketsOf([
      ...Array.from({length: 8}, () => everything(60)),
      ...Array.from({length: 40}, () => ['p1', 'p2']),
    ]);
    const found = frequentSets(baskets, {fewest: 3, longest: 3, most: 1000});
    expect(found.fewest).toBe(12);
    expect(found.sets.map(({count}) => count)).toEqual([48, 48, 48]);
  });

  test('nothing and next to nothing', () => {
    expect(mined([[]], 1).rules).toEqual([]);
    expect(mined([[['a']]], 1).sets).toEqual({a: 1});
    expect(mined([[['a', 'b']]], 2).sets).toEqual({});
  });
});
