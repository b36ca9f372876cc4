import {type Clustering, kMeans, silhouette} from './k_means.ts';

/** A customer's features; null where one is not known. */
export type Sample = Record<string, number | null>;

/** Clusters of one number, the customers that buy most first. */
interface Found {
  clusters: number;
  silhouette: number;
  isChosen: boolean;
  centres: {name: string; members: number; centre: number[]}[];
}

export interface Learnt {
  usual: number[];
  spread: number[];
  found: Found[];
}

/** Why there are no clusters. */
export type NoClusters = 'too_few_customers' | 'all_alike';

const fewestCustomers = 30;

/** Fewer clusters are taken where their silhouette is nearly as good: that changes less from night to night. */
const nearly = 0.95;

/** How far from the mean, in standard deviations, a feature stands out. */
const standsOut = 0.5;

interface Asked {
  features: readonly string[];
  /** How many; without it, the best number from `fewest` to `most`. */
  number: number | null;
  fewest: number;
  most: number;
}

/** Learns clusters from a sample; what is not known of a customer is taken as usual. */
export function learnClusters(
  sample: readonly Sample[],
  {features, number, fewest, most}: Asked,
): Learnt | NoClusters {
  if (sample.length < fewestCustomers) return 'too_few_customers';
  const usual = features.map(feature => meanOf(known(sample, feature)));
  const spread = features.map((feature, at) => deviation(known(sample, feature), usual[at]!));
  const points = sample.map(row =>
    features.map((feature, at) => standard(row[feature] ?? null, usual[at]!, spread[at]!)),
  );
  const distinct = new Set(points.map(String)).size;
  const numbers = number
    ? [number]
    : Array.from({length: most - fewest + 1}, (_, more) => fewest + more).filter(
        each => each < distinct,
      );
  if (distinct < 2 || numbers.length === 0 || Math.max(...numbers) > distinct) return 'all_alike';
  const all = numbers.map(each => kMeans(points, each));
  const silhouettes = all.map(each => silhouette(points, each.clusters));
  const best = Math.max(...silhouettes);
  const chosen = silhouettes.findIndex(each => each >= nearly * best);
  return {
    usual,
    spread,
    found: all.map((each, at) => ({
      clusters: numbers[at]!,
      silhouette: silhouettes[at]!,
      isChosen: at === Math.max(chosen, 0),
      centres: named(each, features),
    })),
  };
}

const known = (sample: readonly Sample[], feature: string) =>
  sample.flatMap(row => row[feature] ?? []);

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;

function deviation(values: readonly number[], mean: number): number {
  if (values.length === 0) return 0;
  return Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length);
}

const standard = (value: number | null, usual: number, spread: number) =>
  value === null || spread < 1e-9 ? 0 : (value - usual) / spread;

/** In an order that depends on nothing but the centres, each called by what stands out. */
function named({centres, clusters}: Clustering, features: readonly string[]): Found['centres'] {
  const members = centres.map((_, cluster) => clusters.filter(each => each === cluster).length);
  const sorted = centres
    .map((centre, at) => ({centre, members: members[at]!}))
    .sort((a, b) => compared(b.centre, a.centre));
  const names = distinctNames(
    sorted.map(({centre}) => centre),
    features,
  );
  return sorted.map((each, at) => ({...each, name: names[at]!}));
}

function compared(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, dimension) => value !== other[dimension]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

/** Two features name a cluster; clusters that would be called the same take as many more as it needs. */
function distinctNames(centres: readonly number[][], features: readonly string[]): string[] {
  const names = centres.map(centre => nameOf(centre, features, 2));
  for (let length = 3; length <= features.length; length++) {
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    names.forEach((name, at) => {
      if (twice.includes(name)) names[at] = nameOf(centres[at]!, features, length);
    });
  }
  return names.map((name, at) => {
    const before = names.slice(0, at).filter(each => each === name).length;
    return before === 0 ? name : `${name} #${before + 1}`;
  });
}

/** Such as "+net_revenue -silence"; "=" where nothing stands out. */
function nameOf(centre: readonly number[], features: readonly string[], length: number): string {
  const out = centre
    .map((value, at) => ({value, feature: features[at]!}))
    .filter(({value}) => Math.abs(value) >= standsOut)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, length);
  return out.map(({value, feature}) => `${value > 0 ? '+' : '-'}${feature}`).join(' ') || '=';
}
