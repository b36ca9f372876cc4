import {isDeepStrictEqual} from 'node:util';
import type {ValueFormat, ValueSettings} from '../../company/sources/values.ts';
import type {FieldKind} from '../../warehouse/field.ts';
import type {Column} from './column.ts';
import {numberSettings} from './number_settings.ts';
import {mostUsual, type Setting, type Use} from './settings.ts';

/** How a stream writes values: what holds for all of it, and what a column does otherwise. */
export interface ValueProposal {
  settings: Setting[];
  own(use: Use): ValueSettings;
}

/** Finds the form of values from all columns of a sample; `base` is what holds without settings. */
export function valuesIn(
  columns: readonly Column[],
  uses: readonly Use[],
  base: ValueFormat,
  isGerman: boolean,
): ValueProposal {
  const numbers = numberSettings(columns, uses, base, isGerman);
  const monthFirst = monthIsFirst(columns, isGerman);
  const days = uses.filter(({kind, column}) => kind === 'day' && !column.time?.hasTime);
  const moments = uses.filter(({kind}) => kind === 'moment' || kind === 'instant');
  const date = mostUsual(days.map(({column}) => formsOf(column, monthFirst.value))) ?? base.date;
  const moment =
    mostUsual(moments.map(({column}) => formsOf(column, monthFirst.value))) ?? base.moment;
  const answers = uses.filter(({kind}) => kind === 'yes_no').map(({column}) => column.yesNo!);
  const yesNo = mostUsual(answers) ?? {yes: base.yes[0]!, no: base.no[0]!};
  const isBoth = (pair: {yes: string; no: string}) =>
    base.yes.includes(pair.yes) && base.no.includes(pair.no);
  const nothing = [...new Set(uses.flatMap(({column}) => column.nothing))];
  const everywhere = nothing.filter(text => !/^0+$/.test(text));
  return {
    settings: [
      ...numbers.settings,
      ...timeSetting('date', date, base.date, days, monthFirst),
      ...timeSetting('moment', moment, base.moment, moments, monthFirst),
      ...(isBoth(yesNo)
        ? []
        : [
            {name: 'yes', value: yesNo.yes},
            {name: 'no', value: yesNo.no},
          ]),
      ...(everywhere.some(text => !base.nothing.includes(text))
        ? [{name: 'nothing', value: [...new Set([...base.nothing, ...everywhere])]}]
        : []),
    ],
    own(use) {
      const {column, kind} = use;
      const zeros = column.nothing.filter(text => /^0+$/.test(text));
      return {
        ...numbers.own(use),
        ...ownTime(column, kind, {date, moment}, monthFirst.value),
        ...(kind === 'yes_no' && !isDeepStrictEqual(column.yesNo, yesNo) && !isBoth(column.yesNo!)
          ? column.yesNo
          : {}),
        ...(zeros.length > 0 ? {nothing: [...everywhere, ...zeros]} : {}),
      };
    },
  };
}

interface MonthFirst {
  value: boolean;
  /** A day that could be read either way, where nothing in the file tells. */
  open: string | undefined;
}

/** 03/14/2025 in one column says how 03/04/2025 in another is meant. */
function monthIsFirst(columns: readonly Column[], isGerman: boolean): MonthFirst {
  const times = columns.flatMap(({time}) => time ?? []);
  const slashed = times.filter(({forms}) => forms.some(form => /%-?[dm][/-]%-?[dm]/.test(form)));
  const sure = slashed.find(({ambiguous}) => ambiguous === undefined);
  if (sure) return {value: /^%-?m/.test(sure.forms[0] ?? ''), open: undefined};
  const open = times.flatMap(({ambiguous}) => ambiguous ?? []).find(text => !text.includes('.'));
  return {value: !isGerman, open};
}

/** A dot between day and month means that the day comes first. */
function formsOf({time}: Column, monthFirst: boolean): string[] {
  if (!time) return [];
  const isOpen = time.ambiguous !== undefined && !time.ambiguous.includes('.');
  return isOpen && monthFirst ? time.turned : time.forms;
}

function timeSetting(
  name: 'date' | 'moment',
  forms: string[],
  base: string[],
  uses: readonly Use[],
  {open}: MonthFirst,
): Setting[] {
  if (isDeepStrictEqual(forms, base)) return [];
  const isOpen = open !== undefined && uses.some(({column}) => column.time?.ambiguous);
  const setting = {name, value: forms.length === 1 ? forms[0] : forms};
  return [
    isOpen ? {...setting, doubt: `${open} could also be read the other way around`} : setting,
  ];
}

function ownTime(
  column: Column,
  kind: FieldKind,
  stream: {date: string[]; moment: string[]},
  monthFirst: boolean,
): ValueSettings {
  const name = kind === 'day' ? 'date' : kind === 'moment' || kind === 'instant' ? 'moment' : '';
  if (name === '' || !column.time) return {};
  const forms = formsOf(column, monthFirst);
  const isUsual = forms.every(form => stream[name].includes(form));
  return isUsual ? {} : {[name]: forms.length === 1 ? forms[0] : forms};
}
