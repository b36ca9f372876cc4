import {exitStatus} from '../../company/problem.ts';
import type {RunEvent, RunLine, Step} from './event.ts';
import type {RunStatus, RunSummary, StepSummary} from './summary.ts';

/** Adds up a run, line by line: for the last line of its log, or where that is missing. */
export function tallyOf(id: string) {
  const run: RunSummary = {
    id,
    how: 'refresh',
    status: 'running',
    began: beganBy(id),
    ended: null,
    seconds: 0,
    business_date: null,
    published: false,
    deliveries: 0,
    rows: 0,
    quarantined: 0,
    warnings: 0,
    failed_streams: [],
    problem: null,
    steps: [],
  };
  let checking = 0;

  function add(line: RunLine): void {
    run.seconds = line.after;
    const current = run.steps.at(-1);
    if (current) current.seconds = rounded(line.after - current.after);
    if (line.event === 'started') Object.assign(run, {began: line.at ?? run.began, how: line.how});
    else if (line.event === 'step began') run.steps.push(newStep(line.step, line.after));
    else if (isEnd(line)) finish(run, line);
    else count(run, stepOf(run, line) ?? current, line);
    if (line.event === 'built' || line.event === 'kept') checking += line.check_seconds;
  }

  return {
    add,
    summary: (): RunSummary => ({...structuredClone(run), steps: withChecks(run.steps, checking)}),
  };
}

/** Each table is checked as soon as it is built; the time of that belongs to the checks. */
const withChecks = (steps: readonly StepSummary[], checking: number): StepSummary[] =>
  steps.map(step => {
    const own = {build: -checking, check: checking}[step.step as string] ?? 0;
    return {...step, seconds: rounded(Math.max(step.seconds + own, 0))};
  });

/** An id begins with the moment of its run: 20261122T023000Z. */
const beganBy = (id: string) =>
  id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z.*$/, '$1-$2-$3T$4:$5:$6.000Z');

const newStep = (step: Step, after: number): StepSummary => ({
  step,
  after,
  seconds: 0,
  rows: 0,
  bytes: 0,
  warnings: 0,
});

type End = Extract<RunEvent, {event: 'published' | 'failed'}>;

const isEnd = (event: RunEvent): event is End =>
  event.event === 'published' || event.event === 'failed';

const statuses: Record<number, RunStatus> = {
  [exitStatus.fine]: 'fine',
  [exitStatus.partial]: 'partial',
  [exitStatus.interrupted]: 'interrupted',
};

function finish(run: RunSummary, line: End & RunLine): void {
  run.status = statuses[line.status] ?? 'failed';
  run.ended = line.at ?? null;
  if (line.event === 'failed') {
    run.problem = line.problem;
    return;
  }
  run.published = true;
  run.business_date = line.business_date;
  run.quarantined = line.quarantined ?? run.quarantined;
  const last = run.steps.at(-1);
  if (last) last.bytes += line.bytes;
}

/** What a model became is told when all are built, so it is not always of the step that goes on. */
const stepOf = ({steps}: RunSummary, {event}: RunEvent) =>
  event === 'built' || event === 'kept' ? steps.findLast(({step}) => step === 'build') : undefined;

function count(run: RunSummary, step: StepSummary | undefined, event: RunEvent): void {
  const rows = rowsOf(event);
  const warnings = warningsOf(event);
  run.warnings += warnings;
  if (step) {
    step.rows += rows;
    step.warnings += warnings;
  }
  if (event.event === 'landed') {
    run.deliveries += 1;
    run.rows += rows;
    if (step) step.bytes += event.bytes;
  } else if (event.event === 'staged') {
    run.quarantined += event.quarantined;
  } else if (event.event === 'stream failed' && !run.failed_streams.includes(event.stream)) {
    run.failed_streams.push(event.stream);
  }
}

function rowsOf(event: RunEvent): number {
  if (event.event === 'landed' || event.event === 'built') return event.rows;
  if (event.event === 'kept') return Object.values(event.tables).reduce((sum, n) => sum + n, 0);
  return event.event === 'staged' ? event.delivered : 0;
}

function warningsOf(event: RunEvent): number {
  if (event.event === 'landed') return event.warnings.length;
  const troubles = ['stream failed', 'check failed', 'build failed'];
  return troubles.includes(event.event) ? 1 : 0;
}

const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000;
