import express, {type RequestHandler, Router} from 'express';
import {onlyForms, onlyFromHere, Refused} from '../../guard.ts';
import type {Refreshing} from '../../refreshing.ts';
import {questionIn} from '../../wrong_question.ts';
import {refreshForm} from './question.ts';

/** A form of two short fields. */
const form = express.urlencoded({
  extended: false,
  inflate: false,
  limit: '1kb',
  parameterLimit: 8,
});

const readForm: RequestHandler = (request, response, next) =>
  form(request, response, (error: unknown) => next(error && refusal(error)));

function refusal(error: unknown): unknown {
  const {status} = error as {status?: unknown};
  const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
  return isTheirs ? new Refused('form', status) : error;
}

/** Starts a run when the page's own form asks for it, and leads back to the page. */
export function refreshRoute(refreshing: Refreshing): Router {
  return Router({strict: true, caseSensitive: true}).post(
    '/runs/refresh',
    onlyFromHere,
    onlyForms,
    readForm,
    async (request, response) => {
      const {how, lang} = questionIn(refreshForm, request.body ?? {});
      const refresh = await refreshing.start(how);
      const query = new URLSearchParams({...(lang ? {lang} : {}), refresh});
      response.set('Cache-Control', 'no-store').redirect(303, `/runs?${query}`);
    },
  );
}
