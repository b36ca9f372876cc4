import {Router} from 'express';
import type {z} from 'zod';
import {WrongChange} from '../../../models/what_if/changes.ts';
import {changeScenario, saveScenario} from '../../../pipelines/scenarios.ts';
import {onlyForms, onlyFromHere} from '../../guard.ts';
import {smallForm} from '../../small_form.ts';
import type {Snapshots} from '../../snapshots.ts';
import {whoAsks} from '../../who.ts';
import {questionIn} from '../../wrong_question.ts';
import {completeMonths, periodOf} from '../period.ts';
import {keepForm, type refusals} from './question.ts';
import {inAddress} from './scenarios.ts';

type Kept = z.output<typeof keepForm>;
type Outcome = {written: string; scenario?: string} | {refused: (typeof refusals)[number]};

/** Saves, renames and removes scenarios by the page's own forms, and leads back to the page. */
export function keepRoute(data: string, snapshots: Snapshots): Router {
  return Router({strict: true, caseSensitive: true}).post(
    '/what-if/keep',
    onlyFromHere,
    onlyForms,
    smallForm('8kb'),
    async (request, response) => {
      const form = questionIn(keepForm, request.body ?? {});
      if (form.changes && form.act === 'saved') {
        await snapshots.use(whoAsks(request), served => meant(served, form));
      }
      const outcome = written(data, form);
      const {lang, month, level, months, changes} = form;
      const isSaved = 'written' in outcome && outcome.scenario !== undefined;
      const query = new URLSearchParams({
        ...(lang ? {lang} : {}),
        ...(month ? {month: month.slice(0, 7)} : {}),
        ...(level ? {level} : {}),
        months: String(months),
        ...(changes && !isSaved ? {changes: JSON.stringify(changes)} : {}),
        ...outcome,
      });
      response.set('Cache-Control', 'no-store').redirect(303, `/what-if?${query}#saved`);
    },
  );
}

/** What nobody could compute is not saved either. */
async function meant(
  served: Parameters<Parameters<Snapshots['use']>[1]>[0],
  {changes, month, months}: Kept,
): Promise<void> {
  const period = periodOf(await completeMonths(served), {month, months});
  if (!period) return;
  await served.whatIf.require(changes!, period).catch((error: unknown) => {
    throw error instanceof WrongChange ? inAddress(error) : error;
  });
}

function written(data: string, {act, name, by, changes}: Kept): Outcome {
  const at = new Date().toISOString();
  if (!by) return {refused: 'nobody'};
  const [what, scenario] = act.split(' ') as ['saved' | 'renamed' | 'removed', string?];
  if (!name && what !== 'removed') return {refused: 'unnamed'};
  const said = {name: name ?? '', by, at};
  if (what === 'saved') {
    if (!changes) return {refused: 'unknown'};
    const saved = saveScenario(data, {...said, changes: JSON.stringify(changes)});
    return saved === 'taken' ? {refused: 'taken'} : {written: what, scenario: String(saved)};
  }
  const done = changeScenario(data, {...said, act: what, scenario: Number(scenario)});
  return done === 'done' ? {written: what} : {refused: done};
}
