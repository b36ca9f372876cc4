import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {locked} from '../../pipelines/lock.ts';
import {logFile, runIds, runsFolder} from '../../pipelines/runs/folder.ts';
import {follow} from '../../pipelines/runs/follow.ts';
import {itemsOf} from '../../pipelines/runs/items.ts';
import {forgetOldRuns} from '../../pipelines/runs/keep.ts';
import {readLog} from '../../pipelines/runs/read_log.ts';
import {runLog} from '../../pipelines/runs/run_log.ts';
import {lastRun, readRun, runningId} from '../../pipelines/runs/runs.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {aRun, failedNight, goodNight} from './a_run.ts';

const id = '20261001T023000Z-0001';
const later = '20261002T023000Z-0002';

describe('the log of a run', () => {
  test('tells of each step how long it took, its rows, bytes and warnings', async () => {
    const data = temporaryFolder();
    const log = await runLog(data, id, () => {});
    for (const event of goodNight(id)) {
      log.tell(event);
      if (event.event === 'step') await pause(30);
    }
    await log.close();

    const run = (await readRun(data, id))!;
    expect(run).toMatchObject({
      status: 'fine',
      business_date: '2026-09-30',
      published: true,
      deliveries: 1,
      rows: 40,
      quarantined: 2,
      warnings: 1,
      failed_streams: [],
      problem: null,
    });
    expect(run.steps.map(({step, rows, bytes, warnings}) => [step, rows, bytes, warnings])).toEqual(
      [
        ['extract', 40, 2_000, 1],
        ['stage', 40, 0, 0],
        ['build', 402, 0, 0],
        ['check', 0, 0, 0],
        ['publish', 0, 500_000, 0],
      ],
    );
    const [extract, stage, build, check] = run.steps.map(({seconds}) => seconds);
    expect(Math.min(extract!, stage!)).toBeGreaterThanOrEqual(0.025);
    /* Tables are checked as they are built: 0.02 s of that step were checks. */
    expect(build).toBeGreaterThanOrEqual(0.03);
    expect(check).toBeGreaterThanOrEqual(0.02);
    expect(check).toBeLessThan(0.045);
    expect(Date.parse(run.ended!) - Date.parse(run.began)).toBeGreaterThanOrEqual(110);
  });

  test('tells the same of each stream, delivery and model', async () => {
    const data = temporaryFolder();
    await aRun(data, id, goodNight(id));
    const items = itemsOf(await readLog(logFile(data, id)));
    expect(items.map(({step, what, rows, bytes}) => [step, what, rows, bytes])).toEqual([
      ['extract', 'erp/kunden', 40, 2_000],
      ['stage', 'erp/kunden: kunden.csv', 40, 0],
      ['build', 'dim_customer', 37, 0],
      ['build', 'dim_date', 365, 0],
    ]);
  });

  test('keeps a problem in full, however long, and is summed up all the same', async () => {
    const data = temporaryFolder();
    const problem = `checks: broken\n${'dim_customer: 1 row breaks "x"\n'.repeat(5_000)}end`;
    await aRun(data, id, failedNight(id, problem));
    expect(await readRun(data, id)).toMatchObject({status: 'failed', published: false, problem});
    await locked(data, async () => expect(await runningId(data)).toBeUndefined());
  });

  test('says whether a night was partial or interrupted', async () => {
    const data = temporaryFolder();
    const partial = goodNight(later).map(each =>
      each.event === 'published' ? {...each, status: 3} : each,
    );
    partial.splice(2, 0, {event: 'stream failed', stream: 'erp/artikel', problem: 'no answer'});
    await aRun(data, later, partial);
    await aRun(data, id, failedNight(id, 'refresh: interrupted', 130));
    expect(await readRun(data, later)).toMatchObject({
      status: 'partial',
      failed_streams: ['erp/artikel'],
      warnings: 2,
    });
    expect((await readRun(data, id))?.status).toBe('interrupted');
  });

  test('is summed up by its end alone', async () => {
    const data = temporaryFolder();
    await aRun(data, id, goodNight(id));
    const lines = (await readLog(logFile(data, id))).length;
    const end = readdirSync(runsFolder(data)).length;
    expect([lines, end]).toEqual([15, 1]);
    const whole = (await readRun(data, id))!;
    const {at: _, event: __, after: ___, ...last} = lastLineOf(logFile(data, id));
    writeFileSync(logFile(data, later), `${'{"event":"step"}\n'.repeat(50_000)}`);
    appendFileSync(logFile(data, later), `${JSON.stringify({...last, event: 'ended'})}\n`);
    expect(await readRun(data, later)).toEqual(whole);
  });

  test('stays short, though a first load takes up thousands of deliveries', async () => {
    const data = temporaryFolder();
    const log = await runLog(data, id, () => {});
    const [started, began] = goodNight(id);
    log.tell(started!);
    log.tell(began!);
    for (let done = 0; done < 5_000; done += 1) {
      log.tell({event: 'step', step: 'extract', what: `erp/s${done}`, done, total: 5_000});
      log.tell({...landed, file: `${done}.csv`});
    }
    await log.close();
    const lines = await readLog(logFile(data, id));
    expect(lines.length).toBeLessThan(2_100);
    expect(lines.findLast(each => each.event === 'step')).toMatchObject({what: 'erp/s4999'});
    expect(await readRun(data, id)).toMatchObject({deliveries: 5_000, rows: 5_000});
  });

  test('names the model that takes long, and few of those that do not', async () => {
    const data = temporaryFolder();
    const log = await runLog(data, id, () => {});
    const [started] = goodNight(id);
    log.tell(started!);
    log.tell({event: 'step began', step: 'build'});
    const begin = (what: string, done: number) =>
      log.tell({event: 'step', step: 'build', what, done, total: 101});
    for (let done = 0; done < 100; done += 1) begin(`quick_${done}`, done);
    begin('slow', 100);
    await pause(300);
    const named = async () =>
      (await readLog(logFile(data, id))).flatMap(each =>
        each.event === 'step' ? [each.what] : [],
      );
    expect(await named()).toEqual(['quick_0', 'slow']); // who is killed now has said what it was at
    await log.close();
    expect(await named()).toEqual(['quick_0', 'slow']);
  });

  test.skipIf(!existsSync('/dev/full'))('on a full disk does not end the run', async () => {
    const data = temporaryFolder();
    mkdirSync(runsFolder(data));
    symlinkSync('/dev/full', logFile(data, id));
    const told: string[] = [];
    const log = await runLog(data, id, ({event}) => told.push(event));
    for (const event of goodNight(id)) log.tell(event);
    await log.close();
    expect(told).toHaveLength(goodNight(id).length);
  });
});

const landed = {
  event: 'landed',
  source: 'erp',
  stream: 'kunden',
  file: '',
  rows: 1,
  bytes: 1,
  warnings: [] as string[],
} as const;

function lastLineOf(file: string): Record<string, unknown> {
  const text = readFileSync(file, 'utf8');
  return JSON.parse(text.trimEnd().split('\n').at(-1)!);
}

describe('a run that was killed', () => {
  /** What is on the disk of a run whose process dies in the middle of a line. */
  async function torn(data: string): Promise<void> {
    const log = await runLog(data, id, () => {});
    for (const event of goodNight(id).slice(0, 6)) log.tell(event);
    appendFileSync(logFile(data, id), '{"at":"2026-10-01T02:30:05.000Z","after":3,"event":"sta');
  }

  test('has died, and its log says how far it came', async () => {
    const data = temporaryFolder();
    await torn(data);
    expect(await readRun(data, id)).toMatchObject({status: 'died', ended: null, deliveries: 1});
    expect((await readRun(data, id))!.steps.map(({step}) => step)).toEqual(['extract', 'stage']);
    expect(await readLog(logFile(data, id))).toHaveLength(6);
    expect(await lastRun(data)).toMatchObject({id, status: 'died'});
  });

  test('goes on as long as somebody holds the lock, if it is the newest', async () => {
    const data = temporaryFolder();
    await torn(data);
    await locked(data, async () => {
      expect((await readRun(data, id))?.status).toBe('running');
      expect(await runningId(data)).toBe(id);
      expect(await lastRun(data)).toBeUndefined();
      await aRun(data, later, goodNight(later));
      expect((await readRun(data, id))?.status).toBe('died');
      expect(await runningId(data)).toBeUndefined();
    });
    expect(await lastRun(data)).toMatchObject({id: later, status: 'fine'});
  });

  test('may leave an empty log or a strange file, which harms nobody', async () => {
    const data = temporaryFolder();
    mkdirSync(runsFolder(data));
    writeFileSync(logFile(data, id), '');
    writeFileSync(join(runsFolder(data), 'notes.txt'), 'x');
    writeFileSync(join(runsFolder(data), '.ndjson'), 'x');
    expect(await runIds(data)).toEqual([id]);
    expect(await readRun(data, id)).toMatchObject({
      status: 'died',
      began: '2026-10-01T02:30:00.000Z',
    });
  });
});

test('a data folder without runs has none', async () => {
  const data = temporaryFolder();
  expect(await runIds(join(data, 'nowhere'))).toEqual([]);
  expect(await lastRun(data)).toBeUndefined();
  expect(await readRun(data, id)).toBeUndefined();
});

test('a log can be followed while it grows, and ends with its run', async () => {
  const data = temporaryFolder();
  const seen: string[] = [];
  await locked(data, async () => {
    const log = await runLog(data, id, () => {});
    const events = goodNight(id);
    const following = (async () => {
      for await (const lines of follow(data, id, new AbortController().signal)) {
        seen.push(...lines.map(({event}) => event));
      }
    })();
    for (const event of events) log.tell(event);
    await pause(50);
    expect(seen.length).toBeGreaterThan(0);
    await log.close();
    await following;
    expect(seen).toEqual(events.map(({event}) => event));
  });
});

test('who follows can go at any time', async () => {
  const data = temporaryFolder();
  const gone = new AbortController();
  await locked(data, async () => {
    const log = await runLog(data, id, () => {});
    log.tell(goodNight(id)[0]!);
    const began = performance.now();
    for await (const _ of follow(data, id, gone.signal)) setTimeout(() => gone.abort(), 20);
    expect(performance.now() - began).toBeLessThan(400);
    await log.close();
  });
});

describe('logs are kept', () => {
  const nth = (place: number) =>
    `2026${String(1 + Math.floor(place / 28)).padStart(2, '0')}${String(1 + (place % 28)).padStart(2, '0')}`;
  const ids = (count: number, hour = '02') =>
    Array.from(
      {length: count},
      (_, place) => `${nth(place % 300)}T${hour}3000Z-${String(place).padStart(4, '0')}`,
    );

  test('of the newest 400 runs, and of the newest failed one however old it is', async () => {
    const data = temporaryFolder();
    mkdirSync(runsFolder(data));
    const all = ids(450).sort();
    for (const each of all) {
      const status = each === all[3] || each === all[5] ? 'failed' : 'fine';
      const line = {event: 'ended', ...summary(each), status};
      writeFileSync(logFile(data, each), `${JSON.stringify(line)}\n`);
    }
    await forgetOldRuns(data, all.at(-1)!, new Date('2026-11-22T00:00:00Z'));
    expect(await runIds(data)).toEqual([...all.slice(-400).reverse(), all[5]]);
  });

  test('for 13 months, but never less than the run that has just ended', async () => {
    const data = temporaryFolder();
    const [old, current] = ['20240101T023000Z-0001', '20240102T023000Z-0002'];
    const recent = '20260115T023000Z-0003';
    mkdirSync(runsFolder(data));
    for (const each of [old, current, recent]) writeFileSync(logFile(data, each), '');
    await forgetOldRuns(data, current, new Date('2026-11-22T00:00:00Z'));
    expect(await runIds(data)).toEqual([recent, current]);
  });
});

const summary = (ofId: string) => ({
  id: ofId,
  how: 'refresh',
  began: '2026-01-01T00:00:00.000Z',
  ended: '2026-01-01T00:00:01.000Z',
  seconds: 1,
  business_date: null,
  published: false,
  deliveries: 0,
  rows: 0,
  quarantined: 0,
  warnings: 0,
  failed_streams: [],
  problem: null,
  steps: [],
});
