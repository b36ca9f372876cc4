import {parse} from 'yaml';
import type {ProposedColumn, ProposedStream} from './proposal.ts';
import type {Setting} from './settings.ts';

const width = 98;

/** A proposal as sources.yaml, with its reasons and doubts as comments. */
export function sourcesYaml(streams: readonly ProposedStream[]): string {
  const sources = Map.groupBy(streams, ({source}) => source);
  return [...sources]
    .map(([source, own]) =>
      [`${source}:`, '  streams:', own.map(streamYaml).join('\n\n')].join('\n'),
    )
    .join('\n\n');
}

function streamYaml(stream: ProposedStream): string {
  const {name, pattern, settings, entity, because, columns, types, unused, doubts} = stream;
  const about = settings.filter(setting => setting.name === '');
  const lines = [
    ...comment(headline(stream)),
    ...[...doubts, ...about.flatMap(({doubt}) => doubt ?? [])].flatMap(each =>
      comment(doubted(each)),
    ),
    ...(entity ? [] : comment(`No entity: ${because}.`)),
    `${name}:`,
    ...indented([
      `files: ${scalar(pattern)}`,
      ...settings.filter(setting => setting.name !== '').flatMap(settingLines),
      ...(entity ? [`entity: ${entity} # ${because}`, 'columns:'] : []),
      ...indented(columns.flatMap(columnLines)),
      ...(unused.length > 0 ? comment(`Not used: ${unused.join(', ')}`) : []),
      ...typeLines(types),
    ]),
  ];
  return lines.map(line => (line ? `    ${line}` : line)).join('\n');
}

const headline = ({pattern, files, rows}: ProposedStream) =>
  `${pattern}: ${files === 1 ? 'one file' : `${files} files`}, ${rows} rows looked at.`;

const doubted = (text: string) => `DOUBT ${text}.`;

function settingLines({name, value, reason, doubt}: Setting): string[] {
  const line = `${name}: ${flow(value)}`;
  return withNote(line, doubt ? doubted([reason, doubt].filter(Boolean).join('; ')) : reason);
}

const columnLines = ({field, mapping, doubt}: ProposedColumn): string[] =>
  withNote(`${field}: ${flow(mapping)}`, doubt && doubted(doubt));

function typeLines(types: Record<string, unknown>): string[] {
  const lines = Object.entries(types).map(([name, type]) => `${scalar(name)}: ${flow(type)}`);
  return lines.length > 0 ? ['types:', ...indented(lines)] : [];
}

/** A note stands behind a short line and above a long one. */
function withNote(line: string, note: string | undefined): string[] {
  if (!note) return [line];
  const one = `${line} # ${note}`;
  return one.length <= width ? [one] : [...comment(note), line];
}

function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.replace(/[\r\n]+/g, ' ').split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width - 10)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}

const indented = (lines: readonly string[]) => lines.map(line => `  ${line}`);

/** A value on one line: [a, b] and {from: x}. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([name, inner]) => `${scalar(name)}: ${flow(inner)}`);
    return `{${parts.join(', ')}}`;
  }
  return typeof value === 'string' ? scalar(value) : String(value);
}

/** A text without quotes where YAML reads it as the same text, wherever it stands. */
function scalar(text: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N} _./()+-]*$/u.test(text) && !text.endsWith(' ');
  return isPlain && parse(text) === text ? text : JSON.stringify(text);
}
