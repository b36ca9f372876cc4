import {Router} from 'express';
import {answerWarning} from '../../../pipelines/early_warnings.ts';
import {onlyForms, onlyFromHere} from '../../guard.ts';
import {smallForm} from '../../small_form.ts';
import {questionIn} from '../../wrong_question.ts';
import {answerForm, type refusals} from './question.ts';

/** Writes down what somebody does about a warning, and leads back to the page. */
export function respondRoute(data: string): Router {
  return Router({strict: true, caseSensitive: true}).post(
    '/churn/answer',
    onlyFromHere,
    onlyForms,
    smallForm('8kb'),
    (request, response) => {
      const {lang, customer, by, note = ''} = questionIn(answerForm, request.body ?? {});
      const outcome = written(data, {customer, by, note});
      const query = new URLSearchParams({...(lang ? {lang} : {}), ...outcome});
      response.set('Cache-Control', 'no-store').redirect(303, `/churn?${query}`);
    },
  );
}

interface Said {
  customer: string;
  by: string | undefined;
  note: string;
}

function written(
  data: string,
  {customer, by, note}: Said,
): {written: 'yes'} | {refused: (typeof refusals)[number]} {
  if (!by) return {refused: 'nobody'};
  const at = new Date().toISOString();
  const done = answerWarning(data, {customer, by, note, at});
  return done === 'done' ? {written: 'yes'} : {refused: done};
}
