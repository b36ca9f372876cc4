import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmdirSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Trial} from '../trial.ts';
import type {World} from '../world.ts';

/** Why no small disk can be made here; undefined where one can. */
export function noSmallDisks(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kundenwert-disk-'));
  const refusal = mounted(folder, 'size=1m');
  if (refusal === undefined) unmounted(folder);
  rmdirSync(folder);
  return refusal;
}

function mounted(folder: string, options: string): string | undefined {
  const {status, stderr, error} = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    options,
    'tmpfs',
    folder,
  ]);
  return status === 0 ? undefined : `a disk cannot be mounted: ${error?.message ?? stderr}`;
}

const unmounted = (folder: string) => spawnSync('umount', ['--lazy', folder]);

/** Disks on which the second night finds a share of the room that it takes, from nearly none to all. */
export function diskTrials({first, second}: World, steps = 10): Trial[] {
  const [before, after] = [bytesIn(first), bytesIn(second)];
  return Array.from({length: steps}, (_, step) => {
    const free = Math.round(((after - before) * 1.5 * (step + 0.02)) / (steps - 1));
    return diskTrial(before, free);
  });
}

function diskTrial(bytes: number, free: number): Trial {
  return {
    kind: 'disk',
    injected: `full after ${Math.round(free / 1024)} kB`,
    isFollowed: true,
    prepare(data) {
      mkdirSync(data, {recursive: true});
      const refusal = mounted(data, `size=${bytes + free}`);
      if (refusal) throw new Error(refusal);
      process.prependOnceListener('exit', () => unmounted(data));
    },
    async attack(world, data) {
      const outcome = await world.refresh(data, 2);
      return {outcome, met: outcome.status === 0 ? undefined : 'the disk'};
    },
    relieve(data) {
      spawnSync('mount', ['-o', 'remount,size=1g', data]);
    },
    remove: unmounted,
  };
}

/** In whole pages, as a disk counts. */
const bytesIn = (folder: string): number =>
  readdirSync(folder, {recursive: true, withFileTypes: true}).reduce(
    (sum, each) =>
      sum + Math.ceil((statSync(join(each.parentPath, each.name)).size + 1) / 4096) * 4096,
    0,
  );
