import {jsonHead} from '../../json_rows.ts';
import {levelInJson} from '../../levels.ts';
import type {AskedHere, LifetimeValueAnswer} from './answer.ts';

/** What JSON says before its rows, whatever the view. */
export const lifetimeValueHead = (
  asked: AskedHere,
  {missing, sums: _, qualities: __, ...answer}: LifetimeValueAnswer,
) => ({...jsonHead(asked), ...levelInJson(asked.level), no_data_reason: missing, ...answer});

/** What models are called, of several each. */
export const modelNames = ({words}: AskedHere, models: string | null): string =>
  (models ?? '')
    .split(', ')
    .map(each => words.lifetimeValue.model[each] ?? each)
    .join(', ');
