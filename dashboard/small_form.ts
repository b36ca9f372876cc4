import express, {type RequestHandler} from 'express';
import {Refused} from './guard.ts';

/** Reads a form of a few short fields; anything larger is refused before it is read. */
export function smallForm(limit: string): RequestHandler {
  const form = express.urlencoded({extended: false, inflate: false, limit, parameterLimit: 8});
  return (request, response, next) =>
    form(request, response, (error: unknown) => next(error && refusal(error)));
}

function refusal(error: unknown): unknown {
  const {status} = error as {status?: unknown};
  const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
  return isTheirs ? new Refused('form', status) : error;
}
