import type {Row} from '../../warehouse/database.ts';

interface Said {
  customers: readonly {
    customer_id: string;
    valid_from: string;
    group_id: string | null;
    affiliated: boolean | null;
    collective: boolean | null;
  }[];
  relations: readonly {
    customer_id: string;
    role: string;
    related_id: string;
    valid_from: string;
    valid_to: string | null;
  }[];
}

/** To which unit a customer belongs on the last day of a month, found out day by day. */
function groupOf({customers, relations}: Said, customer: string, month: string): string {
  const day = lastDay(month);
  const versionOf = (id: string) => {
    const own = customers
      .filter(each => each.customer_id === id)
      .toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
    return own.findLast(each => each.valid_from <= day) ?? own[0];
  };
  const counts = (id: string) => {
    const version = versionOf(id);
    return version?.affiliated !== true && version?.collective !== true;
  };
  const related = (id: string, role: string) =>
    relations
      .filter(each => each.customer_id === id && each.role === role && each.related_id !== id)
      .filter(each => each.valid_from <= day && (each.valid_to === null || each.valid_to > day))
      .toSorted(
        (a, b) =>
          (a.valid_from < b.valid_from ? 1 : a.valid_from > b.valid_from ? -1 : 0) ||
          (a.related_id < b.related_id ? -1 : 1),
      )[0]?.related_id;
  const parentOf = (id: string): string | undefined => {
    if (!counts(id)) return undefined;
    const group = versionOf(id)?.group_id;
    const parent =
      related(id, 'group') ?? (group && group !== id ? group : undefined) ?? related(id, 'member');
    return parent && counts(parent) ? parent : undefined;
  };
  const path = [customer];
  for (;;) {
    const parent = parentOf(path.at(-1)!);
    if (!parent) return path.at(-1)!;
    const met = path.indexOf(parent);
    if (met >= 0) return path.slice(met).sort()[0]!;
    path.push(parent);
  }
}

const lastDay = (month: string): string => {
  const next = new Date(`${month}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return next.toISOString().slice(0, 10);
};

/** Revenue by unit and month, and how many units are active when each month ends. */
export function expectedOf(
  said: Said,
  {
    revenue,
    spells,
    months,
  }: {revenue: readonly Row[]; spells: readonly Row[]; months: readonly Row[]},
) {
  const sums = new Map<string, number>();
  for (const {customer_id, month, revenue: amount} of revenue) {
    const unit = customer_id === null ? '' : groupOf(said, String(customer_id), String(month));
    const key = `${month} ${unit}`;
    sums.set(key, Math.round(((sums.get(key) ?? 0) + Number(amount)) * 10_000) / 10_000);
  }
  const active = months.map(({month}) => {
    const day = lastDay(String(month));
    const units = spells
      .filter(each => String(each.started_on) <= day && String(each.ended_on) > day)
      .map(each => groupOf(said, String(each.customer_id), String(month)));
    return `${month} ${new Set(units).size}`;
  });
  return {sums: [...sums].map(([key, sum]) => `${key} ${sum}`).sort(), active};
}
