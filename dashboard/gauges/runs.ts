import type {Registry} from 'prom-client';
import {steps} from '../../pipelines/runs/event.ts';
import {runIds} from '../../pipelines/runs/folder.ts';
import {readRuns} from '../../pipelines/runs/runs.ts';
import {type RunSummary, runStatuses, type StepSummary} from '../../pipelines/runs/summary.ts';
import {gaugesIn, type Observed, type Reading} from './observed.ts';

/** The runs by how they ended, and the last one step by step. */
export function runGauges(registry: Registry, {data}: Observed): Reading {
  const gauge = gaugesIn(registry);
  const runs = gauge('runs', 'Runs of which there is a log', 'status');
  const status = gauge('last_run_status', '1 for how the last run ended', 'status');
  const began = gauge('last_run_began_seconds', 'When it began, in seconds since 1970');
  const seconds = gauge('last_run_seconds', 'How long it took');
  const stepSeconds = gauge('last_run_step_seconds', 'How long each of its steps took', 'step');
  const stepRows = gauge('last_run_step_rows', 'How many rows each of its steps had', 'step');

  return async () => {
    const all = await readRuns(data, await runIds(data));
    const last = all.find(each => each.status !== 'running');
    for (const each of runStatuses) {
      runs.set({status: each}, all.filter(run => run.status === each).length);
      status.set({status: each}, last?.status === each ? 1 : 0);
    }
    if (!last) return;
    began.set(Date.parse(last.began) / 1000);
    seconds.set(last.seconds);
    for (const step of steps) {
      stepSeconds.set({step}, sumOf(last, step, 'seconds'));
      stepRows.set({step}, sumOf(last, step, 'rows'));
    }
  };
}

/** A run that had to build twice has a step twice. */
const sumOf = (run: RunSummary, step: StepSummary['step'], what: 'seconds' | 'rows') =>
  run.steps.filter(each => each.step === step).reduce((sum, each) => sum + each[what], 0);
