import type {Model} from '../model.ts';
import type {Change} from './change.ts';

/** What is to be done with a model's table, and why. */
export interface Decision {
  how: 'kept' | 'in part' | 'whole';
  because: string;
}

interface Situation {
  /** Whether the published snapshot has the table, built from this very text. */
  isThere: boolean;
  isSameText: boolean;
  /** How its inputs have changed. */
  inputs: ReadonlyMap<string, Change['kind']>;
  /** Which columns each input has. */
  columnsOf(input: string): readonly string[];
}

/** Whether a model is kept, rebuilt in the parts that changed inputs touch, or rebuilt whole. */
export function decide({rebuiltBy, cutOff}: Model, situation: Situation): Decision {
  if (!situation.isThere) return {how: 'whole', because: 'it is new'};
  if (!situation.isSameText) return {how: 'whole', because: 'its definition has changed'};
  const changed = [...situation.inputs].filter(([, kind]) => kind !== 'none');
  if (changed.length === 0) return {how: 'kept', because: ''};
  const leads = (name: string) =>
    leadingSet(rebuiltBy, situation.columnsOf(name)) ??
    (name === businessDate && cutOff !== undefined);
  const unclear = changed.find(([name, kind]) => kind === 'all' || !leads(name));
  if (unclear) return {how: 'whole', because: `${unclear[0]} has changed`};
  return {how: 'in part', because: `rows of ${shortList(changed)} have changed`};
}

/** The first three names, and how many there are besides. */
function shortList(changed: readonly (readonly [name: string, kind: Change['kind']])[]): string {
  const names = changed.slice(0, 3).map(([name]) => name);
  const others = changed.length - names.length;
  return others === 0 ? names.join(', ') : `${names.join(', ')} and ${others} more`;
}

/** The table of one row and one column that says what "now" means. */
export const businessDate = 'set_business_date';

/** The first set of columns that a changed input has: by it, it leads to parts of the table. */
export const leadingSet = (
  rebuiltBy: readonly string[][],
  columns: readonly string[],
): string[] | undefined => rebuiltBy.find(set => set.every(column => columns.includes(column)));
