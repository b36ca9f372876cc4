import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type CallFault, noCallFaults} from '../../faults/calls.ts';
import {callsOfNight, callTrial} from '../../faults/kinds/calls.ts';
import {tried} from '../../faults/trial.ts';
import {faultsIn} from '../../faults/verdict.ts';
import {startWorld, type World} from '../../faults/world.ts';

const obstacle = noCallFaults();
if (obstacle) console.warn(`SKIPPED: faults in the middle of a night; ${obstacle}`);
test.runIf(obstacle && process.env.CI === 'true')('a build server can let calls fail', () => {
  expect(obstacle).toBeUndefined();
});

/** A few of those that `npm run faults` injects, at the places where most is at stake. */
const sample: (CallFault & {met: RegExp; exit: string | number})[] = [
  {deed: 'kill', call: 'rename', at: 1, path: '> current', met: /current/, exit: 'SIGKILL'},
  {deed: 'torn', call: 'write', at: 9, path: 'warehouse.duckdb', met: /duckdb/, exit: 'SIGKILL'},
  {deed: 'full', call: 'write', at: 2, path: 'landing', met: /landing/, exit: 1},
];

describe.skipIf(obstacle)('a night in which a call fails', {timeout: 120_000}, () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld([]);
  }, 120_000);
  afterAll(() => world?.close());

  test.concurrent.for(sample)(
    '$deed at $call $path: one night is published, and the next run completes',
    async ({met, exit, ...fault}, {expect}) => {
      const seen = await tried(world, callTrial(fault));
      expect(faultsIn(seen)).toEqual([]);
      expect(seen.met).toMatch(met);
      expect(seen.attacked.signal ?? seen.attacked.status).toBe(exit);
      expect(seen).toMatchObject({published: 'night 1', nextPublished: 'night 2'});
    },
  );

  test.concurrent('a disk that fails costs a night, and no data', async ({expect}) => {
    const fault = {deed: 'EIO', call: 'sync', at: 1, path: 'landing'} as const;
    expect(await tried(world, callTrial(fault))).toMatchObject({
      met: expect.stringContaining('landing'),
      attacked: {status: 1},
      published: 'night 1',
      lastEvent: 'failed',
      next: {status: 0},
      nextPublished: 'night 2',
      leftovers: [],
    });
  });

  test('what Node and what DuckDB do to files are seen alike', async () => {
    const calls = await callsOfNight(world);
    const of = (call: string, file: RegExp) =>
      calls.filter(each => each.call === call && file.test(each.path)).length;
    expect(of('write', /\.duckdb/)).toBeGreaterThan(5);
    expect(of('write', /\.parquet/)).toBeGreaterThan(2);
    expect(of('sync', /manifest\.json/)).toBeGreaterThan(2);
    expect(of('rename', /> current$/)).toBe(1);
    expect(of('unlink', /./)).toBeGreaterThan(1);
  });
});
