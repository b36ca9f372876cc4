import {answers, type Side, type Sides} from './sides.ts';

interface WarningChange {
  model: string;
  text: string;
  /** Rows that do not keep the promise. */
  before: number;
  after: number;
}

interface QuarantineChange {
  source: string;
  entity: string;
  before: number;
  after: number;
}

export interface WarningChanges {
  warnings: WarningChange[];
  quarantine: Record<Side, number> & {changes: QuarantineChange[]};
  /** Streams that failed on one side only; their last good data was used. */
  failed_streams: Record<Side, string[]>;
}

/** Which warnings are new, gone or of other rows, and whether more rows are set aside. */
export async function warningChanges(sides: Sides): Promise<WarningChanges> {
  const {before, after} = sides.manifests;
  const failed = (one: typeof before, other: typeof before) =>
    one.failed_streams.filter(stream => !other.failed_streams.includes(stream));
  return {
    warnings: warnings(sides),
    quarantine: {
      before: before.rows_quarantined,
      after: after.rows_quarantined,
      changes: await quarantineChanges(sides),
    },
    failed_streams: {before: failed(before, after), after: failed(after, before)},
  };
}

function warnings({manifests: {before, after}}: Sides): WarningChange[] {
  const keyOf = ({model, text}: {model: string; text: string}) => `${model}: ${text}`;
  const count = (all: typeof before.warnings) =>
    new Map(all.map(each => [keyOf(each), each.failures]));
  const [was, now] = [count(before.warnings), count(after.warnings)];
  const gone = before.warnings.filter(each => !now.has(keyOf(each)));
  return [...after.warnings, ...gone]
    .map(each => ({
      model: each.model,
      text: each.text,
      before: was.get(keyOf(each)) ?? 0,
      after: now.get(keyOf(each)) ?? 0,
    }))
    .filter(each => each.before !== each.after);
}

async function quarantineChanges(sides: Sides): Promise<QuarantineChange[]> {
  type Counted = {source: string; entity: string; rows: number};
  const counts = await answers<Counted>(
    sides,
    'the quarantine',
    `select coalesce(source, '') as source, coalesce(entity, '') as entity, count(*) as rows
    from quarantine group by all order by all`,
  );
  if (!counts) return [];
  const keyOf = ({source, entity}: Counted) => JSON.stringify([source, entity]);
  const count = (all: Counted[]) => new Map(all.map(each => [keyOf(each), each.rows]));
  const [was, now] = [count(counts.before), count(counts.after)];
  return [...new Set([...was.keys(), ...now.keys()])].flatMap(key => {
    const [source, entity] = JSON.parse(key) as [string, string];
    const [before, after] = [was.get(key) ?? 0, now.get(key) ?? 0];
    return before === after ? [] : {source, entity, before, after};
  });
}
