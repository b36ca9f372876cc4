import {Router} from 'express';
import type {z} from 'zod';
import {Problem} from '../../../company/problem.ts';
import {decide, type NewDecision, Undecidable} from '../../../warehouse/identity/decide.ts';
import {onlyForms, onlyFromHere} from '../../guard.ts';
import {smallForm} from '../../small_form.ts';
import type {Snapshots} from '../../snapshots.ts';
import {whoAsks} from '../../who.ts';
import {questionIn} from '../../wrong_question.ts';
import {isMatched} from './answer.ts';
import {isKnown} from './queries.ts';
import {decisionForm} from './question.ts';

/** Writes down what a person decides in the page's own forms, and leads back to the page. */
export function decideRoute(data: string, snapshots: Snapshots): Router {
  return Router({strict: true, caseSensitive: true}).post(
    '/identity/decide',
    onlyFromHere,
    onlyForms,
    smallForm('8kb'),
    async (request, response) => {
      const form = questionIn(decisionForm, request.body ?? {});
      const said = saidIn(form);
      const outcome = await snapshots.use(whoAsks(request), ({db, manifest}) => {
        if (!isMatched({manifest})) throw tooOld();
        return decide(data, said, customer => isKnown(db, customer)).then(
          () => ({written: 'yes'}),
          (error: unknown) => {
            if (!(error instanceof Undecidable)) throw error;
            return {refused: error.refusal, one: said.one, other: said.other};
          },
        );
      });
      const query = new URLSearchParams({...(form.lang ? {lang: form.lang} : {}), ...outcome});
      response.set('Cache-Control', 'no-store').redirect(303, `/identity?${query}#decide`);
    },
  );
}

/** A button in a table names its two customers; the others mean those in the fields. */
function saidIn({act, by = '', note = '', ...form}: z.output<typeof decisionForm>): NewDecision {
  const [decision, ...named] = act.split(' ') as [NewDecision['decision'], ...string[]];
  const fields = [form.one ?? '', form.other ?? ''];
  const [one = '', other = ''] =
    named.length > 0 ? named.map(each => decodeURIComponent(each)) : fields;
  return {one, other, decision, by, note};
}

const tooOld = () =>
  new Problem({
    where: '/identity',
    what: 'the published snapshot was built before customers were matched',
    next: 'Run: kundenwert refresh',
  });
