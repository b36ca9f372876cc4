/** A defect's message without its stack trace, which only the log keeps. */
export const withoutStack = (problem: string): string =>
  problem
    .split('\n')
    .filter(line => !/^\s+at /.test(line))
    .join('\n');
