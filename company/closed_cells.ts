/** Who stood in a cell of the portfolio at the end of a month, when it was closed. */
export interface ClosedCell {
  /** First day of the month. */
  month: string;
  /** Null: active, and in none. */
  cell: string | null;
  customers: string[];
}
