/*
Rules of what is bought together, learnt from all months of int_affinity_month, from those before the ones by
which advice is tried, and from earlier ones, by which it is learnt how much too high the chances of advice are.

Baskets of more than 100 items are left out: a basket with everything in it says nothing of what goes
together.

One row per period, rule.

period                all; before or earlier: without the months that are not, in int_affinity_month
rule                  its number: 1 has most baskets with both
antecedent            the items from which it concludes, sorted, with + between them
consequent            the items to which it concludes, likewise
item_1                the first item of the antecedent
item_2                the second one; empty without one
item_3                the third one, likewise
item_4                the fourth one, likewise
antecedent_items      how many there are
consequent_items      how many there are
baskets               in all
baskets_both          that have both sides
antecedent_baskets    that have the antecedent
consequent_baskets    that have the consequent
support               baskets_both of all baskets
confidence            baskets_both of those with the antecedent
lift                  confidence by the share of all baskets that have the consequent
leverage              support less what it would be if the two had nothing to do with each other
conviction            how much more often the rule would be wrong, had the two nothing to do with each
                      other; empty where it is never wrong
lift_within_month     baskets_both by what they would be by chance, month by month: what only the season
                      brings together has a lift, but none within the month
is_clear              as many, or more, would come about by chance, within the months and with baskets of
                      such sizes, with less than 5 % among all sets that were looked at
fewest_baskets        the fewest baskets that counted as often
longest               items of the longest rule that was looked for

check baskets_both >= fewest_baskets
check confidence between 0 and 1 and support between 0 and confidence
*/
import type {RowsWork} from '../../warehouse/model.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {readBaskets, since} from './baskets.ts';
import {associationRules} from './maths/association_rules.ts';
import {frequentSets, momentsOf} from './maths/frequent_sets.ts';

const affinityRule: RowsWork = {
  inputs: ['int_basket_item', 'int_affinity_month', 'set_affinity'],
  columns: {
    period: 'VARCHAR',
    rule: 'INTEGER',
    antecedent: 'VARCHAR',
    consequent: 'VARCHAR',
    item_1: 'VARCHAR',
    item_2: 'VARCHAR',
    item_3: 'VARCHAR',
    item_4: 'VARCHAR',
    antecedent_items: 'INTEGER',
    consequent_items: 'INTEGER',
    baskets: 'BIGINT',
    baskets_both: 'BIGINT',
    antecedent_baskets: 'BIGINT',
    consequent_baskets: 'BIGINT',
    support: 'DOUBLE',
    confidence: 'DOUBLE',
    lift: 'DOUBLE',
    leverage: 'DOUBLE',
    conviction: 'DOUBLE',
    lift_within_month: 'DOUBLE',
    is_clear: 'BOOLEAN',
    fewest_baskets: 'BIGINT',
    longest: 'INTEGER',
  },

  async rows(db) {
    const settings = await db.selectFrom('set_affinity').selectAll().executeTakeFirstOrThrow();
    const all = await readBaskets(db, settings);
    const {before, earlier} = all.firsts;
    const found = {
      all: rulesOf(all, settings),
      before: rulesOf(since(all, before), settings),
      earlier: rulesOf(since(all, earlier), settings),
    };
    return Object.entries(found).flatMap(([period, rules]) =>
      rules.map(each => ({period, ...each})),
    );
  },
};

export default affinityRule;

const mostSets = 50_000;

/** Above this, what comes together by chance is taken for a rule. */
const doubt = 0.05;

function rulesOf({names, ...baskets}: ReturnType<typeof since>, settings: Tables['set_affinity']) {
  const all = baskets.sizes.reduce((sum, size) => sum + size, 0);
  const fewest = Math.max(settings.baskets, Math.ceil((all * settings.support) / 100));
  const found = frequentSets(baskets, {fewest, longest: settings.length, most: mostSets});
  const least = {confidence: settings.confidence / 100, lift: settings.lift};
  const rules = associationRules(
    found.sets,
    {baskets: all, byGroup: baskets.sizes, moments: momentsOf(baskets)},
    least,
  );
  const named = rules.map(({antecedent, consequent, ...rule}) => ({
    ...rule,
    from: antecedent.map(item => names[item]!),
    to: consequent.map(item => names[item]!),
  }));
  const order = new Intl.Collator('en', {numeric: true}).compare;
  const text = ({from, to}: (typeof named)[number]) => `${from.join(' + ')} > ${to.join(' + ')}`;
  return named
    .sort((one, other) => other.both - one.both || order(text(one), text(other)))
    .map(({from, to, ...rule}, at) => ({
      rule: at + 1,
      antecedent: from.join(' + '),
      consequent: to.join(' + '),
      item_1: from[0],
      item_2: from[1] ?? null,
      item_3: from[2] ?? null,
      item_4: from[3] ?? null,
      antecedent_items: from.length,
      consequent_items: to.length,
      baskets: all,
      baskets_both: rule.both,
      antecedent_baskets: rule.withAntecedent,
      consequent_baskets: rule.withConsequent,
      support: rule.support,
      confidence: rule.confidence,
      lift: rule.lift,
      leverage: rule.leverage,
      conviction: rule.conviction,
      lift_within_month: rule.liftWithin,
      is_clear: rule.liftWithin > 1 && rule.chance * found.tested < doubt,
      fewest_baskets: found.fewest,
      longest: found.longest,
    }));
}
