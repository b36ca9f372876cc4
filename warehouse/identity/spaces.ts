import type {Clusters} from './clusters.ts';

/** The space of numbers that a customer's name belongs to; '' is the shared one. */
export type SpaceOf = (customer: string) => string;

/** Names of sources with numbers of their own begin with the source. */
export const spacesOf =
  (ownSources: ReadonlySet<string>): SpaceOf =>
  customer => {
    const source = customer.slice(0, Math.max(customer.indexOf(':'), 0));
    return ownSources.has(source) ? source : '';
  };

/** In each space a cluster may have one customer, or several that a decision made one. */
export class Spaces {
  readonly #units = new Map<string, Map<string, string>>();
  readonly #clusters: Clusters;
  readonly #decided: Clusters;
  readonly #spaceOf: SpaceOf;

  constructor(clusters: Clusters, decided: Clusters, spaceOf: SpaceOf) {
    this.#clusters = clusters;
    this.#decided = decided;
    this.#spaceOf = spaceOf;
    for (const [root, members] of decided.groups()) {
      this.#units.set(root, new Map(members.map(member => [spaceOf(member), root])));
    }
  }

  /** The decided unit that stands in each space of a customer's cluster. */
  of(customer: string): Map<string, string> {
    const root = this.#clusters.root(customer);
    return this.#units.get(root) ?? new Map([[this.#spaceOf(root), this.#decided.root(root)]]);
  }

  /** Whether all of these can be one without two customers of one space. */
  areFree(customers: readonly string[]): boolean {
    const seen = new Map<string, string>();
    for (const customer of customers) {
      for (const [space, unit] of this.of(customer)) {
        if ((seen.get(space) ?? unit) !== unit) return false;
        seen.set(space, unit);
      }
    }
    return true;
  }

  /** Writes down, after two were joined, whom their cluster has in each space. */
  set(customer: string, units: Map<string, string>): void {
    this.#units.set(this.#clusters.root(customer), units);
  }
}
