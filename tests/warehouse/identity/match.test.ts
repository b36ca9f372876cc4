import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {IdentityDecision} from '../../../pipelines/identity.ts';
import {type Claim, matchCustomers, matchRules} from '../../../warehouse/identity/match.ts';
import {spacesOf} from '../../../warehouse/identity/spaces.ts';

const spaceOf = spacesOf(new Set(['crm', 'desk']));
const claim = (rule: Claim['rule'], ...customers: string[]): Claim => ({rule, customers});
const decided = (decision: 'same' | 'different', one: string, other: string) => ({
  one,
  other,
  decision,
});

/** Who is one with whom, written as sorted lists. */
function ones(claims: readonly Claim[], decisions: readonly IdentityDecision[] = []) {
  const {clusters} = matchCustomers(claims, decisions, spaceOf);
  return [...clusters.groups().values()].filter(each => each.length > 1).sort();
}

describe('customers of several systems become one', () => {
  test('by the number that the systems share', () => {
    expect(ones([claim('shared_number', 'crm:1', 'K1')])).toEqual([['K1', 'crm:1']]);
  });

  test('through a third one', () => {
    expect(
      ones([claim('shared_number', 'crm:1', 'K1'), claim('email', 'crm:1', 'desk:7')]),
    ).toEqual([['K1', 'crm:1', 'desk:7']]);
  });

  test('but two customers of one system never do by a rule', () => {
    expect(ones([claim('email', 'crm:1', 'crm:2', 'K1')])).toEqual([]);
    expect(ones([claim('email', 'K1', 'desk:1'), claim('vat_id', 'K2', 'desk:1')])).toEqual([
      ['K2', 'desk:1'],
    ]);
    expect(
      ones([
        claim('email', 'crm:1', 'desk:1'),
        claim('shared_number', 'crm:1', 'K1'),
        claim('shared_number', 'desk:1', 'K2'),
      ]),
    ).toEqual([
      ['K1', 'crm:1'],
      ['K2', 'desk:1'],
    ]);
  });

  test('unless a person says so', () => {
    expect(ones([claim('email', 'crm:1', 'K2')], [decided('same', 'K1', 'K2')])).toEqual([
      ['K1', 'K2', 'crm:1'],
    ]);
    expect(
      ones([claim('email', 'crm:1', 'crm:2', 'K2')], [decided('same', 'crm:1', 'crm:2')]),
    ).toEqual([['K2', 'crm:1', 'crm:2']]);
  });

  test('a decision overrules the number itself', () => {
    const claims = [claim('shared_number', 'crm:1', 'K1'), claim('email', 'crm:1', 'K2')];
    expect(ones(claims, [decided('different', 'K1', 'crm:1')])).toEqual([['K2', 'crm:1']]);
    expect(ones(claims, [decided('same', 'K2', 'crm:1')])).toEqual([['K2', 'crm:1']]);
  });

  test('who was split from a number leaves the others there', () => {
    const claims = [claim('shared_number', 'crm:1', 'K1'), claim('shared_number', 'desk:1', 'K1')];
    expect(ones(claims, [decided('different', 'K1', 'crm:1')])).toEqual([['K1', 'desk:1']]);
  });

  test('what leaves a choice is told', () => {
    const {doubts, matches} = matchCustomers(
      [claim('email', 'crm:1', 'crm:2', 'K1'), claim('vat_id', 'crm:3', 'K3')],
      [],
      spaceOf,
    );
    expect(doubts.get('K1')).toEqual({rule: 'email', candidates: ['crm:1', 'crm:2']});
    expect(doubts.has('K3')).toBe(false);
    expect(matches.get('crm:3')).toEqual({rule: 'vat_id', matchedWith: 'K3'});
    expect(matches.has('crm:1')).toBe(false);
  });
});

const customer = fc.constantFrom('K1', 'K2', 'K3', 'crm:1', 'crm:2', 'crm:3', 'desk:1', 'desk:2');
const claims = fc.array(
  fc.record({
    rule: fc.constantFrom(...matchRules),
    customers: fc.uniqueArray(customer, {minLength: 2, maxLength: 4}),
  }),
  {maxLength: 8},
);
const decisions = fc.uniqueArray(
  fc
    .record({
      pair: fc.uniqueArray(customer, {minLength: 2, maxLength: 2}),
      decision: fc.constantFrom('same' as const, 'different' as const),
    })
    .map(({pair, decision}) => ({one: pair.sort()[0]!, other: pair[1]!, decision})),
  {maxLength: 4, selector: ({one, other}) => `${one} ${other}`},
);

describe('of any claims and decisions', () => {
  test('the order of the claims does not matter', () => {
    fc.assert(
      fc.property(
        claims.chain(all =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, {minLength: all.length})),
        ),
        decisions,
        ([one, other], taken) => {
          expect(ones(other, taken)).toEqual(ones(one, taken));
        },
      ),
    );
  });

  test('who was decided to be different stays apart', () => {
    fc.assert(
      fc.property(claims, decisions, (all, taken) => {
        const {clusters} = matchCustomers(all, taken, spaceOf);
        const together = taken.filter(
          ({one, other, decision}) => decision === 'different' && clusters.areOne(one, other),
        );
        expect(together).toEqual([]);
      }),
    );
  });

  test('without decisions no two customers of one system are one', () => {
    fc.assert(
      fc.property(claims, all => {
        for (const group of ones(all)) {
          expect(new Set(group.map(spaceOf)).size).toBe(group.length);
        }
      }),
    );
  });

  test('the same claims twice change nothing', () => {
    fc.assert(
      fc.property(claims, decisions, (all, taken) => {
        expect(ones([...all, ...all], taken)).toEqual(ones(all, taken));
      }),
    );
  });
});
