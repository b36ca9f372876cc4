import {valueAt} from '../files/kinds/json.ts';
import {shownNames} from '../names.ts';
import type {Answer} from './answer.ts';
import {elementTexts} from './json_texts.ts';
import {ServiceError} from './service_error.ts';

/** The records of an answer as texts of one line each; an answer without content has none. */
export function recordsOf({text, document}: Answer, path: string | undefined): string[] {
  if (document === undefined) return [];
  if (Array.isArray(valueAt(document, path))) return elementTexts(text, path);
  throw new ServiceError(
    `${path === undefined ? 'the answer is not a list of records' : `there is no list at "${path}"`}; ${found(document, path)}`,
    {next: 'Say in sources.yaml where the list stands, such as records: data.items.'},
  );
}

/** What there is instead, as far down the path as it leads. */
function found(document: unknown, path: string | undefined): string {
  const names = path?.split('.') ?? [];
  const trail = names.map((_, index) => names.slice(0, names.length - index).join('.'));
  const reached = trail.find(each => valueAt(document, each) !== undefined);
  const place = reached === undefined ? 'the answer' : `"${reached}"`;
  return `${place} ${keysOf(valueAt(document, reached), [...envelope, ...names])}`;
}

/** What web services call the parts of an answer that has its records within. */
const envelope = `data items results rows records values entries content list objects page pages
  total count size limit offset cursor next previous prev links meta paging pagination error errors
  message status result value payload response`.split(/\s+/);

/** The names that an object has, as far as they are known, or what it is instead. */
export function keysOf(value: unknown, known: readonly string[]): string {
  if (value === null) return 'is null';
  if (typeof value !== 'object') return `is a ${typeof value}`;
  if (Array.isArray(value)) return 'is a list';
  const names = Object.keys(value);
  if (names.length === 0) return 'is empty';
  return `has the keys: ${shownNames(names, known)}`;
}
