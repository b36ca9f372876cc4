import {exitStatus, Problem} from '../../company/problem.ts';
import {type KeptSnapshot, keptSnapshots} from '../../warehouse/kept_snapshots.ts';
import {requirePublished, snapshotManifest} from '../../warehouse/snapshot.ts';

/**
 * Which two snapshots are compared. Without names: the published one, and the one it was built on;
 * with one: that one and the published. A name is an id, the beginning of one, or a business date.
 */
export async function whichSnapshots(
  data: string,
  names: readonly (string | undefined)[] = [],
): Promise<{before: string; after: string}> {
  const published = await requirePublished(data);
  const all = await keptSnapshots(data);
  const [before, after] = names.map(name => (name === undefined ? name : named(all, name)));
  return {
    before: before ?? (await builtOn(data, published, all)),
    after: after ?? published,
  };
}

/** A snapshot that was built on none, or on one that is gone, follows the newest one before it. */
async function builtOn(
  data: string,
  published: string,
  all: readonly KeptSnapshot[],
): Promise<string> {
  const {built_on} = await snapshotManifest(data, published);
  const found = all.find(({id}) => id === built_on) ?? all.find(({id}) => id < published);
  if (found) return found.id;
  throw new Problem({
    where: 'diff',
    what: `there is nothing to compare with: no snapshot that is kept is older than ${published}`,
    next: 'Run: kundenwert refresh. It publishes another one.',
  });
}

function named(all: readonly KeptSnapshot[], name: string): string {
  const ofDay = all.find(({business_date}) => business_date === name);
  const found = ofDay ? [ofDay] : all.filter(({id}) => id.startsWith(name));
  const exact = found.find(({id}) => id === name);
  if (exact) return exact.id;
  if (found.length === 1) return found[0]!.id;
  throw new Problem({
    where: name === '' ? 'diff' : name,
    what:
      found.length === 0
        ? 'no snapshot that is kept has this id or business date'
        : `${found.length} snapshots begin like this`,
    next: listed(found.length === 0 ? all : found),
    status: exitStatus.wrongUse,
  });
}

const listed = (snapshots: readonly KeptSnapshot[]) =>
  [
    'Name one of these:',
    ...snapshots.map(
      ({id, business_date}) => `  ${id}, as of ${business_date ?? 'an unknown day'}`,
    ),
  ].join('\n');
