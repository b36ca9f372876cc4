/** Things that turn out to be one, by and by: a union-find over names. */
export class Clusters {
  readonly #parents = new Map<string, string>();

  /** The name that stands for all that a name is one with. */
  root(name: string): string {
    let root = name;
    for (let up = this.#parents.get(root); up !== undefined; up = this.#parents.get(root))
      root = up;
    for (let each = name; each !== root; ) {
      const up = this.#parents.get(each)!;
      this.#parents.set(each, root);
      each = up;
    }
    return root;
  }

  /** Makes two names one; the smaller root stands for both, so that no order of joining matters. */
  join(one: string, other: string): void {
    const [a, b] = [this.root(one), this.root(other)];
    if (a === b) return;
    if (a < b) this.#parents.set(b, a);
    else this.#parents.set(a, b);
  }

  areOne(one: string, other: string): boolean {
    return this.root(one) === this.root(other);
  }

  /** All names that were ever joined, by their root. */
  groups(): Map<string, string[]> {
    const names = new Set([...this.#parents.keys(), ...this.#parents.values()]);
    return Map.groupBy([...names].sort(), name => this.root(name));
  }
}
