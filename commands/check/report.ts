import type {Problem} from '../../company/problem.ts';
import {textTable} from '../text_table.ts';
import type {Variable} from './environment.ts';
import {type Answer, type Outlook, phases} from './outlook.ts';
import type {Rejection, SampledStream} from './sample.ts';

/** Everything that a check has found. */
export interface Findings {
  company: string;
  streams: number;
  mistakes: Problem[];
  gaps: {entity: string; kpis: string[]}[];
  samples: SampledStream[];
  unbound: string[];
  variables: Variable[];
  outlook: Outlook;
}

/** What a check has found, for programs. */
export const asJson = (findings: Findings): object => ({
  company: findings.company,
  mistakes: findings.mistakes.map(({where, what, next}) => ({where, what, next})),
  gaps: findings.gaps,
  samples: findings.samples.map(({declaration, file, rows, rejected, reasons}) => ({
    source: declaration.source,
    stream: declaration.stream,
    file,
    rows,
    rejected,
    reasons,
  })),
  unbound: findings.unbound,
  variables: findings.variables,
  answers: findings.outlook.answers,
  unfilled: findings.outlook.unfilled,
});

/** What a check has found, for people; the last line says how it ended. */
export function asText(findings: Findings): string {
  const {mistakes, samples, unbound, variables, outlook, company, streams} = findings;
  return [
    ...mistakes.map(({message}) => `${message}\n`),
    ...section('The first rows of the newest files', sampleLines(samples)),
    ...section(
      'Staging SQL that was not tried, because it reads a stream whose columns are not known here',
      unbound.map(file => `  ${file}`),
    ),
    ...section('Variables of the environment', variables.map(variableLine)),
    ...section('What can be computed, and what is missing for more', answerLines(outlook.answers)),
    ...section('Optional fields that nothing fills', unfilledLines(outlook)),
    mistakes.length > 0
      ? `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in ${company}`
      : `${company}: ${streams} streams, no mistakes found`,
  ].join('\n');
}

const section = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [title, ...lines, ''] : [];

function sampleLines(samples: readonly SampledStream[]): string[] {
  if (samples.length === 0) return [];
  const table = textTable(
    ['stream', 'file', 'rows', 'rejected'],
    samples.map(({declaration: {source, stream}, file, rows, rejected}) => [
      `${source}/${stream}`,
      file,
      rows,
      rejected,
    ]),
  );
  return [
    ...table.split('\n').map(line => `  ${line}`),
    ...samples.flatMap(({declaration: {source, stream}, reasons}) =>
      reasons.map(each => `  ${source}/${stream}: ${rejectionText(each)}`),
    ),
  ];
}

/** Why rows of a sample are rejected, with the first of them. */
export function rejectionText({column, rows, place, form, reason}: Rejection): string {
  const many = `${rows} ${rows === 1 ? 'row' : 'rows'} rejected, the first`;
  const where = place === null ? '' : ` (row ${place} of the file)`;
  const shown = form === null ? '' : `, it looks like "${form}"`;
  return `${many}${where} because ${column ?? 'it'} ${reason}${shown}`;
}

const variableLine = ({source, name, isSet, fault = 'set'}: Variable) =>
  `  ${name}, for ${source}: ${isSet ? fault : 'not set; the night needs it'}`;

const answerLines = (answers: readonly Answer[]): string[] =>
  phases.flatMap((title, at) => {
    const own = answers.filter(({phase}) => phase === at + 1);
    const now = own.filter(({missing}) => missing.length === 0).map(({name}) => name);
    return [
      `  ${at + 1}. ${title}`,
      ...(now.length > 0 ? wrapped(`now: ${now.join(', ')}`) : []),
      ...own
        .filter(({missing}) => missing.length > 0)
        .flatMap(({name, missing}) => wrapped(`not yet: ${name}; needs ${missing.join(', ')}`)),
    ];
  });

const unfilledLines = ({unfilled}: Outlook): string[] =>
  Object.entries(unfilled).flatMap(([entity, fields]) =>
    wrapped(`${entity}: ${fields.join(', ')}`, '  '),
  );

const widest = 98;

function wrapped(text: string, indent = '     '): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < widest) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(lines.length === 0 ? `${indent}${word}` : `${indent}  ${word}`);
    }
  }
  return lines;
}
