import type {RunSummary} from '../../../pipelines/runs/summary.ts';
import type {Cell, Table} from '../../csv.ts';
import type {Told} from '../../page.ts';
import {allRuns, type RunAnswer, readHeld, readPublished} from './answer.ts';

/** All runs of which there is a log, not only a page of them. */
export function runsTable({words}: Told<object>, data: string): Table {
  const {column, status, how} = words.runsPage;
  async function* rows(): AsyncIterable<Cell[]> {
    for await (const run of allRuns(data)) {
      yield [
        run.id,
        run.began,
        run.ended,
        status[run.status],
        how[run.how],
        run.seconds,
        run.business_date,
        run.deliveries,
        run.rows,
        run.quarantined,
        run.warnings,
        run.failed_streams.join(', '),
        run.problem,
      ];
    }
  }
  const headings = [
    ...[column.run, column.began, column.ended, column.status, column.how, column.seconds],
    ...[column.business_date, column.deliveries, column.rows, column.quarantined],
    ...[column.warnings, column.failed_streams, column.problem],
  ];
  return {headings, rows: rows()};
}

/** The steps of one run, and below each what it was at. */
export function runTable({words}: Told<object>, {run, items}: RunAnswer): Table {
  const {column, step: names} = words.runsPage;
  const cells = (step: string, what: string | null, each: RunSummary['steps'][number]): Cell[] => [
    step,
    what,
    each.after,
    each.seconds,
    each.rows,
    each.bytes,
    each.warnings,
  ];
  const rows = run.steps.flatMap(step => [
    cells(names[step.step], null, step),
    ...items
      .filter(each => each.step === step.step)
      .map(each => cells(names[each.step], each.what, each)),
  ]);
  const headings = [
    ...[column.step, column.item, column.after, column.seconds],
    ...[column.rows, column.bytes, column.warnings],
  ];
  return {headings, rows};
}

/** The runs, and what waits to be accepted, as JSON. */
export async function runsJson(data: string): Promise<string> {
  const {deliveries, problem} = await readHeld(data);
  const held = deliveries.map(each => ({
    stream: `${each.source}/${each.stream}`,
    file: each.origin.name,
    received_at: each.received_at,
    doubts: each.doubts,
  }));
  const runs = await Array.fromAsync(allRuns(data));
  const published = (await readPublished(data)) ?? null;
  return `${JSON.stringify({published, held, held_problem: problem, runs})}\n`;
}

/** One run with its log as JSON. */
export const runJson = ({run, items, log}: RunAnswer): string =>
  `${JSON.stringify({...run, items, log})}\n`;
