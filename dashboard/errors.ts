import type {ErrorRequestHandler, Request} from 'express';
import {type Messages, messages} from '../company/messages/index.ts';
import {Problem} from '../company/problem.ts';
import type {Assets} from './assets.ts';
import type {Failure} from './failure.ts';
import {Refused} from './guard.ts';
import {errorPage} from './html/error_page.ts';
import {languageOf} from './routes.ts';
import {type Snapshots, Unavailable} from './snapshots.ts';
import {WrongQuestion} from './wrong_question.ts';

const firstNightRetry = 5;

/** The one place where errors become answers. Nobody but the log sees a stack trace. */
export function errorAnswers(snapshots: Snapshots, assets: Assets): ErrorRequestHandler {
  return (error, request, response, next) => {
    // Whoever asked has gone in the middle of the answer.
    if (error?.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    const language = languageOf(request, snapshots.language);
    const failure = failureOf(error, request, messages[language]);
    if (failure.status === 500) console.error(error);
    if (response.headersSent) return next(error);
    if (failure.retryAfter) response.set('Retry-After', String(failure.retryAfter));
    response.status(failure.status).set('Cache-Control', 'no-store');
    response.removeHeader('ETag');
    response.removeHeader('Content-Disposition');
    const {title, where, what, next: now} = failure;
    if (request.path.endsWith('.json')) {
      response.json({error: {title, where, what: what.join(' '), next: now}});
    } else if (request.path.endsWith('.csv')) {
      response.type('text').send([title, `${where}: ${what.join(' ')}`, now].join('\n'));
    } else {
      response.type('html').send(errorPage(failure, {language, assets}).text);
    }
  };
}

function failureOf(error: unknown, request: Request, words: Messages): Failure {
  const {error: text} = words;
  if (error instanceof WrongQuestion) return wrongQuestion(error, request, words);
  if (error instanceof Unavailable) return unavailable(error, request, words);
  if (error instanceof Refused) return refused(error, request, words);
  if (error instanceof Problem) {
    const {where, what, next = ''} = error;
    return {status: 400, title: text.title, where, what: [what], next};
  }
  const status = (error as {status?: unknown} | undefined)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return {
      status,
      title: text.notFound,
      where: '/',
      what: [text.wrongQuestion],
      next: text.notFoundNext,
    };
  }
  return {
    status: 500,
    title: text.title,
    where: request.path,
    what: [text.defect],
    next: text.defectNext,
  };
}

function wrongQuestion({parameters}: WrongQuestion, {path}: Request, words: Messages): Failure {
  const {error: text} = words;
  return {
    status: 400,
    title: text.wrongQuestion,
    where: path,
    what: parameters.map(
      ({parameter, value, possible}) => `${text.given(parameter, value)}. ${possible(words)}`,
    ),
    next: text.changeAddress,
    again: path.replace(/\.(json|csv)$/, ''),
  };
}

function unavailable({problem}: Unavailable, {path}: Request, {error: text}: Messages): Failure {
  if (problem) {
    const {where, what, next = ''} = problem;
    return {status: 503, title: text.snapshot, where, what: [what], next, retryAfter: 60};
  }
  return {
    status: 503,
    title: text.firstNight,
    where: path,
    what: [text.firstNightText],
    next: text.firstNightNext,
    retryAfter: firstNightRetry,
  };
}

function refused({reason, status}: Refused, {path, headers}: Request, words: Messages): Failure {
  const {error: text, runsPage} = words;
  if (reason === 'foreign' || reason === 'form') {
    const what = runsPage.refused[reason];
    return {status, title: text.title, where: path, what: [what], next: runsPage.refused.next};
  }
  if (reason === 'host') {
    return {
      status,
      title: text.host,
      where: headers.host ?? '',
      what: [text.host],
      next: text.hostNext,
    };
  }
  const what = reason === 'method' ? text.method : text.notFound;
  return {status, title: what, where: path, what: [what], next: text.notFoundNext};
}
