/** A count that stands in words already, with what is counted: "1 customer", "2 customers". */
export const counted = (count: string, one: string, many: string): string =>
  `${count} ${count === '1' ? one : many}`;
