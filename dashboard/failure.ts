/** What went wrong, in the words of the page: where, what, and what now. */
export interface Failure {
  status: number;
  title: string;
  where: string;
  what: string[];
  next: string;
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
  /** The page without the parameters that it could not understand. */
  again?: string;
}
