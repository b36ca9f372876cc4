import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {nightOf, withLedger} from '../../pipelines/schedule/ledger.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {aServer} from './a_schedule.ts';

const whenDue = join(import.meta.dirname, '../../pipelines/schedule/when_due.ts');
const nightly = {at: '30 2 * * *', timeZone: 'Europe/Berlin'};
const slot = '2026-11-02T01:30:00Z';

/** A process that runs the night if it is due, which takes so many milliseconds. */
function aProcess(data: string, milliseconds: number, begins = 0): ChildProcess {
  const program = `
    const {runWhenDue} = await import(${JSON.stringify(whenDue)});
    while (Date.now() < ${begins});
    const outcome = await runWhenDue(${JSON.stringify(data)}, {
      schedule: ${JSON.stringify(nightly)},
      clock: () => Temporal.Instant.from('${slot}'),
      async night(onBegan) {
        onBegan('run-' + process.pid);
        console.log('began');
        await new Promise(resolve => setTimeout(resolve, ${milliseconds}));
        return 0;
      },
    });
    console.log(outcome);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function saidBy(child: ChildProcess): Promise<string[]> {
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', text => {
    said += text;
  });
  await once(child, 'close');
  return said.trim().split('\n');
}

/** A data folder on which the night of 2 November is due. */
async function folder(): Promise<string> {
  const data = temporaryFolder();
  await aServer(data, nightly).beat('2026-11-01T12:00Z');
  return data;
}

test('of several servers on one data folder, exactly one runs the night', async () => {
  const data = await folder();
  const begins = Date.now() + 2000;
  const servers = [1, 2, 3, 4].map(() => saidBy(aProcess(data, 300, begins)));
  const said = await Promise.all(servers);
  expect(said.filter(([first]) => first === 'began')).toEqual([['began', '0']]);
  expect(said.filter(([first]) => first !== 'began').every(([only]) => only !== '0')).toBe(true);
});

test('while one server runs the night, another one is told to wait', async () => {
  const data = await folder();
  const first = aProcess(data, 60_000);
  await once(first.stdout!, 'data');
  expect(await aServer(data, nightly).beat('2026-11-02T01:31Z')).toBe('busy');
});

test('a night whose process was killed runs again, and its slot is not lost', async () => {
  const data = await folder();
  const first = aProcess(data, 60_000);
  await once(first.stdout!, 'data');
  first.kill('SIGKILL');
  await once(first, 'exit');

  const other = aServer(data, nightly);
  await other.beat('2026-11-02T01:31Z');
  expect(other.runs).toEqual(['2026-11-02T02:31']);
  expect(await withLedger(data, ledger => nightOf(ledger, slot))).toMatchObject({
    status: 'fine',
    attempts: 2,
  });
});
