/** A rule with the month from which each of its versions holds, in any order. */
export type Dated<T> = readonly {valid_from: string; value: T}[];

/** What holds in a month; nothing before the first rule. */
export const valueAt = <T>(versions: Dated<T>, month: string): T | undefined =>
  versions
    .filter(each => each.valid_from <= month)
    .sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1))[0]?.value;
