import type {Parameters} from '../link.ts';
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
  {level, link}: Pick<Asked<object>, 'level' | 'link'>,
  unit: string | null,
  groups: ReadonlySet<string>,
  changes: Parameters = {},
): string | undefined {
  if (level.name === 'account' && !level.same) return undefined;
  const left = {...gone, ...changes};
  return unit !== null && groups.has(unit)
    ? link(
        {...left, view: undefined, months: undefined, step: undefined, group: unit},
        '/price-talk',
      )
    : link({...left, customer: unit ?? undefined}, '/customer');
}

/** Which of the units are groups of companies. */
export async function groupsOf({
  customers,
  level,
}: Pick<Asked<object>, 'customers' | 'level'>): Promise<ReadonlySet<string>> {
  if (level.name !== 'group' || level.same) return new Set();
  const rows = await customers.selectFrom('dim_group').select('group_id').execute();
  return new Set(rows.map(each => each.group_id));
}
