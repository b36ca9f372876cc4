import {type NumberForm, numberForm} from './numbers.ts';
import {type TimeForm, timeForm} from './times.ts';
import {isNothing, isNothingInDays, isNothingInNumbers, type YesNo, yesNoOf} from './words.ts';

/** What the sample tells of one column. */
export interface Column {
  name: string;
  /** Every value of the sample, with null where there is none. */
  values: readonly (string | null)[];
  filled: number;
  /** How many different values there are. */
  different: number;
  /** The different values of a column that has few of them. */
  words: string[];
  number: NumberForm | undefined;
  time: TimeForm | undefined;
  yesNo: YesNo | undefined;
  /** Texts among the values that stand for no value. */
  nothing: string[];
}

/** So many different values make a list of words; more are texts. */
const mostWords = 40;

/** Looks at the values of a column, each kind of value with its own texts for nothing. */
function columnOf(name: string, values: readonly (string | null)[]): Column {
  const given = values.filter(value => value !== null && value !== '') as string[];
  const filled = given.filter(value => !isNothing(value));
  const inDays = filled.filter(value => !isNothingInDays(value));
  const inNumbers = filled.filter(value => !isNothingInNumbers(value));
  const time = inDays.length > 0 ? timeForm(inDays) : undefined;
  const number = inNumbers.length > 0 ? numberForm(inNumbers) : undefined;
  const dropped = time ? isNothingInDays : number ? isNothingInNumbers : () => false;
  const meant = filled.filter(value => !dropped(value));
  const different = new Set(meant);
  return {
    name,
    values: values.map(value =>
      value === null || value === '' || isNothing(value) || dropped(value) ? null : value,
    ),
    filled: meant.length,
    different: different.size,
    words: different.size <= mostWords ? [...different] : [],
    number,
    time,
    yesNo: yesNoOf([...different].slice(0, 3)),
    nothing: [...new Set(given.filter(value => isNothing(value) || dropped(value)))],
  };
}

/** The columns of a table of texts. */
export const columnsOf = (
  header: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Column[] =>
  header.map((name, at) =>
    columnOf(
      name,
      rows.map(row => row[at] ?? null),
    ),
  );

/** Whether a column has a value in every row, and never the same twice. */
export const isUnique = ({values, filled, different}: Column): boolean =>
  filled > 0 && filled === values.length && different === filled;
