import {ofCustomers, withoutAccounts} from '../../levels.ts';
import type {AskedHere} from './answer.ts';

/** Warnings are raised and answered customer by customer, whatever counts as one. */
export const isLevelled = ({question}: Pick<AskedHere, 'question'>): boolean =>
  question.view !== undefined;

/** The question at a level that has an answer. */
export function atKnownLevel(asked: AskedHere): AskedHere {
  if (!isLevelled(asked)) return ofCustomers(asked);
  return asked.question.view === 'risk' ? withoutAccounts(asked) : asked;
}
