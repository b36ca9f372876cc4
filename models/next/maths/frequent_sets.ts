/** Baskets by the numbers of their items; those without any of these items are in `sizes` only. */
export interface Baskets {
  /** Items of all baskets, one after the other; no item twice in one basket. */
  members: Uint32Array;
  /** Where each basket begins in `members`, and, at last, where they end. */
  starts: Uint32Array;
  /** The group of each basket, such as its month. */
  groups: Uint16Array;
  /** How many baskets each group has in all. */
  sizes: readonly number[];
  /** Items are 0 to this number, which is none any more. */
  items: number;
}

/** Items that are together in so many baskets. */
export interface FrequentSet {
  /** Ascending. */
  items: readonly number[];
  count: number;
  /** How many of these baskets are in each group. */
  byGroup: Uint32Array;
}

export interface Limits {
  /** Sets in fewer baskets are left out. */
  fewest: number;
  /** Items of the longest set. */
  longest: number;
  /** So many sets of more than one item at most, else `fewest` or `longest` gives way. */
  most: number;
}

export interface Found extends Limits {
  sets: FrequentSet[];
  /** How many sets of more than one item were looked at. */
  tested: number;
}

/** Of more items the rarest are left out. */
const mostItems = 4000;

/**
 * All sets of items that are together in enough baskets: pairs by counting, longer ones by intersecting
 * the lists of baskets of shorter ones (Eclat, Zaki 2000). The limits that held in the end stand beside
 * them: where there are too many pairs, `fewest` is doubled, where there are too many longer sets,
 * `longest` becomes less.
 */
export function frequentSets(baskets: Baskets, limits: Limits): Found {
  const singles = countItems(baskets);
  const limited = {...limits, fewest: Math.max(limits.fewest, 1)};
  limited.fewest = Math.max(limited.fewest, countOfRank(singles, mostItems));
  const frequent = itemsOf(singles, limited.fewest);
  const pairs = countPairs(baskets, frequent);
  while (frequentPairs(pairs, limited.fewest) > limited.most) limited.fewest *= 2;
  for (;;) {
    const found = search(baskets, itemsOf(singles, limited.fewest), {pairs, frequent}, limited);
    if (found) return {...limited, ...found};
    limited.longest -= 1;
  }
}

/** E[k], E[k(k − 1)], E[k(k − 1)(k − 2)] … of the number of items in a basket. */
export function momentsOf({starts, sizes}: Baskets, order = 5): number[] {
  const sums = new Float64Array(order);
  for (let basket = 0; basket + 1 < starts.length; basket++) {
    const items = starts[basket + 1]! - starts[basket]!;
    for (let at = 0, product = items; product > 0 && at < order; at++) {
      sums[at]! += product;
      product *= items - at - 1;
    }
  }
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return Array.from(sums, sum => sum / Math.max(all, 1));
}

function countItems({members, items}: Baskets): Uint32Array {
  const counts = new Uint32Array(items);
  for (const item of members) counts[item]! += 1;
  return counts;
}

/** The smallest count with which no more items than `rank` are left. */
function countOfRank(counts: Uint32Array, rank: number): number {
  if (counts.length <= rank) return 0;
  return counts.slice().sort()[counts.length - rank - 1]! + 1;
}

/** Items with enough baskets, the rarest first. */
const itemsOf = (counts: Uint32Array, fewest: number): number[] =>
  Array.from(counts.keys())
    .filter(item => counts[item]! >= fewest)
    .sort((one, other) => counts[one]! - counts[other]! || one - other);

interface Pairs {
  /** How many baskets have both items: of places i < k at k(k − 1)/2 + i. */
  pairs: Uint32Array;
  frequent: readonly number[];
}

const placeOf = (one: number, other: number) =>
  one < other ? (other * (other - 1)) / 2 + one : (one * (one - 1)) / 2 + other;

function placesOf(frequent: readonly number[], items: number): Int32Array {
  const places = new Int32Array(items).fill(-1);
  for (const [place, item] of frequent.entries()) places[item] = place;
  return places;
}

function countPairs({members, starts, items}: Baskets, frequent: readonly number[]): Uint32Array {
  const places = placesOf(frequent, items);
  const counts = new Uint32Array((frequent.length * (frequent.length - 1)) / 2);
  const own: number[] = [];
  for (let basket = 0; basket + 1 < starts.length; basket++) {
    own.length = 0;
    for (let at = starts[basket]!; at < starts[basket + 1]!; at++) {
      const place = places[members[at]!]!;
      if (place >= 0) own.push(place);
    }
    for (let one = 1; one < own.length; one++)
      for (let other = 0; other < one; other++) counts[placeOf(own[one]!, own[other]!)]! += 1;
  }
  return counts;
}

function frequentPairs(pairs: Uint32Array, fewest: number): number {
  let count = 0;
  for (const each of pairs) if (each >= fewest) count += 1;
  return count;
}

/** The baskets that have a set, ascending. */
interface Listed {
  place: number;
  baskets: Uint32Array;
}

/** Undefined where there are more sets than wanted. */
function search(
  baskets: Baskets,
  own: readonly number[],
  {pairs, frequent}: Pairs,
  {fewest, longest, most}: Limits,
): {sets: FrequentSet[]; tested: number} | undefined {
  const lists = basketsOf(baskets, own);
  const places = placesOf(frequent, baskets.items);
  const sets: FrequentSet[] = own.map((item, place) => setOf(baskets, [item], lists[place]!));
  let tested = (own.length * (own.length - 1)) / 2;
  const wanted = most + own.length;
  if (longest < 2) return {sets, tested};
  const grow = (items: readonly number[], siblings: readonly Listed[]): boolean => {
    for (const [at, {place, baskets: list}] of siblings.entries()) {
      const longer = [...items, own[place]!];
      sets.push(setOf(baskets, longer, list));
      if (sets.length > wanted && longer.length > 2) return false;
      if (longer.length === longest) continue;
      const next: Listed[] = [];
      for (const other of siblings.slice(at + 1)) {
        if (pairs[placeOf(places[own[place]!]!, places[own[other.place]!]!)]! < fewest) continue;
        tested += 1;
        const both = intersection(list, other.baskets);
        if (both.length >= fewest) next.push({place: other.place, baskets: both});
      }
      if (next.length > 0 && !grow(longer, next)) return false;
    }
    return true;
  };
  const isIn = new Uint8Array(baskets.starts.length);
  for (let place = own.length - 1; place > 0; place--) {
    const item = own[place]!;
    const rarer: number[] = [];
    for (let at = 0; at < place; at++)
      if (pairs[placeOf(places[item]!, places[own[at]!]!)]! >= fewest) rarer.push(at);
    if (rarer.length === 0) continue;
    for (const basket of lists[place]!) isIn[basket] = 1;
    const siblings = rarer.map(at => ({
      place: at,
      baskets: lists[at]!.filter(basket => isIn[basket] === 1),
    }));
    for (const basket of lists[place]!) isIn[basket] = 0;
    if (!grow([item], siblings)) return undefined;
  }
  return {sets, tested};
}

function basketsOf({members, starts, items}: Baskets, own: readonly number[]): Uint32Array[] {
  const places = placesOf(own, items);
  const ends = new Uint32Array(own.length);
  for (const item of members) if (places[item]! >= 0) ends[places[item]!]! += 1;
  const lists = Array.from(ends, count => new Uint32Array(count));
  ends.fill(0);
  for (let basket = 0; basket + 1 < starts.length; basket++)
    for (let at = starts[basket]!; at < starts[basket + 1]!; at++) {
      const place = places[members[at]!]!;
      if (place >= 0) lists[place]![ends[place]!++] = basket;
    }
  return lists;
}

function intersection(one: Uint32Array, other: Uint32Array): Uint32Array {
  const both = new Uint32Array(Math.min(one.length, other.length));
  let count = 0;
  for (let i = 0, k = 0; i < one.length && k < other.length; ) {
    const difference = one[i]! - other[k]!;
    if (difference === 0) both[count++] = one[i]!;
    if (difference <= 0) i += 1;
    if (difference >= 0) k += 1;
  }
  return both.slice(0, count);
}

function setOf({groups, sizes}: Baskets, items: readonly number[], list: Uint32Array): FrequentSet {
  const byGroup = new Uint32Array(sizes.length);
  for (const basket of list) byGroup[groups[basket]!]! += 1;
  return {items: [...items].sort((one, other) => one - other), count: list.length, byGroup};
}
