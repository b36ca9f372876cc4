import {Presets, SingleBar} from 'cli-progress';
import picocolors from 'picocolors';
import type {RunEvent, Step} from '../pipelines/runs/event.ts';

const verbs: Record<Step, string> = {
  extract: 'Landing deliveries',
  stage: 'Staging',
  build: 'Building and checking',
  check: 'Judging',
  publish: 'Publishing',
};

const things: Record<Step, string> = {
  extract: 'streams',
  stage: 'deliveries',
  build: 'models',
  check: 'promises',
  publish: 'files',
};

/** Shows a night on standard error: a bar on a terminal, plain lines elsewhere. */
export function progress(): {tell(event: RunEvent): void; stop(): void} {
  return process.stderr.isTTY ? bar() : lines();
}

function bar() {
  let current: {step: Step; bar: SingleBar} | undefined;
  const stop = () => {
    current?.bar.stop();
    current = undefined;
  };
  return {
    stop,
    tell(event: RunEvent) {
      if (event.event === 'step') {
        if (current?.step !== event.step) {
          current?.bar.update(current.bar.getTotal(), {what: ''});
          stop();
          current = {step: event.step, bar: newBar(event.step, event.total)};
        }
        current.bar.update(event.done, {what: event.what});
      } else if (event.event === 'stream failed') {
        stop();
        console.error(picocolors.yellow(event.problem));
      } else if (event.event === 'published' || event.event === 'failed') {
        current?.bar.update(current.bar.getTotal(), {what: ''});
        stop();
      }
    },
  };
}

function newBar(step: Step, total: number): SingleBar {
  const made = new SingleBar(
    {
      format: `${verbs[step].padEnd(22)} {bar} {percentage} % · {duration_formatted} · {what}`,
      hideCursor: true,
      stream: process.stderr,
      barsize: 24,
    },
    Presets.shades_classic,
  );
  made.start(total, 0, {what: ''});
  return made;
}

function lines() {
  const began = performance.now();
  let step: Step | undefined;
  return {
    stop() {},
    tell(event: RunEvent) {
      const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
      if (event.event === 'step' && event.step !== step) {
        step = event.step;
        console.error(`${seconds} s  ${verbs[step]}: ${event.total} ${things[step]}`);
      } else if (event.event === 'landed') {
        console.error(
          `${seconds} s  landed ${event.source}/${event.stream}: ${event.file}, ${event.rows} rows`,
        );
      } else if (event.event === 'stream failed') {
        console.error(`${seconds} s  ${event.problem}`);
      }
    },
  };
}
