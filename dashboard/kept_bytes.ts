/** Final bytes of answers by their ETag, the least recently used of which are dropped. */
export class KeptBytes {
  readonly #most: number;
  readonly #kept = new Map<string, Buffer>();
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(tag: string): Buffer | undefined {
    const bytes = this.#kept.get(tag);
    if (!bytes) return undefined;
    this.#kept.delete(tag);
    this.#kept.set(tag, bytes);
    return bytes;
  }

  set(tag: string, bytes: Buffer): void {
    if (bytes.length > this.#most / 8 || this.#kept.has(tag)) return;
    this.#kept.set(tag, bytes);
    this.#size += bytes.length;
    for (const [oldest, each] of this.#kept) {
      if (this.#size <= this.#most) return;
      this.#kept.delete(oldest);
      this.#size -= each.length;
    }
  }
}
