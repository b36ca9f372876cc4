import type {IdentityDecision} from '../../pipelines/identity.ts';
import type {SameCustomer} from './accounts.ts';
import {Clusters} from './clusters.ts';
import {type SpaceOf, Spaces} from './spaces.ts';

/** The rules by which customers of different number spaces are one, the most certain first. */
export const matchRules = ['shared_number', 'vat_id', 'email', 'name_postal_code'] as const;
export type MatchRule = (typeof matchRules)[number];

/** Customers that have the same value, of which a rule says that they are one. */
export interface Claim {
  rule: MatchRule;
  customers: string[];
}

/** What is known of one customer's identity. */
export interface Match {
  rule: MatchRule | 'decision' | 'account';
  matchedWith: string;
}

/** A claim that was not followed, because it would have to choose between customers. */
export interface Doubt {
  rule: MatchRule;
  candidates: string[];
}

interface Matches {
  clusters: Clusters;
  matches: Map<string, Match>;
  doubts: Map<string, Doubt>;
}

/**
 * Which customers are one. Decisions come first, then what sources say of their own numbers (accounts),
 * unless somebody decided that they are different. Then each rule joins customers of different spaces,
 * never two of one space, and never two that were decided to be different: where a value leaves a
 * choice, nobody is matched by it. The order of claims does not matter.
 */
export function matchCustomers(
  claims: readonly Claim[],
  decisions: readonly IdentityDecision[],
  spaceOf: SpaceOf,
  accounts: readonly SameCustomer[] = [],
): Matches {
  const different = decisions.filter(({decision}) => decision === 'different');
  const same = [...decisions.filter(({decision}) => decision === 'same'), ...accounts];
  const units = decidedUnits(same, different);
  const clusters = decidedUnits(same, different);
  const matches = new Map<string, Match>();
  for (const {one, other, decision} of decisions) {
    if (decision !== 'same' || !clusters.areOne(one, other)) continue;
    remember(matches, one, {rule: 'decision', matchedWith: other});
    remember(matches, other, {rule: 'decision', matchedWith: one});
  }
  for (const {one, other} of accounts) {
    if (!clusters.areOne(one, other)) continue;
    remember(matches, one, {rule: 'account', matchedWith: other});
    remember(matches, other, {rule: 'account', matchedWith: one});
  }
  const spaces = new Spaces(clusters, units, spaceOf);
  const sharedFirst = (a: string, b: string) =>
    Number(spaceOf(a) !== '') - Number(spaceOf(b) !== '') || (a < b ? -1 : 1);
  const open: Claim[] = [];
  for (const rule of matchRules) {
    const own = claims
      .filter(claim => claim.rule === rule)
      .map(({customers}) => ({rule, customers: customers.toSorted(sharedFirst)}));
    const {accepted, ambiguous} = sift(own, clusters, spaces, different);
    for (const claim of accepted) join(claim, clusters, matches, spaces);
    open.push(...ambiguous);
  }
  return {clusters, matches, doubts: doubtsOf(open, clusters)};
}

/** The newest decisions are the last; one that contradicts `different` is not followed. */
function decidedUnits(
  same: readonly SameCustomer[],
  different: readonly IdentityDecision[],
): Clusters {
  const units = new Clusters();
  for (const {one, other} of same) {
    const sides = [units.root(one), units.root(other)];
    const isForbidden = different.some(pair => {
      const ends = [units.root(pair.one), units.root(pair.other)];
      return ends.every(end => sides.includes(end)) && ends[0] !== ends[1];
    });
    if (!isForbidden) units.join(one, other);
  }
  return units;
}

/** Which claims of one rule can be followed, all at once. */
function sift(
  claims: readonly Claim[],
  clusters: Clusters,
  spaces: Spaces,
  different: readonly IdentityDecision[],
): {accepted: Claim[]; ambiguous: Claim[]} {
  const ambiguous: Claim[] = [];
  const accepted: Claim[] = [];
  const areApart = pairsApart(clusters, different);
  const clear: Claim[] = [];
  for (const {rule, customers} of claims) {
    for (const left of withoutSplit(customers, areApart)) {
      (spaces.areFree(left) ? clear : ambiguous).push({rule, customers: left});
    }
  }
  const tentative = new Clusters();
  for (const {customers} of clear) {
    for (const each of customers) tentative.join(clusters.root(customers[0]!), clusters.root(each));
  }
  const together = Map.groupBy(clear, ({customers}) =>
    tentative.root(clusters.root(customers[0]!)),
  );
  for (const group of together.values()) {
    if (group.length === 1) {
      accepted.push(group[0]!);
      continue;
    }
    const customers = [...new Set(group.flatMap(claim => claim.customers))];
    const isFree = !areApart(customers) && spaces.areFree(customers);
    (isFree ? accepted : ambiguous).push(...group);
  }
  return {accepted, ambiguous};
}

/**
 * Those that may be one of the customers with one value: who was split from another one, or from
 * somebody that is one with it already, leaves, and the others stay with the one that comes first.
 */
function withoutSplit(
  customers: readonly string[],
  areApart: (customers: readonly string[]) => boolean,
): string[][] {
  if (!areApart(customers)) return [[...customers]];
  const groups: string[][] = [];
  for (const customer of customers) {
    const group = groups.find(each => !areApart([...each, customer]));
    if (group) group.push(customer);
    else groups.push([customer]);
  }
  return groups.filter(({length}) => length > 1);
}

/** Whether some customers, or those they are one with already, were decided to be different. */
function pairsApart(clusters: Clusters, different: readonly IdentityDecision[]) {
  const pairs = different.map(({one, other}) => [clusters.root(one), clusters.root(other)]);
  const named = new Set(pairs.flat());
  return (customers: readonly string[]): boolean => {
    if (named.size === 0) return false;
    const roots = new Set(
      customers.map(each => clusters.root(each)).filter(each => named.has(each)),
    );
    return roots.size > 1 && pairs.some(pair => pair.every(end => roots.has(end)));
  };
}

function join(
  {rule, customers}: Claim,
  clusters: Clusters,
  matches: Map<string, Match>,
  spaces: Spaces,
): void {
  const units = new Map(customers.flatMap(customer => [...spaces.of(customer)]));
  for (const customer of customers) clusters.join(customers[0]!, customer);
  spaces.set(customers[0]!, units);
  const [leader, second] = customers as [string, string];
  for (const customer of customers) {
    remember(matches, customer, {rule, matchedWith: customer === leader ? second : leader});
  }
}

/** The first rule that spoke is the most certain one. */
function remember(matches: Map<string, Match>, customer: string, match: Match): void {
  if (!matches.has(customer)) matches.set(customer, match);
}

/** What stayed open after all rules: claims whose customers did not become one in another way. */
function doubtsOf(open: readonly Claim[], clusters: Clusters): Map<string, Doubt> {
  const doubts = new Map<string, Doubt>();
  for (const {rule, customers} of open) {
    const sorted = customers.toSorted();
    if (sorted.every(customer => clusters.areOne(customer, sorted[0]!))) continue;
    for (const customer of sorted) {
      if (doubts.has(customer)) continue;
      const candidates = sorted.filter(other => other !== customer);
      doubts.set(customer, {rule, candidates});
    }
  }
  return doubts;
}
