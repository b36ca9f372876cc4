export type Parameters = Record<string, string | number | undefined>;

/** A link to a page as it stands, with changed parameters; undefined leaves one out. */
export type Link = (changes?: Parameters, path?: string) => string;

/** What the address said stays in every link, the language with it: a page's state is its address. */
export const linkFrom =
  (path: string, query: Parameters): Link =>
  (changes = {}, to = path) => {
    const all = Object.entries({...query, ...changes}).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(all.map(([name, value]) => [name, String(value)])).toString();
    return text ? `${to}?${text}` : to;
  };
