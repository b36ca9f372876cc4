import type {z} from 'zod';
import type {Messages} from '../company/messages/index.ts';
import type {Language} from '../company/settings.ts';
import type {Table} from './csv.ts';
import type {Formats} from './formats.ts';
import type {Html} from './html/html.ts';
import type {Link} from './link.ts';
import type {Served} from './snapshots.ts';
import type {Who} from './who.ts';

/** A question with everything that it takes to answer it. */
export interface Asked<Question> extends Served {
  question: Question;
  who: Who;
  language: Language;
  words: Messages;
  formats: Formats;
  /** A link to this page as it stands, with changes. */
  link: Link;
}

/** What stands between the head and the foot of every page. */
export interface Content {
  title: string;
  body: Html;
  /** Has charts that answer to the pointer, for which the script is loaded. */
  interactive?: boolean;
}

/** The same question at `/x`, `/x.json` and `/x.csv`. */
interface PageOf<Schema, Question> {
  name: 'scorecard' | 'profitability' | 'quarantine';
  /** Where its HTML stands; its data stand at `/<name>.json` and `/<name>.csv`. */
  path: string;
  question: Schema;
  html(asked: Asked<Question>): Promise<Content>;
  /** JSON text, in portions where it may be large. */
  json(asked: Asked<Question>): Promise<string | AsyncIterable<string>>;
  csv(asked: Asked<Question>): Promise<Table>;
}

export type Page = PageOf<z.ZodObject, object>;

/** Holds a page's parts to the question that its own schema makes of an address. */
export const page = <Schema extends z.ZodObject>(each: PageOf<Schema, z.output<Schema>>): Page =>
  each as unknown as Page;
