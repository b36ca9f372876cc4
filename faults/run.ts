import {parseArgs} from 'node:util';
import {noCallFaults} from './calls.ts';
import {databaseKinds} from './databases.ts';
import {callsOfNight, callTrials} from './kinds/calls.ts';
import {diskTrials, noSmallDisks} from './kinds/disk.ts';
import {killTrials, repeatedKills} from './kinds/kills.ts';
import {limitTrials} from './kinds/limits.ts';
import {serverTrials} from './kinds/servers.ts';
import {unsynced} from './power_cut.ts';
import {shuffled} from './random.ts';
import {heading, row, summary} from './table.ts';
import {type Seen, type Trial, tried} from './trial.ts';
import {faultsIn} from './verdict.ts';
import {startWorld, type World} from './world.ts';

const usage = `Injects faults into a night, and looks at what becomes of it.

  --kinds calls,disk,limits,kills,servers,power   which of them (default: all)
  --calls write,sync,rename,unlink          of the calls, which
  --deeds EIO,ENOSPC,full,kill,torn         and what happens at them
  --every                                   each N = 1, 2, 3, …, which takes hours
  --seed N                                  other moments for kills (default: 1)
  --minutes N                               when to stop, and say what was left out (default: 30)`;

const {values} = parseArgs({
  options: {
    kinds: {type: 'string'},
    calls: {type: 'string'},
    deeds: {type: 'string'},
    every: {type: 'boolean', default: false},
    seed: {type: 'string', default: '1'},
    minutes: {type: 'string', default: '30'},
    help: {type: 'boolean', default: false},
  },
});

const chosen = (list: string | undefined) => list?.split(',');
const wants = (kind: string) => chosen(values.kinds)?.includes(kind) ?? true;
const seed = Number(values.seed);
const deadline = Date.now() + Number(values.minutes) * 60_000;

/** Some faults can be tried side by side; those of servers that all share cannot. */
async function all(world: World): Promise<Seen[]> {
  const together = [
    ...(wants('kills') ? [...repeatedKills(seed), ...killTrials(seed)] : []),
    ...(wants('disk') ? possible(noSmallDisks(), () => diskTrials(world)) : []),
    ...(wants('limits') ? limitTrials() : []),
  ];
  if (wants('calls')) {
    const {calls, deeds, every} = values;
    const night = world.library ? await callsOfNight(world) : [];
    const trials = () => callTrials(night, {calls: chosen(calls), deeds: chosen(deeds), every});
    together.push(...possible(noCallFaults(), trials));
  }
  const alone = wants('servers') ? serverTrials(world.desks, seed) : [];
  const seen = await Promise.all([worked(world, alone.values())]);
  // Mixed, so that what a short time allows is a sample of everything.
  const queue = shuffled(together, seed).values();
  seen.push(...(await Promise.all([worked(world, queue), worked(world, queue)])));
  const left = [...queue].length;
  if (left > 0) console.log(`${left} faults were left out when the time was over (--minutes).`);
  return seen.flat();
}

function possible(obstacle: string | undefined, trials: () => Trial[]): Trial[] {
  if (obstacle === undefined) return trials();
  console.log(`LEFT OUT: ${obstacle}`);
  return [];
}

async function worked(world: World, queue: Iterator<Trial>): Promise<Seen[]> {
  const done: Seen[] = [];
  while (Date.now() < deadline) {
    const next = queue.next();
    if (next.done) break;
    const seen = await tried(world, next.value);
    console.log(row(seen));
    done.push(seen);
  }
  return done;
}

async function main(): Promise<void> {
  if (values.help) return console.log(usage);
  // Servers, disks and folders go when the process exits.
  process.setMaxListeners(0);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  const world = await startWorld(databaseKinds);
  try {
    console.log(`Left out of the sums: ${world.question.leftOut.join(', ') || 'nothing'}\n`);
    const lost = wants('power') && world.library ? unsynced(await callsOfNight(world)) : [];
    for (const each of lost) console.log(`power cut: ${each}`);
    console.log(heading);
    const seen = await all(world);
    console.log(`\n${summary(seen)}`);
    if (lost.length > 0 || seen.some(each => faultsIn(each).length > 0)) process.exitCode = 1;
  } finally {
    await world.close();
  }
}

await main();
