import {readFile} from 'node:fs/promises';
import {basename, extname} from 'node:path';
import {pathToFileURL} from 'node:url';
import {Problem} from '../company/problem.ts';
import type {Warehouse} from './query.ts';

/** A table of the warehouse: its promise, and the select or the function that keeps it. */
export interface Model extends Header {
  name: string;
  file: string;
  work: SqlWork | RowsWork;
  /** The whole text of one that is not shipped: the company's own, or one that settings ask for. */
  text?: string;
}

interface SqlWork {
  sql: string;
}

/** What SQL can't do. It reads finished tables and returns rows of declared columns. */
export interface RowsWork {
  inputs: readonly string[];
  columns: Record<string, string>;
  rows(db: Warehouse): Promise<object[]>;
}

/** What the comment at the top of a model says; the build holds the model to it. */
interface Header {
  title: string;
  /** The columns that identify a row; empty for a table of one row. */
  grain: string[];
  columns: Map<string, string>;
  /**
   * Sets of columns by which the table falls into parts that depend on no other part of the inputs.
   * The first set tells the parts apart; the others say how a changed input that lacks the first
   * leads to them. Without any, the table is always rebuilt whole.
   */
  rebuiltBy: string[][];
  /**
   * A column of days that tells what the business date cuts off: when it moves, only parts are touched
   * that have rows of the days between. Without it, another business date touches everything.
   */
  cutOff: string | undefined;
  checks: Check[];
}

export interface Check {
  /** A failed check keeps the night from being published; a failed warning is shown. */
  severity: 'check' | 'warn';
  condition: string;
  /** What a person reads when it fails; without it, the condition speaks for itself. */
  meaning: string | undefined;
}

/** Reads a model file; throws a Problem when its header is missing or says nothing testable. */
export async function readModel(file: string): Promise<Model> {
  const text = await readFile(file, 'utf8');
  const name = basename(file, extname(file));
  const header = parseHeader(text, file);
  if (extname(file) === '.sql') {
    return {name, file, ...header, work: {sql: text}};
  }
  const {default: work} = (await import(pathToFileURL(file).href)) as {default: RowsWork};
  return {name, file, ...header, work};
}

/** A model that settings ask for; `text` is what a file of it would have. */
export function generatedModel(name: string, text: string, settings = 'costs.yaml'): Model {
  const file = `${settings} (${name})`;
  return {name, file, ...parseHeader(text, file), work: {sql: text}, text};
}

/** Reads the comment that a model file begins with. */
export function parseHeader(text: string, file: string): Header {
  const comment = /^\s*\/\*\*?\n([\s\S]*?)\*\//.exec(text)?.[1];
  if (!comment) {
    throw headerProblem(file, 'the file does not begin with a header');
  }
  const blocks = joinedLines(comment);
  const title = blocks[0];
  if (!title) throw headerProblem(file, 'the header has no first sentence');

  const rest = blocks.slice(1);
  const grain = rest.map(block => /^One row(?: per (.+?))?\./.exec(block)).find(Boolean);
  if (!grain) throw headerProblem(file, 'the header does not say "One row per …."');
  return {
    title,
    grain: grain[1]?.split(/\s*,\s*/) ?? [],
    columns: new Map(
      rest.flatMap(block => {
        const column = /^([a-z][a-z0-9_]*) {2,}(.+)$/.exec(block);
        return column ? [[column[1]!, column[2]!] as const] : [];
      }),
    ),
    rebuiltBy: rest.flatMap(block => partitions(block)),
    cutOff: rest.flatMap(block => cutOffs.exec(block)?.[1] ?? [])[0],
    checks: rest.flatMap(block => {
      const check = /^(check|warn) (.+?)(?: -- (.+))?$/.exec(block);
      if (!check) return [];
      const [, severity, condition, meaning] = check;
      return [{severity: severity as Check['severity'], condition: condition!, meaning}];
    }),
  };
}

const cutOffs = /^Cut off at the business date by ([a-z][a-z0-9_]*)\.$/;

/** "Rebuilt by customer_id, month; by month." */
function partitions(block: string): string[][] {
  const sets = /^Rebuilt by (.+)\.$/.exec(block)?.[1];
  return sets ? sets.split(/;\s*by\s+/).map(each => each.split(/\s*,\s*/)) : [];
}

/** Lines of a header; an indented line continues the one before, so does one of a paragraph. */
function joinedLines(comment: string): string[] {
  const blocks: string[] = [];
  let inParagraph = false;
  for (const line of comment.split('\n').map(each => each.replace(/^ \*(?: |$)/, '').trimEnd())) {
    const starts = /^(?:check |warn |One row|Rebuilt by |Cut off at |[a-z][a-z0-9_]* {2,})/.test(
      line,
    );
    if (line.trim() === '') {
      inParagraph = false;
    } else if (/^\s/.test(line) || (inParagraph && !starts)) {
      blocks[blocks.length - 1] += ` ${line.trim()}`;
    } else {
      blocks.push(line);
      inParagraph = true;
    }
  }
  return blocks;
}

const headerProblem = (file: string, what: string) =>
  new Problem({
    where: file,
    what,
    next: 'Write a header as in models/profitability/customer_profitability.sql.',
  });
