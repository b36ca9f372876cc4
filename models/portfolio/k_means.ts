/** Clusters that minimise the sum of squared distances to their centres. */
export interface Clustering {
  centres: number[][];
  /** The cluster of each point. */
  clusters: Int32Array;
  /** The sum of squared distances. */
  inertia: number;
}

type Points = readonly (readonly number[])[];

const mostRounds = 100;

/**
 * Lloyd's algorithm from several k-means++ starts (Arthur and Vassilvitskii 2007), the best of them. The same
 * points in the same order give the same clusters. Throws a RangeError where there are fewer distinct points.
 */
export function kMeans(points: Points, number: number, {starts = 10, seed = 1} = {}): Clustering {
  const random = randomNumbers(seed);
  let best: Clustering | undefined;
  for (let start = 0; start < starts; start++) {
    const found = improved(points, firstCentres(points, number, random));
    if (!best || found.inertia < best.inertia - 1e-9) best = found;
  }
  return best!;
}

/** Each next centre is a point, the likelier the farther it is from those that there are. */
function firstCentres(points: Points, number: number, random: () => number): number[][] {
  const centres = [[...points[Math.floor(random() * points.length)]!]];
  const nearest = points.map(point => distance(point, centres[0]!));
  while (centres.length < number) {
    const total = nearest.reduce((sum, each) => sum + each, 0);
    if (!(total > 0)) throw new RangeError(`fewer than ${number} distinct points`);
    let left = random() * total;
    let at = nearest.findIndex(each => {
      left -= each;
      return left < 0;
    });
    if (at < 0) at = nearest.findLastIndex(each => each > 0);
    const centre = [...points[at]!];
    centres.push(centre);
    points.forEach((point, index) => {
      nearest[index] = Math.min(nearest[index]!, distance(point, centre));
    });
  }
  return centres;
}

function improved(points: Points, first: number[][]): Clustering {
  let centres = first;
  let clusters = new Int32Array(points.length).fill(-1);
  for (let round = 0; round < mostRounds; round++) {
    const next = Int32Array.from(points, point => nearestOf(point, centres));
    fillEmpty(points, centres, next);
    if (next.every((cluster, at) => cluster === clusters[at])) break;
    clusters = next;
    centres = centresOf(points, clusters, centres.length);
  }
  const inertia = points.reduce(
    (sum, point, at) => sum + distance(point, centres[clusters[at]!]!),
    0,
  );
  return {centres, clusters, inertia};
}

function nearestOf(point: readonly number[], centres: Points): number {
  let best = 0;
  let least = Infinity;
  for (let at = 0; at < centres.length; at++) {
    const own = distance(point, centres[at]!);
    if (own >= least) continue;
    least = own;
    best = at;
  }
  return best;
}

/** A cluster that nobody is nearest to gets the point that is farthest from its own centre. */
function fillEmpty(points: Points, centres: Points, clusters: Int32Array): void {
  const sizes = new Int32Array(centres.length);
  for (const cluster of clusters) sizes[cluster]!++;
  for (let empty = 0; empty < sizes.length; empty++) {
    if (sizes[empty]! > 0) continue;
    let farthest = -1;
    let most = -1;
    points.forEach((point, at) => {
      const own = distance(point, centres[clusters[at]!]!);
      if (sizes[clusters[at]!]! < 2 || own <= most) return;
      most = own;
      farthest = at;
    });
    sizes[clusters[farthest]!]!--;
    sizes[empty] = 1;
    clusters[farthest] = empty;
  }
}

function centresOf(points: Points, clusters: Int32Array, number: number): number[][] {
  const sums = Array.from({length: number}, () => new Array<number>(points[0]!.length).fill(0));
  const sizes = new Int32Array(number);
  points.forEach((point, at) => {
    const cluster = clusters[at]!;
    sizes[cluster]!++;
    point.forEach((value, dimension) => {
      sums[cluster]![dimension]! += value;
    });
  });
  return sums.map((sum, cluster) => sum.map(each => each / sizes[cluster]!));
}

/** Squared. */
function distance(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at]! - other[at]!) ** 2;
  return sum;
}

/**
 * The mean over all points of (b - a) / max(a, b): a is the mean distance to others of its own cluster, b to
 * those of the nearest other one; 0 for a point alone in its cluster (Rousseeuw 1987).
 */
export function silhouette(points: Points, clusters: Int32Array): number {
  const number = Math.max(...clusters) + 1;
  const sizes = new Int32Array(number);
  for (const cluster of clusters) sizes[cluster]!++;
  let total = 0;
  const sums = new Float64Array(number);
  for (let at = 0; at < points.length; at++) {
    const own = clusters[at]!;
    if (sizes[own]! < 2) continue;
    sums.fill(0);
    for (let other = 0; other < points.length; other++) {
      sums[clusters[other]!]! += Math.sqrt(distance(points[at]!, points[other]!));
    }
    const within = sums[own]! / (sizes[own]! - 1);
    let beside = Infinity;
    for (let cluster = 0; cluster < number; cluster++) {
      if (cluster !== own && sizes[cluster]! > 0)
        beside = Math.min(beside, sums[cluster]! / sizes[cluster]!);
    }
    const larger = Math.max(within, beside);
    if (larger > 0) total += (beside - within) / larger;
  }
  return total / points.length;
}

/** Mulberry32: from 0 to 1, the same ones for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
