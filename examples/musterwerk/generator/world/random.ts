/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/** Opens the stream of a name and keys; the same name and keys give the same numbers again. */
export type Streams = (name: string, first?: number, second?: number, third?: number) => Random;

/**
 * Every random quantity has a stream of its own, found by hashing seed, name and keys.
 * So an entity that is added later draws from its own streams and moves no other.
 */
export function randomStreams(seed: number): Streams {
  const names = new Map<string, number>();
  return (name, first, second, third) => {
    let hash = names.get(name);
    if (hash === undefined) {
      hash = mix(textHash(name) ^ mix(seed));
      names.set(name, hash);
    }
    return smallFastCounter(keyed(keyed(keyed(hash, first), second), third), hash);
  };
}

const keyed = (state: number, key: number | undefined) =>
  key === undefined ? state : mix(state ^ mix(key + 0x9e3779b9));

/** Finaliser of MurmurHash3 (Appleby), 32 bit. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** FNV-1a, 32 bit. */
function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** sfc32 of PractRand (Doty-Humphrey): integers only, hence the same on every machine. */
function smallFastCounter(state: number, salt: number): Random {
  let a = mix(state);
  let b = mix(a + 0x6d2b79f5);
  let c = mix(b ^ salt);
  // What is drawn first is thrown away; most streams are short, so this is half of their time.
  for (let counter = 1; counter <= WARM_UP; counter++) {
    const sum = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
  }
  return counting(a, b, c);
}

const WARM_UP = 8;

function counting(a: number, b: number, c: number): Random {
  let counter = WARM_UP + 1;
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
}

export const chance = (random: Random, probability: number) => random() < probability;

/** A whole number from low to high, both possible. */
export const between = (random: Random, low: number, high: number) =>
  low + Math.floor(random() * (high - low + 1));

export const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T;

/** Draws one of the values, each as likely as its weight says; made once for what is drawn often. */
export function chooser<T>(
  values: readonly (readonly [value: T, weight: number])[],
): (random: Random) => T {
  let sum = 0;
  const edges = values.map(([, weight]) => {
    sum += weight;
    return sum;
  });
  return random => {
    const draw = random() * sum;
    let at = 0;
    while (at < edges.length - 1 && draw >= (edges[at] as number)) at++;
    return (values[at] as readonly [T, number])[0];
  };
}

/** Standard normal, by Box and Muller. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** Lognormal with the given mean (not median); sigma is that of the logarithm. */
export const lognormal = (random: Random, mean: number, sigma: number) =>
  mean * Math.exp(sigma * normal(random) - (sigma * sigma) / 2);

/** Poisson by Knuth's product; large means are split, since exp(-mean) would vanish. */
export function poisson(random: Random, mean: number): number {
  if (mean > 30) return poisson(random, 30) + poisson(random, mean - 30);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}

/** Gamma with scale 1, by Marsaglia and Tsang (2000); shapes below 1 by their power of a uniform. */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a);
  return x / (x + gamma(random, b));
}
