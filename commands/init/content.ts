import type {Field} from '../../warehouse/field.ts';
import type {Column} from './column.ts';
import {meaningOf} from './dictionary/index.ts';
import {amountIn} from './numbers.ts';

/** How well the values of a column suit a field, from 0 to 1. */
export interface ContentFit {
  score: number;
  /** The source's words and what they mean, for fields that allow a few words only. */
  words?: Record<string, string>;
  doubt?: string;
}

const none: ContentFit = {score: 0};
const perfect: ContentFit = {score: 1};

/** Whether a field is a name that a system gives to a thing, and no text for people. */
export const isId = (name: string) =>
  /(_id|^account|^document|^cost_centre|^account_manager)$/.test(name);

/** How well a column's values suit a field of an entity. */
export function contentFit(entity: string, name: string, field: Field, column: Column): ContentFit {
  if (column.filled === 0) return field.kind === 'text' && !field.words ? {score: 0.5} : none;
  switch (field.kind) {
    case 'day':
      return column.time && !column.time.hasOffset ? perfect : none;
    case 'moment':
    case 'instant':
      return column.time ? momentFit(column) : none;
    case 'integer':
    case 'decimal':
    case 'double':
      return numberFit(field, column);
    case 'yes_no':
      return column.yesNo ? perfect : none;
    case 'text':
      return field.words
        ? wordsFit(entity, name, field, column)
        : {score: textScore(name, field, column)};
  }
}

const momentFit = ({time}: Column): ContentFit =>
  time!.hasTime
    ? perfect
    : {score: 0.9, doubt: 'it has days without a time, so hours cannot be counted'};

function numberFit({kind, range}: Field, {number, time, values}: Column): ContentFit {
  if (!number || number.isCode) return none;
  if (time && !number.decimal) return {score: 0.2};
  const hasFraction = number.decimal !== undefined && number.places(number.decimal) > 0;
  if (kind === 'integer' && hasFraction) return none;
  const given = values.flatMap(value => value ?? []);
  const isInside = ([low, high]: readonly [number, number]) =>
    given.every(text => {
      const value = amountIn(text, number.decimal ?? '.');
      return value >= low && value <= high;
    });
  if (range && !isInside(range)) return none;
  const places = number.decimal ? number.places(number.decimal) : 0;
  return places > 4
    ? {score: 0.9, doubt: `it has ${places} decimal places, and the contract takes 4`}
    : perfect;
}

/** A few words that we know; of a field that may stay empty, all of them must be known. */
function wordsFit(entity: string, name: string, {required}: Field, {words}: Column): ContentFit {
  const meant = words.map(word => [word, meaningOf(entity, name, word)] as const);
  const known = meant.filter(([, meaning]) => meaning !== undefined) as [string, string][];
  if (known.length === 0) return none;
  const unknown = meant.filter(([, meaning]) => meaning === undefined).map(([word]) => word);
  if (unknown.length > 0 && !required) return none;
  return {
    score: known.length / words.length,
    words: Object.fromEntries(known),
    ...(unknown.length > 0
      ? {doubt: `nothing is known of ${unknown.map(word => `"${word}"`).join(', ')}`}
      : {}),
  };
}

function textScore(name: string, field: Field, column: Column): number {
  const given = column.values.flatMap(value => value ?? []);
  const share = (holds: (text: string) => boolean) => given.filter(holds).length / given.length;
  if (name === 'email') return share(text => text.includes('@'));
  if (isId(name)) {
    const isFraction =
      (column.number?.decimal !== undefined && !endsWithZero(column)) || column.time?.hasTime;
    return isFraction || share(text => /\s\S/.test(text.trim())) > 0.3 ? 0.2 : 1;
  }
  if (column.time && !column.number) return 0.1;
  return column.number && !field.personal ? 0.6 : 1;
}

/** A program that knows only fractions writes the number 17850 as 17850.0. */
export const endsWithZero = ({values}: Column): boolean =>
  values.some(value => value?.endsWith('.0')) &&
  values.every(value => value === null || value.endsWith('.0'));
