import {groupOf} from './calls.ts';
import type {Seen} from './trial.ts';
import {ending, faultsIn} from './verdict.ts';

const widths = [46, 46, 7, 29, 4];

/** The end of a path tells more than its beginning. */
const cut = (text: string, width: number) =>
  (text.length > width ? `…${text.slice(1 - width)}` : text).padEnd(width);

const line = (cells: readonly string[]) =>
  cells.map((cell, index) => cut(cell, widths[index] ?? cell.length)).join('  ');

/** The heading of the table of all faults. */
export const heading = line(['injected', 'met at', 'exit', 'published', 'next', 'verdict']);

/** One fault: what was injected and what was seen. */
export function row(seen: Seen): string {
  const faults = faultsIn(seen);
  return line([
    `${seen.kind === 'calls' ? '' : `${seen.kind}: `}${seen.injected}`,
    groupOf(seen.met ?? '(not met)'),
    ending(seen.attacked),
    seen.published,
    seen.next ? ending(seen.next) : '',
    faults.length > 0 ? `BAD: ${faults.join('; ')}` : 'good',
  ]);
}

/** What is wrong, each thing once, with how often and a first example. */
export function summary(all: readonly Seen[]): string {
  const bad = all.flatMap(seen => faultsIn(seen).map(fault => ({fault, seen})));
  const killed = all.filter(({met, attacked}) => met !== undefined && attacked.signal !== null);
  const remembered = killed.filter(each => each.isRemembered);
  const met = all.filter(({met}) => met !== undefined).length;
  const kinds = [...Map.groupBy(bad, ({fault}) => fault.replaceAll(/\d+/g, '#'))];
  return [
    `${all.length} faults injected, ${met} met, ${all.filter(each => faultsIn(each).length > 0).length} with a bad verdict.`,
    `${killed.length} runs died without a word; status speaks of ${remembered.length} of them.`,
    ...kinds.map(
      ([fault, group]) =>
        `${String(group.length).padStart(4)} × ${fault}\n       such as: ${group[0]!.seen.injected}, at ${group[0]!.seen.met}`,
    ),
  ].join('\n');
}
