import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {mainFile, snapshotFolder, snapshotManifest} from '../../warehouse/snapshot.ts';
import {type Causes, causesOf, ofCauses} from './causes.ts';
import {type ClosedChanges, closedChanges} from './closed.ts';
import {type ScorecardChanges, scorecardChanges} from './colours.ts';
import {customerMonths} from './customer_months.ts';
import {type CustomerChanges, customerChanges} from './customers.ts';
import {feedsOf} from './feeds.ts';
import {type MonthChange, type MonthChanges, monthChanges} from './months.ts';
import {type Known, type RestatedMonth, readAnew, restatedMonths} from './origins.ts';
import {inSentences} from './sentences.ts';
import {type NotCompared, type Side, type Sides, withSides} from './sides.ts';
import {isOther, type TableChange, tableChanges} from './tables.ts';
import {type WarningChanges, warningChanges} from './warnings.ts';

interface Compared {
  id: string;
  business_date: string;
  built_at: string;
}

/** What is asked of small tables, and thus cheap. */
export interface Outline {
  snapshots: Record<Side, Compared>;
  currency: string;
  scorecard: ScorecardChanges | null;
  customers: CustomerChanges | null;
  months: MonthChanges | null;
  warnings: WarningChanges;
  causes: Causes;
}

/** What changed between two snapshots, and why. */
export interface Difference {
  summary: string;
  differs: boolean;
  snapshots: Record<Side, Compared>;
  currency: string;
  scorecard: ScorecardChanges | null;
  closed: ClosedChanges | null;
  customers: CustomerChanges | null;
  totals: Omit<MonthChanges, 'months'> | null;
  restated_months: RestatedMonth[];
  /** Months that only one side has, or that were not over on both. */
  other_months: MonthChange[];
  warnings: WarningChanges | null;
  causes: (Causes & {read_anew: string[]}) | null;
  tables: TableChange[];
  not_compared: NotCompared[];
}

/** Everything in which two snapshots differ. */
export async function differenceBetween(
  data: string,
  ids: Record<Side, string>,
): Promise<Difference> {
  if (await areTheSame(data, ids)) return noDifference(data, ids);
  return withSides(data, ids, async sides => {
    const {months, ...outline} = await outlineOf(sides);
    const tables = await tableChanges(sides);
    const known: Known = {
      causes: outline.causes,
      tables,
      feeds: await feedsOf(sides),
      is_complete: !sides.notCompared.some(({what}) => ofCauses.includes(what)),
      customerMonths: await customerMonths(sides),
    };
    const restated = restatedMonths(months?.months ?? [], outline.scorecard?.months ?? [], known);
    const {snapshots, currency, scorecard, customers, warnings, causes} = outline;
    const read_anew = readAnew(known);
    const differs = tables.some(isOther) || isOtherwiseOther(causes);
    return {
      summary: differs ? inSentences({...outline, months}, read_anew) : nothing,
      differs,
      snapshots,
      currency,
      scorecard,
      closed: await closedChanges(sides),
      customers,
      totals: months && {complete: months.complete, totals: months.totals},
      restated_months: restated,
      other_months: (months?.months ?? []).filter(each => each.standing !== 'complete'),
      warnings,
      causes: {...causes, read_anew},
      tables,
      not_compared: sides.notCompared,
    };
  });
}

/**
 * What changed, in a sentence or two, from small tables only: it takes a moment, whatever the
 * snapshots' size.
 */
export async function whatChanged(data: string, ids: Record<Side, string>): Promise<string> {
  if (await areTheSame(data, ids)) return nothing;
  return withSides(data, ids, async sides => inSentences(await outlineOf(sides)));
}

const nothing = 'No difference.';

async function outlineOf(sides: Sides): Promise<Outline> {
  const {manifests} = sides;
  return {
    snapshots: {before: compared(manifests.before), after: compared(manifests.after)},
    currency: await currencyOf(sides),
    scorecard: await scorecardChanges(sides),
    customers: await customerChanges(sides),
    months: await monthChanges(sides),
    warnings: await warningChanges(sides),
    causes: await causesOf(sides),
  };
}

const compared = ({id, business_date, built_at}: Compared): Compared => ({
  id,
  business_date,
  built_at,
});

async function currencyOf({db, tables}: Sides): Promise<string> {
  if (!tables.after.get('set_company')?.has('currency')) return '';
  const [row] = await db.rows<{currency: string}>('select currency from after.main.set_company');
  return row?.currency ?? '';
}

/** What may differ without a row of the star or the answers being another. */
const isOtherwiseOther = ({data, rules, rates, business_date}: Causes): boolean =>
  data.length + rules.settings.length + rules.models.length + rates.settings.length > 0 ||
  rules.program ||
  business_date !== null;

/** A night without news publishes the very same files under a new id. */
async function areTheSame(data: string, {before, after}: Record<Side, string>): Promise<boolean> {
  if (before === after) return true;
  const fileOf = (id: string) =>
    stat(join(snapshotFolder(data, id), mainFile), {bigint: true}).catch(() => undefined);
  const [one, other] = [await fileOf(before), await fileOf(after)];
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}

async function noDifference(data: string, {before, after}: Record<Side, string>) {
  const manifestOf = async (id: string) => compared(await snapshotManifest(data, id));
  return {
    summary: nothing,
    differs: false,
    snapshots: {before: await manifestOf(before), after: await manifestOf(after)},
    currency: '',
    scorecard: null,
    closed: null,
    customers: null,
    totals: null,
    restated_months: [],
    other_months: [],
    warnings: null,
    causes: null,
    tables: [],
    not_compared: [],
  } satisfies Difference;
}
