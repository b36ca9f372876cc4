import {Router} from 'express';
import {onlyForms, onlyFromHere} from '../../guard.ts';
import type {Refreshing} from '../../refreshing.ts';
import {smallForm} from '../../small_form.ts';
import {questionIn} from '../../wrong_question.ts';
import {refreshForm} from './question.ts';

/** Starts a run when the page's own form asks for it, and leads back to the page. */
export function refreshRoute(refreshing: Refreshing): Router {
  return Router({strict: true, caseSensitive: true}).post(
    '/runs/refresh',
    onlyFromHere,
    onlyForms,
    smallForm('1kb'),
    async (request, response) => {
      const {how, lang} = questionIn(refreshForm, request.body ?? {});
      const refresh = await refreshing.start(how);
      const query = new URLSearchParams({...(lang ? {lang} : {}), refresh});
      response.set('Cache-Control', 'no-store').redirect(303, `/runs?${query}`);
    },
  );
}
