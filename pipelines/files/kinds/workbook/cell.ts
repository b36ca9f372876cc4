import type {ValueFormat} from '../../../../company/sources/values.ts';
import {askAgain, FileError} from '../../table.ts';
import {serialOf, timeText} from './date_text.ts';
import {asDeclared, plainNumber} from './number_text.ts';
import type {Cell} from './sheet.ts';
import type {Shown} from './styles.ts';
import type {Workbook} from './workbook.ts';

/** What a cell says. */
export type Meaning =
  | {is: 'nothing'}
  | {is: 'text'; text: string}
  | {is: 'number'; number: number}
  | {is: 'time'; serial: number; shown: Shown}
  | {is: 'yes_no'; yes: boolean}
  | {is: 'fault'; text: string | null; fault: string};

const nothing: Meaning = {is: 'nothing'};
const excelErrors = new Set(
  '#DIV/0! #N/A #NAME? #NULL! #NUM! #REF! #VALUE! #SPILL! #CALC! #GETTING_DATA'.split(' '),
);
const decimalNumber = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

/** What a cell says, by its type and by the style it is shown in. A formula says its last result. */
export function meaningOf({type, style, value, isFormula}: Cell, workbook: Workbook): Meaning {
  if (type === 'str' || type === 'inlineStr') return textMeaning(value);
  if (value === undefined || value.trim() === '') {
    return isFormula ? fault(null, 'a formula without a result') : nothing;
  }
  switch (type) {
    case 's':
      return textMeaning(sharedText(value, workbook));
    case 'b':
      return {is: 'yes_no', yes: value.trim() === '1' || value.trim() === 'true'};
    case 'e':
      return fault(value, excelErrors.has(value) ? `the error ${value}` : 'an error');
    case 'd': {
      const serial = serialOf(value.trim(), workbook.from1904);
      return serial === undefined
        ? fault(value, 'what is no day')
        : {is: 'time', serial, shown: 'day'};
    }
    default:
      return numberMeaning(value.trim(), style, isFormula, workbook);
  }
}

const fault = (text: string | null, what: string): Meaning => ({is: 'fault', text, fault: what});

/** An empty text looks like an empty cell, and means the same. */
const textMeaning = (text: string | undefined): Meaning => (text ? {is: 'text', text} : nothing);

function sharedText(index: string, {strings}: Workbook): string {
  const text = strings[Number(index)];
  if (text !== undefined) return text;
  throw new FileError('a cell refers to a text that the workbook does not have', askAgain);
}

function numberMeaning(
  text: string,
  style: number,
  isFormula: boolean,
  workbook: Workbook,
): Meaning {
  const number = Number(text);
  if (!decimalNumber.test(text) || !Number.isFinite(number)) {
    return fault(text, 'what is no number');
  }
  if (isFormula && number === 0 && workbook.isUncalculated) {
    return fault('0', 'a formula that its writer did not calculate');
  }
  const shown = workbook.styles[style] ?? 'number';
  return shown === 'number' ? {is: 'number', number} : {is: 'time', serial: number, shown};
}

/** What a cell says as the source would write it in a text file, or why it can't be written. */
export function textOf(
  meaning: Meaning,
  {from1904}: Workbook,
  values: ValueFormat,
): {text: string | null; fault?: string} {
  switch (meaning.is) {
    case 'nothing':
      return {text: null};
    case 'text':
      return {text: meaning.text};
    case 'number':
      return {text: asDeclared(plainNumber(meaning.number), values)};
    case 'yes_no':
      return {text: (meaning.yes ? values.yes : values.no)[0] ?? null};
    case 'time': {
      const {serial, shown} = meaning;
      const text = timeText(serial, shown, from1904, values);
      return text === undefined
        ? {text: String(serial), fault: 'a number as a day, which is none'}
        : {text};
    }
    case 'fault':
      return {text: meaning.text, fault: meaning.fault};
  }
}
