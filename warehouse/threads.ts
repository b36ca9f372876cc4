/** Up to so many rows it costs more to hand work to another thread than to do it. */
const rowsOfOneThread = 50_000;

/** How many threads DuckDB is given for so many delivered rows; undefined lets it take all cores. */
export const threadsFor = (rows: number): number | undefined =>
  rows <= rowsOfOneThread ? 1 : undefined;
