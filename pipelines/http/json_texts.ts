interface Part {
  name: string;
  from: number;
  to: number;
}

/**
 * The texts of the elements of a list that stands at a path in a JSON text: each as it was
 * written, on one line. The text must be JSON, and the path must lead to a list.
 */
export function elementTexts(text: string, path?: string): string[] {
  const at = placeOf(text, path)?.from ?? 0;
  return Array.from(partsOf(text, at), ({from, to}) => oneLine(text.slice(from, to)));
}

/** What stands at a path in a JSON text, as it was written. */
export function textAt(text: string, path: string): string | undefined {
  const place = placeOf(text, path);
  return place && text.slice(place.from, place.to);
}

/** Whether a text that is no JSON only lacks its end. */
export const endsEarly = (text: string) => valueEnd(text, afterSpace(text, 0)) === undefined;

/** Within strings there are no line breaks, so those that there are mean nothing. */
const oneLine = (text: string) => text.replace(/[\r\n]+[ \t]*/g, '');

/** Where names stand twice, the last one counts, as for JSON.parse. */
function placeOf(text: string, path: string | undefined): Part | undefined {
  const from = afterSpace(text, 0);
  let place: Part | undefined = {name: '', from, to: valueEnd(text, from) ?? text.length};
  for (const name of path?.split('.') ?? []) {
    if (!place || !/[{[]/.test(text[place.from] ?? '')) return undefined;
    place = partsOf(text, place.from).reduce<Part | undefined>(
      (found, part) => (part.name === name ? part : found),
      undefined,
    );
  }
  return place;
}

/** The members of the object, or the elements of the list, that begins at a place. */
function* partsOf(text: string, at: number): Generator<Part> {
  const isObject = text[at] === '{';
  let from = afterSpace(text, at + 1);
  for (let index = 0; !/[}\]]/.test(text[from] ?? '}'); index++) {
    let name = String(index);
    if (isObject) {
      const end = valueEnd(text, from)!;
      name = JSON.parse(text.slice(from, end));
      from = afterSpace(text, afterSpace(text, end) + 1);
    }
    const to = valueEnd(text, from)!;
    yield {name, from, to};
    from = afterSpace(text, to);
    if (text[from] === ',') from = afterSpace(text, from + 1);
  }
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  return at;
}

const quote = 34;
const backslash = 92;
const opening = new Set([91, 123]);
const closing = new Set([93, 125]);
const plainEnd = /[\s,\]}]|$/g;

/** Where the value that begins at a place ends; nothing where the text ends before it does. */
function valueEnd(text: string, from: number): number | undefined {
  if (from >= text.length) return undefined;
  const first = text.charCodeAt(from);
  if (first === quote) return stringEnd(text, from);
  if (!opening.has(first)) {
    plainEnd.lastIndex = from;
    return plainEnd.exec(text)!.index;
  }
  return containerEnd(text, from);
}

function containerEnd(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at: number | undefined = from; at !== undefined && at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = stringEnd(text, at);
      continue;
    }
    at += 1;
    if (opening.has(code)) depth += 1;
    else if (closing.has(code)) depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function stringEnd(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === backslash) before -= 1;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return undefined;
}
