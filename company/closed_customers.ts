/** Customers of whom the same was told as of the end of a month, when it was closed. */
export interface ClosedGroup {
  /** First day of the month. */
  month: string;
  /** Whether they stood in the portfolio, be it in no cell; the next says in which one. */
  is_placed: boolean;
  cell: string | null;
  /** Classes are null where nobody could tell them as of that day, and where there are none. */
  abc_class: string | null;
  contribution_class: string | null;
  rfm: string | null;
  cluster: string | null;
  stage: string | null;
  customers: string[];
}
