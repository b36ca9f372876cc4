import {expect, test} from 'vitest';
import {withQuietSyncs} from '../../faults/calls.ts';
import type {Outcome} from '../../faults/command.ts';
import {callTrial} from '../../faults/kinds/calls.ts';
import {unsynced} from '../../faults/power_cut.ts';
import {differences} from '../../faults/sums.ts';
import type {Seen} from '../../faults/trial.ts';
import {faultsIn} from '../../faults/verdict.ts';

const ended = (parts: Partial<Outcome>): Outcome => ({
  status: 0,
  signal: null,
  stdout: '',
  stderr: '',
  seconds: 1,
  hung: false,
  ...parts,
});

const failed = ended({
  status: 1,
  stderr: 'kundenwert: /data: no space is left on the disk\nFree some space, then run it again.\n',
});

/** A night that failed as it should. */
const wellFailed: Seen = {
  kind: 'calls',
  injected: 'EIO at write 1',
  met: 'landing',
  attacked: failed,
  published: 'night 1',
  lastEvent: 'failed',
  isRemembered: true,
  next: ended({}),
  nextPublished: 'night 2',
  later: 'night 3',
  leftovers: [],
};

test('a night that fails aloud and is made up for has a good verdict', () => {
  expect(faultsIn(wellFailed)).toEqual([]);
});

test.for<[string, Partial<Seen>]>([
  ['published: a mix', {published: 'a mix: fct_invoice_line rows is 1003, not 1000'}],
  ['said to be fine, but it is night 1', {attacked: ended({})}],
  ['said to have failed, but it is night 2', {published: 'night 2'}],
  ['said partial, but it is night 2', {attacked: {...failed, status: 3}, published: 'night 2'}],
  ['the night hangs', {attacked: {...failed, hung: true}}],
  ['exit status 7', {attacked: {...failed, status: 7}}],
  ['does not say what to do', {attacked: {...failed, stderr: 'kundenwert: /data: broken\n'}}],
  [
    'a failed sync was not told',
    {attacked: ended({}), injected: 'EIO at sync 3', published: 'night 2'},
  ],
  ["the run's log ends with step", {lastEvent: 'step'}],
  ['the next run ended with 1', {next: failed}],
  ['after the next run: night 1', {nextPublished: 'night 1'}],
  ['the night after: night 2', {later: 'night 2'}],
  ['left over: building-*', {leftovers: ['building-*']}],
])('a bad verdict: %s', ([words, bad]) => {
  expect(faultsIn({...wellFailed, ...bad}).join('; ')).toContain(words);
});

test('sums differ by a cent or a digit of a hash, not by the order in which doubles were added', () => {
  const sums = (revenue: string, ratio: string) =>
    new Map([
      ['revenue', revenue],
      ['ratio', ratio],
    ]);
  const differ = (a: Map<string, string>, b: Map<string, string>) =>
    differences(a, b).map(({name}) => name);
  expect(differ(sums('100.0100', '0.3'), sums('100.0100', '0.30000000000000004'))).toEqual([]);
  expect(differ(sums('100.0100', '0.3'), sums('100.0200', '0.3001'))).toEqual(['revenue', 'ratio']);
  expect(
    differ(new Map([['hash', '1729382256910270464']]), new Map([['hash', '1729382256910270465']])),
  ).toEqual(['hash']);
  expect(differ(new Map(), new Map([['rows', '1']]))).toEqual(['rows']);
});

test('a file that is renamed before it was synced could be empty after a power cut', () => {
  const write = {call: 'write', path: 'current.new'} as const;
  const sync = {call: 'sync', path: 'current.new'} as const;
  const rename = {call: 'rename', path: 'current.new > current'} as const;
  const syncFolder = {call: 'sync', path: '.'} as const;
  expect(unsynced([write, sync, rename, syncFolder])).toEqual([]);
  expect(unsynced([sync, write, rename, syncFolder])).toEqual([
    'current is never synced',
    'current.new is renamed, not synced',
  ]);
  expect(unsynced([write, sync, rename])).toEqual(['the folder of current is not synced']);
});

test('a sync that SQLite makes beyond its commits can fail in silence', () => {
  const log = 'state.sqlite-wal';
  const file = 'state.sqlite';
  const write = (path: string) => ({call: 'write', path}) as const;
  const sync = (path: string) => ({call: 'sync', path}) as const;
  const closing = [sync(log), write(file), sync(file)];
  const committing = [write(log), sync(log), sync('.'), write(log), sync(log)];
  const night = withQuietSyncs([...committing, ...closing, sync('.')]);
  expect(night.filter(({isQuiet}) => isQuiet).map(each => night.indexOf(each))).toEqual([2, 5, 7]);
  const swallowed = {...wellFailed, attacked: ended({}), published: 'night 2'};
  const injected = (isQuiet: boolean) =>
    callTrial({call: 'sync', deed: 'EIO', at: 3, path: ''}, isQuiet).injected;
  expect(faultsIn({...swallowed, injected: injected(true)})).toEqual([]);
  expect(faultsIn({...swallowed, injected: injected(false)})).toEqual([
    'a failed sync was not told',
  ]);
});
