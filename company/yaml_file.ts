import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {isMap, isPair, isScalar, LineCounter, type Node, parseDocument} from 'yaml';
import type {z} from 'zod';
import {Problem} from './problem.ts';

type Path = readonly PropertyKey[];
type Document = ReturnType<typeof parseDocument>;

/** Reads a YAML file and holds it to its schema; every complaint names its line, value and cure. */
export async function readYaml<T extends z.ZodType>(file: string, schema: T): Promise<z.output<T>> {
  const text = await readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, uniqueKeys: true});
  const broken = document.errors[0];
  if (broken) {
    const {line} = lines.linePos(broken.pos[0]);
    throw new Problem({
      where: `${basename(file)}, line ${line}`,
      what: `this is not YAML: ${broken.message.split('\n')[0]?.replace(/ at line .*$/, '')}`,
      next: `Mend ${file}, then run the command again.`,
    });
  }

  const result = schema.safeParse(parsedValue(document, file) ?? {});
  if (result.success) return result.data;

  const complaints = result.error.issues.flatMap(issue => complaintsOf(issue, document, lines));
  const [first, ...others] = complaints;
  throw new Problem({
    where: `${basename(file)}, line ${first?.line}`,
    what: [first?.what, ...others.map(({line, what}) => `line ${line}: ${what}`)].join('\n'),
    next: `Mend ${file}, then run: kundenwert check`,
  });
}

/** The same for a file that a company may do without: then everything is as its schema has it. */
export const readYamlIfThere = async <T extends z.ZodType>(file: string, schema: T) =>
  existsSync(file) ? readYaml(file, schema) : schema.parse({});

/** The parser notices an alias without its anchor only now, and knows no line for it. */
function parsedValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new Problem({
      where: basename(file),
      what: `this is not YAML: ${(cause as Error).message}`,
      next: `Put texts that begin with * into quotes in ${file}, then run the command again.`,
      cause,
    });
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Problem({
      where: file,
      what: 'there is no such file',
      next: `A company is a folder with company.yaml, sources.yaml and scorecard.yaml; name it with --company DIR.`,
    });
  }
}

interface Complaint {
  line: number;
  what: string;
}

function complaintsOf(
  complaint: z.core.$ZodIssue,
  document: Document,
  lines: LineCounter,
): Complaint[] {
  const issue = deepestUnionIssue(complaint);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      line: lineOf([...issue.path, key], document, lines),
      what: `"${key}" is not a setting here`,
    }));
  }
  const name = issue.path.map(String).join('.') || 'the file';
  const value = document.getIn(issue.path as unknown[]);
  const is =
    issue.code === 'invalid_key'
      ? 'is a wrong name'
      : value === undefined
        ? 'is missing'
        : `is ${shown(value)}`;
  return [
    {
      line: lineOf(issue.path, document, lines),
      what: `${name} ${is}, expected ${expectation(issue)}`,
    },
  ];
}

/** A union complains in the name of all its branches; the one that got furthest helps most. */
function deepestUnionIssue(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .flat()
    .map(each => ({...each, path: [...issue.path, ...each.path]}) as z.core.$ZodIssue)
    .map(deepestUnionIssue)
    .sort((a, b) => b.path.length - a.path.length)[0];
  return inner && inner.path.length > issue.path.length ? inner : issue;
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') {
    const isUnsaid = issue.message === 'Invalid input';
    return isUnsaid ? issue.errors.flat().map(expectation).join(' or ') : issue.message;
  }
  if (issue.code === 'invalid_key') return issue.issues.map(expectation).join(' and ');
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_type') return `${article(issue.expected)} ${plain(issue.expected)}`;
  return issue.message.replace(/^.*: expected /, '');
}

const plain = (type: string) =>
  ({record: 'group of settings', object: 'group of settings', array: 'list', string: 'text'})[
    type
  ] ?? type;
const article = (type: string) => (/^[aeiou]/.test(plain(type)) ? 'an' : 'a');

function shown(value: unknown): string {
  if (isMap(value)) return 'a group of settings';
  const plainValue = isScalar(value) ? value.value : value;
  return typeof plainValue === 'object' && plainValue !== null
    ? 'a list'
    : JSON.stringify(plainValue);
}

/** The line of the node at a path, or of its nearest ancestor that exists. */
function lineOf(path: Path, document: Document, lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(
        item => isPair(item) && isScalar(item.key) && item.key.value === key,
      );
      const range = (pair?.key as Node | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
