/** Names separated by commas: of the files that hold an entity, and of the columns for its fields. */
export interface EntityWords {
  called: string;
  /** A name after a question mark fits, but may mean something else: the proposal says so. */
  fields: Record<string, string>;
}
