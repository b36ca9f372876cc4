import type {FrequentSet} from './frequent_sets.ts';
import {poissonTail} from './poisson.ts';

/** Whoever has the antecedent in the basket often has the consequent, too. */
export interface Rule {
  antecedent: readonly number[];
  consequent: readonly number[];
  /** Baskets with both, with the antecedent, and with the consequent. */
  both: number;
  withAntecedent: number;
  withConsequent: number;
  support: number;
  confidence: number;
  /** How much more often both are together than if they had nothing to do with each other. */
  lift: number;
  leverage: number;
  /** Null where the rule is never wrong. */
  conviction: number | null;
  /** Lift against what each group by itself would have: what only the season brings together has 1. */
  liftWithin: number;
  /** Probability of as many baskets with both, or more, by chance, in baskets of these sizes. */
  chance: number;
}

/** Of how many baskets in all, and in each group. */
export interface Sizes {
  baskets: number;
  byGroup: readonly number[];
  /**
   * E[k(k − 1)…] of the items k of a basket, the first for one item. Where sizes differ, any two items are
   * together more often than their numbers say, because both are in the large baskets.
   */
  moments: readonly number[];
}

/** All rules that frequent sets make, from all of their parts to the rest (Agrawal et al. 1993). */
export function associationRules(
  sets: readonly FrequentSet[],
  {baskets, byGroup, moments}: Sizes,
  {confidence: least, lift: smallest}: {confidence: number; lift: number},
): Rule[] {
  const known = new Map(sets.map(each => [each.items.join(' '), each]));
  const moment = (items: readonly number[]) => moments[items.length - 1]!;
  const bySize = (one: readonly number[], other: readonly number[]) =>
    moments[one.length + other.length - 1]! / (moment(one) * moment(other));
  const setOf = (items: readonly number[]) => known.get(items.join(' '))!;
  return sets.flatMap(whole =>
    partsOf(whole.items).flatMap(([antecedent, consequent]) => {
      const [from, to] = [setOf(antecedent), setOf(consequent)];
      const confidence = whole.count / from.count;
      const usual = to.count / baskets;
      if (confidence < least || confidence / usual < smallest) return [];
      const expected = byGroup.reduce(
        (sum, size, at) => sum + (size && (from.byGroup[at]! * to.byGroup[at]!) / size),
        0,
      );
      return {
        antecedent,
        consequent,
        both: whole.count,
        withAntecedent: from.count,
        withConsequent: to.count,
        support: whole.count / baskets,
        confidence,
        lift: confidence / usual,
        leverage: whole.count / baskets - (from.count / baskets) * usual,
        conviction: confidence === 1 ? null : (1 - usual) / (1 - confidence),
        liftWithin: whole.count / expected,
        chance: poissonTail(whole.count, expected * Math.max(1, bySize(antecedent, consequent))),
      };
    }),
  );
}

/** All ways to cut a set in two. */
function partsOf(items: readonly number[]): [number[], number[]][] {
  const parts: [number[], number[]][] = [];
  for (let mask = 1; mask < 2 ** items.length - 1; mask++)
    parts.push([
      items.filter((_, at) => mask & (1 << at)),
      items.filter((_, at) => !(mask & (1 << at))),
    ]);
  return parts;
}
