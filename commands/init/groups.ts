import {basename, dirname, extname, join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {slug} from './names.ts';
import {sampleOf} from './sample.ts';
import type {Sample} from './seen.ts';
import type {Setting} from './settings.ts';

/** Files of one shape, which become one stream. */
export interface Group {
  /** Name or pattern relative to the folder of the files, as sources.yaml has it. */
  pattern: string;
  name: string;
  count: number;
  /** A few of the files, oldest name first. */
  samples: Sample[];
  settings: Setting[];
  header: string[];
  rows: (string | null)[][];
  doubts: string[];
  /** Whether nothing in the files tells encodings apart. */
  isAscii: boolean;
}

/** So many files of a pattern are looked at. */
const mostSamples = 12;

/** A year with a month, or a number that goes on: what changes from one delivery to the next. */
const changing = /\d{4}[-_.]?\d{2}([-_.]?\d{2})?|\d+/g;

/** Names with other digits in the same place are deliveries of one stream, if their columns agree. */
export async function groupsOf(files: readonly string[], folder: string): Promise<Group[]> {
  const named = Map.groupBy(files, file => patternOf(relative(file, folder)));
  const groups: Group[] = [];
  for (const [pattern, members] of named) {
    const some = spread(members.sort(), mostSamples);
    const samples = await Promise.all(some.map(sampleOf));
    const isOne = samples.every(each => isSameShape(each, samples[0]!));
    if (isOne) {
      const isPattern = members.length > 1 || isDated(members[0]!);
      const path = isPattern ? pattern : escaped(relative(members[0]!, folder));
      groups.push(groupOf(path, members.length, samples, folder));
      continue;
    }
    const others = members.filter(file => !some.includes(file));
    for (const sample of [...samples, ...(await Promise.all(others.map(sampleOf)))]) {
      groups.push(groupOf(escaped(relative(sample.file, folder)), 1, [sample], folder));
    }
  }
  return withDistinctNames(groups);
}

const relative = (file: string, folder: string) =>
  file.slice(folder.length + 1).replaceAll('\\', '/');

const patternOf = (path: string) => {
  const name = basename(path);
  const pattern = escaped(name)
    .replace(changing, '*')
    .replace(/\*([-_.]?\*)+/g, '*');
  return `${path.slice(0, path.length - name.length)}${pattern}`;
};

/** Signs of a name that a pattern would take for its own. */
const escaped = (path: string) => path.replace(/[[\]]/g, '[$&]').replace(/[{}()!?*]/g, '?');

const isDated = (file: string) => /(19|20)\d{2}[-_.]?\d{2}/.test(basename(file));

function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const step = (items.length - 1) / (most - 1);
  return Array.from({length: most}, (_, at) => items[Math.round(at * step)]!);
}

const isSameShape = (a: Sample, b: Sample) =>
  a.kind === b.kind &&
  isDeepStrictEqual(a.header, b.header) &&
  settingOf(a, 'delimiter') === settingOf(b, 'delimiter');

const settingOf = ({settings}: Sample, name: string) =>
  settings.find(each => each.name === name)?.value;

function groupOf(pattern: string, count: number, samples: Sample[], folder: string): Group {
  const stem = basename(pattern).replace(/(\.\w+)?\.gz$|\.\w+$/, '');
  const settings = [
    ...new Map(samples.flatMap(each => each.settings).map(each => [each.name, each])).values(),
  ];
  const encodings = new Set(samples.map(each => settingOf(each, 'encoding')));
  return {
    pattern,
    name: slug(
      stem.replaceAll(/[*?]/g, ' '),
      slug(basename(dirname(join(folder, pattern))), 'rows'),
    ),
    count,
    samples,
    settings,
    header: samples[0]!.header,
    rows: samples.flatMap(({rows}) => rows),
    isAscii: samples.every(each => each.isAscii && each.kind === 'csv'),
    doubts:
      encodings.size > 1 && !encodings.has('windows-1252')
        ? ['the files are not all of the same encoding']
        : [],
  };
}

function withDistinctNames(groups: readonly Group[]): Group[] {
  const uses = new Map<string, number>();
  return groups.map(group => {
    const key = `${dirname(group.pattern)}/${group.name}`;
    const use = (uses.get(key) ?? 0) + 1;
    uses.set(key, use);
    const kind = extname(group.pattern).slice(1);
    return use === 1 ? group : {...group, name: `${group.name}_${slug(kind, 'file')}_${use}`};
  });
}

/** A file without umlauts so far is written like those beside it, or the first ü would stop it. */
export function likeNeighbours(groups: readonly Group[]): Group[] {
  const folders = groups.flatMap(({pattern, settings}) =>
    settings.some(({value}) => value === 'windows-1252') ? [dirname(pattern)] : [],
  );
  return groups.map(group =>
    group.isAscii && folders.includes(dirname(group.pattern))
      ? {...group, settings: [windows, ...group.settings]}
      : group,
  );
}

const windows: Setting = {
  name: 'encoding',
  value: 'windows-1252',
  reason: 'as the files beside it; it has no umlauts so far',
};
