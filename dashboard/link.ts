import type {z} from 'zod';

export type Parameters = Record<string, string | number | undefined>;

/** A link to a page as it stands, with changed parameters; undefined leaves one out. */
export type Link = (changes?: Parameters, path?: string) => string;

/** What can be asked of each page, by where it stands. */
export type Questions = ReadonlyMap<string, z.ZodObject>;

/**
 * What the address said stays in every link, the language with it: a page's state is its address. To
 * another page goes along what that one can be asked.
 */
export const linkFrom =
  (path: string, query: Parameters, questions: Questions = new Map()): Link =>
  (changes = {}, to = path) => {
    const shape = to === path ? undefined : questions.get(to)?.shape;
    const isAsked = (name: string) =>
      shape === undefined || (shape[name] as z.ZodType | undefined)?.safeParse(query[name]).success;
    const kept = Object.fromEntries(Object.entries(query).filter(([name]) => isAsked(name)));
    const all = Object.entries({...kept, ...changes}).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(all.map(([name, value]) => [name, String(value)])).toString();
    return text ? `${to}?${text}` : to;
  };
