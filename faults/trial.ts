import {readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {groupOf} from './calls.ts';
import {kundenwert, type Outcome} from './command.ts';
import {nights} from './company.ts';
import {differences, sumsOf} from './sums.ts';
import {copyData, type World} from './world.ts';

/** One fault: how it is brought about, and what makes it go away. */
export interface Trial {
  kind: string;
  injected: string;
  /** Before the data of the first night are copied to where they will be attacked. */
  prepare?(data: string): void;
  attack(world: World, data: string): Promise<Attack>;
  /** What time or a person does about it that is no repair, such as freeing space. */
  relieve?(data: string): void | Promise<void>;
  /** At the very end. */
  remove?(data: string): void;
  /** Whether to live on to the third night, too. */
  isFollowed?: boolean;
}

/** The night that was attacked. */
interface Attack {
  outcome: Outcome;
  /** Where the fault was met; undefined when the night was over before. */
  met: string | undefined;
}

/** What could be seen of a fault, by the commands and in the files of the data folder. */
export interface Seen {
  kind: string;
  injected: string;
  met: string | undefined;
  attacked: Outcome;
  /** "night 1", "night 2 without desk/cases", or in which figures it is none of them. */
  published: string;
  /** The last event in the log of the attacked run; undefined without any log. */
  lastEvent: string | undefined;
  /** Whether `status` speaks of the attacked run, which could say nothing itself if it was killed. */
  isRemembered: boolean;
  next: Outcome | undefined;
  /** What is published after the next run. */
  nextPublished: string;
  /** What is published after the night that follows, where it was waited for. */
  later: string | undefined;
  /** Files that no night without a fault leaves, after the next run. */
  leftovers: string[];
}

/** Lets a fault happen in the second night, looks at what is published, and lets the night run again. */
export async function tried(world: World, trial: Trial): Promise<Seen> {
  const folder = world.newFolder();
  const data = join(folder, 'data');
  try {
    trial.prepare?.(data);
    copyData(world.first, data);
    const runs = logsOf(data);
    const {outcome, met} = await trial.attack(world, data);
    const attacked = {kind: trial.kind, injected: trial.injected, met, attacked: outcome};
    if (met === undefined && outcome.status === 0) {
      return {...attacked, ...nothing, published: 'night 2', nextPublished: 'night 2'};
    }
    const log = logsOf(data)
      .filter(name => !runs.includes(name))
      .at(-1);
    const state = await kundenwert(['status', '--data', data, '--json']);
    const published = await publishedNight(world, data, failedStreams(state));
    const attack = {
      published,
      lastEvent: log && lastEventOf(join(data, 'runs', log)),
      isRemembered: tells(state, log, outcome),
    };
    await trial.relieve?.(data);
    const next = await world.refresh(data, 2);
    const nextPublished = await publishedNight(world, data);
    const leftovers = leftoversIn(data, world.second);
    const later = trial.isFollowed ? await nextNight(world, data) : undefined;
    return {...attacked, ...attack, next, nextPublished, later, leftovers};
  } finally {
    trial.remove?.(data);
    rmSync(folder, {recursive: true, force: true});
  }
}

const nothing = {
  lastEvent: undefined,
  isRemembered: true,
  next: undefined,
  later: undefined,
  leftovers: [],
};

async function nextNight(world: World, data: string): Promise<string> {
  const {status, stderr} = await world.refresh(data, 3);
  return status === 0 ? publishedNight(world, data) : `status ${status}: ${stderr}`;
}

/** Which night the published snapshot is, in all of its figures. */
async function publishedNight(
  world: World,
  data: string,
  failed: readonly string[] = [],
): Promise<string> {
  try {
    const sums = await sumsOf(data, world.question);
    if (failed.length > 0) {
      const partial = differences(sums, await world.reference(2, failed));
      if (partial.length === 0) return `night 2 without ${failed.join(', ')}`;
    }
    for (const night of nights) {
      if (differences(sums, await world.reference(night)).length === 0) return `night ${night}`;
    }
    const [first] = differences(sums, await world.reference(2, failed));
    return `a mix: ${first?.name} is ${first?.here}, not ${first?.there}`;
  } catch (error) {
    return `cannot be opened: ${(error as Error).message.split('\n')[0]}`;
  }
}

const failedStreams = ({status, stdout}: Outcome): string[] =>
  status === 0 ? (JSON.parse(stdout).failed_streams ?? []) : [];

const tells = ({stdout, stderr}: Outcome, log: string | undefined, attacked: Outcome) =>
  attacked.status === 0 || (log !== undefined && `${stdout}${stderr}`.includes(log.split('.')[0]!));

const logsOf = (data: string): string[] =>
  readdirSync(join(data, 'runs'))
    .filter(name => name.endsWith('.ndjson'))
    .sort();

/** The last event before the summary, with which a log ends. */
function lastEventOf(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const events = lines.map(line => /"event":"([^"]+)"/.exec(line)?.[1] ?? 'a torn line');
  return events.findLast(each => each !== 'ended') ?? 'nothing';
}

/** What lies in a data folder that lies in no folder without faults. */
function leftoversIn(data: string, clean: string): string[] {
  const known = new Set(pathsIn(clean));
  return [...new Set(pathsIn(data).filter(path => !known.has(path)))];
}

const pathsIn = (folder: string) =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'}).map(path =>
    groupOf(path).replace(/\d{8}T\d{9}Z/, '*'),
  );
