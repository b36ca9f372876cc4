/** A handful of bad rows is told; a great share of them means that a rule is wrong. */
const handful = 10;

/** The share of bad rows that is too great where nothing else is declared. */
export const usualShare = 0.1;

export const tooMany = (bad: number, all: number, share: number) =>
  bad > handful && bad > all * share;
