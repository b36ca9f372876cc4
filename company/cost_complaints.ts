import {overlaps} from './cost_overlaps.ts';
import type {CostActivity, CostPool, CostSettings} from './costs.ts';
import {type Dated, valueAt} from './dated.ts';

interface Complaint {
  path: string[];
  message: string;
}

type Checked = Pick<CostSettings, 'steps' | 'pools'>;

/** What no single setting shows: it takes two of them to be wrong. */
export function costComplaints({steps, pools}: Checked): Complaint[] {
  const ofPools = Object.entries(pools).flatMap(([pool, settings]) => [
    ...Object.entries(settings.activities).flatMap(([activity, own]) =>
      activityComplaints(settings, own, steps).map(({path, message}) => ({
        path: ['pools', pool, 'activities', activity, ...path],
        message,
      })),
    ),
    ...twice(pool, pools),
    ...poolComplaints(settings).map(message => ({path: ['pools', pool, 'activities'], message})),
    ...patternComplaints(settings).map(({path, message}) => ({
      path: ['pools', pool, ...path],
      message,
    })),
    ...shareComplaints(settings).map(message => ({path: ['pools', pool, 'activities'], message})),
  ]);
  const twiceTaken = overlaps(pools).map(({pool, message}) => ({
    path: ['pools', pool, 'cost'],
    message,
  }));
  return [...ofPools, ...twiceTaken];
}

function activityComplaints(
  {method}: CostPool,
  {step, driver, minutes, share}: CostActivity,
  steps: CostSettings['steps'],
): Complaint[] {
  const found: Complaint[] = [];
  const say = (path: string[], message: string) => found.push({path, message});
  if (step !== 'profit' && !steps[step]) say(['step'], `a step that "steps" has`);
  if (!driver && method !== 'process')
    say([], 'a driver; only a pool with method: process levies what has none');
  if (method === 'time_driven' && !minutes) say([], 'minutes, because its pool is time_driven');
  if (method !== 'time_driven' && !share) say([], `a share, because its pool is ${method}`);
  if (method === 'time_driven' && share)
    say(['share'], 'no share, because its pool is time_driven and minutes decide');
  if (method !== 'time_driven' && minutes)
    say(['minutes'], `no minutes, because its pool is ${method} and shares decide`);
  if (minutes?.some(({value}) => Number(value) < 0))
    say(['minutes'], 'minutes above zero; customers would be paid for work');
  return found;
}

function poolComplaints({method, activities}: CostPool): string[] {
  const own = Object.values(activities);
  if (own.length === 0) return ['an activity at least; without one nobody causes any of its cost'];
  return method === 'process' && own.every(({driver}) => !driver)
    ? ['an activity with a driver at least; what has none (lmn) is levied on those']
    : [];
}

/** What begins with a number is named by a star at its end; elsewhere it would mean something else. */
function patternComplaints({cost, capacity = []}: CostPool): Complaint[] {
  const named: [string[], string[] | undefined][] = [
    ...cost.flatMap(({cost_centres, accounts}, at): [string[], string[] | undefined][] => [
      [['cost', String(at), 'cost_centres'], cost_centres],
      [['cost', String(at), 'accounts'], accounts],
    ]),
    ...capacity.map(({value}): [string[], string[] | undefined] => [
      ['capacity'],
      'cost_centres' in value ? value.cost_centres : undefined,
    ]),
  ];
  return named.flatMap(([path, patterns = []]) =>
    patterns
      .filter(each => each.slice(0, -1).includes('*'))
      .map(each => ({path, message: `a star at the end only, such as 63*; "${each}" has another`})),
  );
}

/** An activity, and so its name in tables, is one thing in the whole company. */
function twice(pool: string, pools: Checked['pools']): Complaint[] {
  const names = Object.keys(pools);
  const others = names.slice(0, names.indexOf(pool));
  return Object.keys(pools[pool]!.activities).flatMap(activity => {
    const other = others.find(each => pools[each]!.activities[activity]);
    return other
      ? [
          {
            path: ['pools', pool, 'activities', activity],
            message: `another name; ${other} has an activity of this one`,
          },
        ]
      : [];
  });
}

/** In each month in which a share changes, those that hold then must fit into the pool. */
function shareComplaints({activities}: CostPool): string[] {
  const shares = Object.values(activities).flatMap(({share}) => (share ? [share] : []));
  const months = [...new Set(shares.flat().map(each => each.valid_from))].sort();
  const full = months.find(month => sumAt(shares, month) > 100 + 1e-9);
  if (!full) return [];
  return [`shares of at most 100 % together; from ${full} on they are ${sumAt(shares, full)} %`];
}

const sumAt = (shares: readonly Dated<number>[], month: string) =>
  shares.reduce((sum, versions) => sum + (valueAt(versions, month) ?? 0), 0);
