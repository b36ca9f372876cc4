import type {Forms} from './translated.ts';

const de: Forms = [
  [/^whole$/, 'ganz gebaut'],
  [/^whole: it is new$/, 'ganz gebaut: Die Tabelle ist neu'],
  [/^whole: its definition has changed$/, 'ganz gebaut: Ihre Definition ist neu'],
  [
    /^whole: rows of (.+) have changed, and too many parts are touched$/,
    'ganz gebaut: Zeilen von $1 sind andere, und zu viele Teile sind betroffen',
  ],
  [/^whole: (.+) has changed$/, 'ganz gebaut: $1 ist anders'],
  [/^in part: rows of (.+) have changed$/, 'zum Teil gebaut: Zeilen von $1 sind andere'],
];

const en: Forms = [
  [/^whole: it is new$/, 'built as a whole: the table is new'],
  [/^whole(.*)$/, 'built as a whole$1'],
  [/^in part(.*)$/, 'built in part$1'],
];

/** How a table was built and why, which a run states in English, by language. */
export const rebuilds = {de, en};
