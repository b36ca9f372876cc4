import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {ask, refreshedExample, seeds, wholeExample} from './whole_example.ts';

interface Rule {
  antecedent: string;
  consequent: string;
  lift: number;
  is_clear: boolean;
}

type Pair = [string, string];

describe.each(seeds)('what goes together in the example with seed %i', seed => {
  test('has the pairs that were planted, and not those that only share a season', async () => {
    const data = await refreshedExample(seed);
    const truth = JSON.parse(
      readFileSync(join(await wholeExample(seed), 'truth/effects.json'), 'utf8'),
    ) as {product_pairs: Pair[]; seasonal_pairs: Pair[]};
    const rules = await ask<Rule>(
      data,
      `select antecedent, consequent, lift, is_clear from product_affinity
      where antecedent_items = 1 and consequent_items = 1`,
    );
    const foundOf = (pairs: readonly Pair[]) =>
      pairs.filter(([first, second]) =>
        rules.some(
          each => each.antecedent === first && each.consequent === second && each.is_clear,
        ),
      ).length;
    const {product_pairs: planted, seasonal_pairs: seasonal} = truth;
    const [found, mistaken] = [
      foundOf(planted),
      foundOf(
        seasonal.flatMap(([one, other]): Pair[] => [
          [one, other],
          [other, one],
        ]),
      ),
    ];
    console.log(
      `seed ${seed}: ${found} of ${planted.length} planted pairs are clear rules, and ${mistaken} of ${seasonal.length} seasonal ones`,
    );
    expect(found).toBe(planted.length);
    expect(mistaken).toBe(0);
  }, 900_000);
});
