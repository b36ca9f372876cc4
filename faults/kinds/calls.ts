import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {
  type Call,
  type CallFault,
  type CallKind,
  callKinds,
  type Deed,
  environmentOf,
  groupOf,
  reported,
  tracing,
  withQuietSyncs,
} from '../calls.ts';
import type {Trial} from '../trial.ts';
import {copyData, type World} from '../world.ts';

/** Only data can be written partly, and only writing needs space. */
const deedsOf: Record<CallKind, readonly Deed[]> = {
  write: ['full', 'EIO', 'kill', 'torn'],
  sync: ['EIO', 'kill'],
  rename: ['EIO', 'kill'],
  unlink: ['EIO', 'kill'],
};

/** A night in which one call fails, or at which it is killed. */
export function callTrial(fault: CallFault, isQuiet = false): Trial {
  const {call, deed, at, path} = fault;
  const where = path ? ` in ${path}` : '';
  return {
    kind: 'calls',
    injected: `${deed} at ${call} ${at}${where}${isQuiet ? ', of which SQLite is quiet' : ''}`,
    async attack(world, data) {
      const report = join(data, '..', 'report');
      const environment = environmentOf(world.library!, data, report, fault);
      const outcome = await world.refresh(data, 2, {environment});
      return {outcome, met: reported(report)[0]?.path};
    },
  };
}

/** Everything that a night without a fault does to files, in order. */
export async function callsOfNight(world: World): Promise<Call[]> {
  const folder = world.newFolder();
  const [data, report] = [join(folder, 'data'), join(folder, 'report')];
  copyData(world.first, data);
  const {status, stderr} = await world.refresh(data, 2, {
    environment: tracing(world.library!, data, report),
  });
  if (status !== 0 || !existsSync(report)) throw new Error(`No trace:\n${stderr}`);
  const calls = withQuietSyncs(reported(report));
  rmSync(folder, {recursive: true, force: true});
  return calls;
}

interface Chosen {
  calls?: readonly string[] | undefined;
  deeds?: readonly string[] | undefined;
  /** Each N = 1, 2, 3, … instead of the first, a middle and the last one for each kind of file. */
  every?: boolean;
}

/** The faults of a night: at every kind of file, and one more than there are calls. */
export function callTrials(night: readonly Call[], {calls, deeds, every}: Chosen): Trial[] {
  return callKinds
    .filter(call => calls?.includes(call) ?? true)
    .flatMap(call => {
      const own = night.filter(each => each.call === call);
      const chosen = every ? own.map((_, index) => index + 1) : places(own);
      return deedsOf[call]
        .filter(deed => deeds?.includes(deed) ?? true)
        .flatMap(deed =>
          [...chosen, own.length + 50].map((at, index) => ({
            ...callTrial({call, deed, at, path: ''}, own[at - 1]?.isQuiet),
            isFollowed: index % 5 === 0,
          })),
        );
    });
}

function places(calls: readonly Call[]): number[] {
  const numbered = calls.map(({path}, index) => ({group: groupOf(path), at: index + 1}));
  const groups = Map.groupBy(numbered, ({group}) =>
    group.replaceAll(/landing\/\w+\/\w+/g, 'landing').replaceAll(/[\w-]+\.(csv|ndjson)\b/g, '*'),
  );
  const chosen = [...groups.values()].flatMap(group => [
    group.at(0)!.at,
    group.at(group.length >> 1)!.at,
    group.at(-1)!.at,
  ]);
  return [...new Set(chosen)].sort((a, b) => a - b);
}
