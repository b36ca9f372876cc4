import type {Months} from '../../../models/profitability/whale_curve.ts';
import {
  Change,
  type Changes as ChangeList,
  Changes,
  fieldsOf,
  WrongChange,
} from '../../../models/what_if/changes.ts';
import type {Effect} from '../../../models/what_if/effect.ts';
import type {Units} from '../../../models/what_if/units.ts';
import {type Scenario, scenariosOf} from '../../../pipelines/scenarios.ts';
import type {Level} from '../../levels.ts';
import type {Asked} from '../../page.ts';
import {WrongQuestion} from '../../wrong_question.ts';
import {mostScenarios, type WhatIfQuestion} from './question.ts';

export type AskedHere = Asked<WhatIfQuestion>;

/** A scenario that is shown, saved or not. */
export interface Shown {
  /** Empty: not saved. */
  scenario: number | null;
  name: string | null;
  changes: ChangeList;
}

export interface Computed extends Shown {
  effect: Effect;
}

/** The changes of the address, with the one that a form adds. */
function unsaved({question}: Pick<AskedHere, 'question'>): ChangeList | undefined {
  const all = [...(question.changes ?? []), ...added(question)];
  if (all.length === 0) return undefined;
  const parsed = Changes.safeParse(all);
  if (parsed.success) return parsed.data;
  throw wrong('changes', String(all.length), ({whatIf}) => whatIf.tooMany);
}

function added({add, ...question}: WhatIfQuestion): unknown[] {
  if (!add) return [];
  const given = fieldsOf(add).map(name => [name, question[name as keyof typeof question]]);
  const fields = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const parsed = Change.safeParse({change: add, ...fields});
  if (parsed.success) return [parsed.data];
  const name = String(parsed.error.issues[0]?.path[0] ?? 'add');
  throw wrong(name, String(fields[name] ?? ''), ({allowed, error}) =>
    error.expected((allowed as unknown as Record<string, string>)[name] ?? allowed.changes),
  );
}

/** Those that the address names, after the one that is not saved. */
export function shownOf(asked: AskedHere, data: string): {shown: Shown[]; saved: Scenario[]} {
  const saved = scenariosOf(data);
  const own = unsaved(asked);
  const named = (asked.question.scenario ?? []).map(number => {
    const found = saved.find(each => each.scenario === number);
    if (!found) throw unknownScenario(number, saved);
    return {scenario: number, name: found.name, changes: changesIn(found)};
  });
  const shown = [...(own ? [{scenario: null, name: null, changes: own}] : []), ...named];
  if (shown.length > mostScenarios) {
    throw wrong('scenario', String(asked.question.scenario), ({allowed, error}) =>
      error.expected(allowed.scenario),
    );
  }
  return {shown, saved};
}

/** What an older program saved may be something that this one no longer knows. */
function changesIn({scenario, changes}: Scenario): ChangeList {
  const parsed = Changes.safeParse(JSON.parse(changes));
  if (parsed.success) return parsed.data;
  throw wrong('scenario', String(scenario), ({whatIf}) => whatIf.unreadable);
}

const unknownScenario = (number: number, saved: readonly Scenario[]) =>
  wrong('scenario', String(number), ({error, whatIf}) =>
    saved.length > 0
      ? error.expected(saved.map(each => each.scenario).join(', '))
      : whatIf.list.none,
  );

/** Whom the tables tell of. */
export const unitsAt = ({name, same}: Level): Units => (same ? 'customer' : name);

/** What the scenarios would change, each computed once for a snapshot. */
export const computed = (
  {whatIf, level}: Pick<AskedHere, 'whatIf' | 'level'>,
  shown: readonly Shown[],
  period: Months,
): Promise<Computed[]> =>
  Promise.all(
    shown.map(async each => {
      const effect = await whatIf
        .effect(each.changes, period, unitsAt(level))
        .catch((error: unknown) => {
          throw error instanceof WrongChange ? inAddress(error) : error;
        });
      return {...each, effect};
    }),
  );

type Words = AskedHere['words'];

const mostListed = 60;

/** A change that this company's data cannot answer, as a wrong address. */
export const inAddress = ({field, value, reason, possible}: WrongChange) =>
  wrong(field, value, ({error, whatIf, allowed}) => {
    if (reason !== 'unknown') return whatIf.wrong[reason];
    const listed = possible.slice(0, mostListed).join(', ');
    return error.expected(listed || allowed.customer);
  });

const wrong = (parameter: string, value: string, possible: (words: Words) => string) =>
  new WrongQuestion([{parameter, value, possible}]);
