import type {CostSettings} from './costs.ts';
import {type Dated, valueAt} from './dated.ts';

interface Taking {
  pool: string;
  centre: string;
  account: string;
  share: Dated<number>;
}

export interface Overlap {
  /** The last of the pools, in the order of the file. */
  pool: string;
  message: string;
}

/**
 * Postings of which pools take more than all, whatever the ledger has: where all that one rule takes is
 * taken by others, too. Whether rules that only cross each other meet in a posting, the night knows.
 */
export function overlaps(pools: CostSettings['pools']): Overlap[] {
  const takings = takingsOf(pools);
  const found = takings.flatMap(taking => {
    const all = takings.filter(other => takesAllOf(other, taking));
    const months = [
      ...new Set(all.flatMap(({share}) => share.map(each => each.valid_from))),
    ].sort();
    const full = months.find(month => sum(all, month) > 100 + 1e-9);
    return full ? [overlap(taking, all, full)] : [];
  });
  return [...new Map(found.toReversed().map(each => [each.pool, each])).values()].toReversed();
}

const anything = ['*'];

const takingsOf = (pools: CostSettings['pools']): Taking[] =>
  Object.entries(pools).flatMap(([pool, {cost}]) =>
    cost.flatMap(({cost_centres = anything, accounts = anything, share}) =>
      cost_centres.flatMap(centre => accounts.map(account => ({pool, centre, account, share}))),
    ),
  );

/** A rule without accounts takes operating cost only, and what accounts are for, the ledger says. */
const takesAllOf = (one: Taking, other: Taking) =>
  isWithin(other.centre, one.centre) &&
  (one.account === '*' ? other.account === '*' : isWithin(other.account, one.account));

const isWithin = (inner: string, outer: string) =>
  outer.endsWith('*') ? inner.startsWith(outer.slice(0, -1)) : inner === outer;

const percentAt = (month: string) => (taking: Taking) => valueAt(taking.share, month) ?? 0;

const sum = (takings: readonly Taking[], month: string) =>
  takings.map(percentAt(month)).reduce((all, each) => all + each, 0);

function overlap({centre, account}: Taking, all: readonly Taking[], month: string): Overlap {
  const takers = all.filter(each => percentAt(month)(each) > 0);
  const what = [
    centre !== '*' && `cost centre ${centre}`,
    account !== '*' && `account ${account}`,
  ].filter(Boolean);
  const parts = takers.map(each => `${each.pool} takes ${percentAt(month)(each)} %`);
  const since = month === '1900-01' ? '' : `from ${month} on `;
  return {
    pool: takers.at(-1)!.pool,
    message: `cost that is not taken twice; of ${what.join(', ') || 'all cost'}, ${since}${parts.join(', ')}: ${sum(all, month)} % together`,
  };
}
