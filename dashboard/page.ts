import type {z} from 'zod';
import type {Messages} from '../company/messages/index.ts';
import type {Language} from '../company/settings.ts';
import type {Warehouse} from '../warehouse/query.ts';
import type {Table} from './csv.ts';
import type {Formats} from './formats.ts';
import type {Html} from './html/html.ts';
import type {Level} from './levels.ts';
import type {Link} from './link.ts';
import type {Served} from './snapshots.ts';
import type {Who} from './who.ts';

/** A question with what it takes to answer it in words. */
export interface Told<Question> {
  question: Question;
  who: Who;
  language: Language;
  words: Messages;
  formats: Formats;
  /** A link to this page as it stands, with changes. */
  link: Link;
}

/** A question with everything that it takes to answer it. */
export interface Asked<Question> extends Told<Question>, Served {
  /** What counts as one customer; `db` answers at this level. */
  level: Level;
  /** The same snapshot at the level of its customers. */
  customers: Warehouse;
}

/** What stands between the head and the foot of every page. */
export interface Content {
  title: string;
  body: Html;
  /** Has charts that answer to the pointer, for which the script is loaded. */
  interactive?: boolean;
  /** Loads itself again while something goes on, for browsers without script. */
  reload?: Reload | undefined;
}

interface Reload {
  seconds: number;
  /** Another address than the page's own. */
  to?: string;
}

/** A question's answer in each form. */
interface Answers<How> {
  html(asked: How): Promise<Content>;
  /** JSON text, in portions where it may be large. */
  json(asked: How): Promise<string | AsyncIterable<string>>;
  csv(asked: How): Promise<Table>;
}

/**
 * The forms of an answer that is read first, from the question as it can be answered: at another level than it was
 * asked at, for instance.
 */
export function formsOf<How, Answer>(
  read: (asked: How) => Promise<readonly [here: How, answer: Answer]>,
  {
    html,
    json,
    csv,
  }: {
    html(here: How, answer: Answer): Promise<Content>;
    json(here: How, answer: Answer): Promise<string | AsyncIterable<string>>;
    csv(here: How, answer: Answer): Promise<Table>;
  },
): Answers<How> {
  return {
    html: async asked => html(...(await read(asked))),
    json: async asked => json(...(await read(asked))),
    csv: async asked => csv(...(await read(asked))),
  };
}

/** The same question at `/x`, `/x.json` and `/x.csv`. */
export interface PageHead<Schema> {
  name:
    | 'scorecard'
    | 'profitability'
    | 'breakdown'
    | 'bridge'
    | 'costs'
    | 'contracts'
    | 'lifetime-value'
    | 'churn'
    | 'portfolio'
    | 'segments'
    | 'next'
    | 'what-if'
    | 'customer'
    | 'document'
    | 'price-talk'
    | 'quarantine'
    | 'identity'
    | 'runs';
  /** Where its HTML stands; its data stand at `/<name>.json` and `/<name>.csv`. */
  path: string;
  question: Schema;
  /** Tables whose answer depends on the level, where it can be asked at each. */
  levelled?: readonly string[];
  /** What its answer depends on beside the snapshot: what persons have decided, for instance. */
  state?(): string;
}

type PageOf<Schema, Question> = PageHead<Schema> & Answers<Asked<Question>>;
type LivePageOf<Schema, Question> = PageHead<Schema> & {live: Answers<Told<Question>>};

export type Page = PageOf<z.ZodObject, object>;
export type LivePage = LivePageOf<z.ZodObject, object>;

/** Holds a page's parts to the question that its own schema makes of an address. */
export const page = <Schema extends z.ZodObject>(each: PageOf<Schema, z.output<Schema>>): Page =>
  each as unknown as Page;

/** The same for a page that tells of the present, and needs no snapshot for it. */
export const livePage = <Schema extends z.ZodObject>(
  each: LivePageOf<Schema, z.output<Schema>>,
): LivePage => each as unknown as LivePage;
