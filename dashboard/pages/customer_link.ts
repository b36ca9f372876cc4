import type {Asked} from '../page.ts';

/** What is left behind on the way to the page of a customer. */
const gone = {
  view: undefined,
  sort: undefined,
  direction: undefined,
  page: undefined,
  level: undefined,
};

/**
 * The page of a customer, for the same months and step; of a unit that is one of these groups, its sheet for the
 * price talk. An account has no page.
 */
export function customerLink(
  {level, link}: Asked<object>,
  unit: string,
  groups: ReadonlySet<string>,
): string | undefined {
  if (level.name === 'account' && !level.same) return undefined;
  return groups.has(unit)
    ? link({...gone, months: undefined, step: undefined, group: unit}, '/price-talk')
    : link({...gone, customer: unit}, '/customer');
}
