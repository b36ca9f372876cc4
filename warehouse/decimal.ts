/** An exact number as SQL has it; JSON gets all its digits, arithmetic a double. */
export class Decimal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  valueOf(): number {
    return Number(this.text);
  }

  toString(): string {
    return this.text;
  }

  toJSON(): unknown {
    return JSON.rawJSON(this.text);
  }
}

declare global {
  interface JSON {
    /** In Node since 22; not yet in TypeScript's library. */
    rawJSON(text: string): unknown;
  }
}
