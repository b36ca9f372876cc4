import type {ChildProcess} from 'node:child_process';
import type {Refreshing} from '../dashboard/refreshing.ts';
import {isLocked} from '../pipelines/lock.ts';
import {heartOf, isDue} from './heart.ts';
import type {Places} from './places.ts';
import {refreshProcess, statusOf} from './refresh_process.ts';

const minute = 60_000;

/**
 * Beats at each full minute. A wait is never longer than that, whatever becomes of the clock;
 * node-cron 4.6 stands still for an hour when the clock is put back by one.
 */
function eachMinute(beat: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(
      () => {
        void beat();
        wait();
      },
      minute - (Date.now() % minute),
    );
  };
  wait();
  return () => clearTimeout(timer);
}

/** The refreshes of a server: by schedule, and as they are asked for. */
export interface Nightly extends Refreshing {
  /** A snapshot should be younger than this; undefined where any age will do. */
  due(): Date | undefined;
  /** Runs the night of an empty data folder, and tells its exit status. */
  first(): Promise<number>;
  /** Runs nights when they are due, from now on. */
  watch(): void;
  /** Passes a signal on to the refresh that runs, and starts none any more. */
  interrupt(signal: NodeJS.Signals): void;
  /** Waits until the refresh that runs has ended. */
  close(): Promise<void>;
}

/** Looks after the refreshes of a data folder; each runs in a process of its own, one at a time. */
export function nightlyAt(places: Places): Nightly {
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  let stopBeating = () => {};
  let isEnding = false;

  const mayRun = () => child === undefined && !isEnding;
  const isFree = async () => !(await isLocked(places.data)) && mayRun();

  function run(...options: string[]): Promise<number> {
    child = refreshProcess(places, options);
    const status = statusOf(child).finally(() => {
      child = undefined;
    });
    ended = status.catch(() => {});
    return status;
  }

  const heart = heartOf(places, {
    isFree,
    runWhenDue: async () => (mayRun() ? run('--due') : undefined),
  });

  return {
    due: heart.due,
    first: async () => ((await isDue(places)) ? run('--due') : run()),
    async start(how) {
      if (!(await isFree()) || !mayRun()) return 'running';
      run(...(how === 'refresh' ? [] : [`--${how}`])).catch(console.error);
      return 'started';
    },
    watch() {
      if (isEnding) return;
      void heart.beat();
      stopBeating = eachMinute(heart.beat);
    },
    interrupt(signal) {
      isEnding = true;
      child?.kill(signal);
    },
    async close() {
      isEnding = true;
      stopBeating();
      await ended;
    },
  };
}
