import type {Assignment} from './assignment.ts';
import {isUnique} from './column.ts';
import {meaningOf} from './dictionary/index.ts';
import {amountIn} from './numbers.ts';

interface Constant {
  constant: string;
  doubt: string;
}

/** What a required field is for every row, where a file is about one kind of thing only. */
export function constantFor(
  entity: string,
  field: string,
  assignments: readonly Assignment[],
  words: readonly string[],
): Constant | undefined {
  const columnFor = (name: string) => assignments.find(each => each.field === name)?.column;
  if (entity === 'invoice_lines') {
    const invoice = columnFor('invoice_id');
    if (field === 'line' && invoice && isUnique(invoice)) {
      return {constant: '1', doubt: 'every invoice has one row, so each has one line'};
    }
    if (field === 'quantity') return {constant: '1', doubt: 'no column says how many were sold'};
  }
  if (field !== 'kind') return undefined;
  const named = words
    .flatMap(word => [word, word.replace(/(en|e|s)$/, '')])
    .map(word => meaningOf(entity, field, word))
    .find(Boolean);
  if (named) return {constant: named, doubt: 'so the name of the file says'};
  const score = columnFor('score');
  if (entity !== 'survey_responses' || !score?.number) return undefined;
  const scores = score.values.flatMap(text => (text ? amountIn(text, '.') : []));
  const isFive = Math.max(...scores) <= 5 && Math.min(...scores) >= 1;
  return isFive
    ? {constant: 'csat', doubt: 'its scores lie between 1 and 5'}
    : {constant: 'nps', doubt: 'its scores lie between 0 and 10'};
}
