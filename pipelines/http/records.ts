import {valueAt} from '../files/kinds/json.ts';
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
  return `${place} ${keysOf(valueAt(document, reached))}`;
}

/** The names that an object has, in words for a person, or what it is instead. */
export function keysOf(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return `is ${JSON.stringify(value).slice(0, 100)}`;
  if (Array.isArray(value)) return 'is a list';
  const names = Object.keys(value);
  if (names.length === 0) return 'is empty';
  const more = names.length > 20 ? `, and ${names.length - 20} more` : '';
  return `has the keys ${names.slice(0, 20).join(', ')}${more}`;
}
