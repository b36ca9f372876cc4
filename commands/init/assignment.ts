import type {Column} from './column.ts';

/** What one field of an entity is taken from. */
export interface Assignment {
  field: string;
  column?: Column;
  constant?: string;
  /** The source's words and what they mean here. */
  words?: Record<string, string>;
  score: number;
  doubt?: string;
}
