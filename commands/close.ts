import {closedUntilNow} from '../company/company.ts';
import {Problem} from '../company/problem.ts';
import {closingHistory, rememberClosing, standingClosings} from '../pipelines/closings.ts';
import {companyModels} from '../scorecard/model_files.ts';
import {planBuild} from '../warehouse/plan.ts';
import {usableBase} from '../warehouse/publish.ts';
import {openPublished, requirePublished} from '../warehouse/snapshot.ts';
import {todayIn} from './build_night.ts';
import {classesSaid, customersOf} from './closing/customers.ts';
import {gradesOf} from './closing/grades.ts';
import {obstacles, openMonths, ratesOf, reportedMonths} from './closing/reported.ts';
import {requireName} from './closing/require_name.ts';
import {tellClosings} from './closing/tell.ts';
import {claimData, companyAt, type Places} from './places.ts';

interface CloseOptions {
  by?: string;
  note?: string;
  tolerance: number;
  json?: boolean;
}

/**
 * Closes all open months until one of them: they keep rules, rates, grades and classes, and what was
 * reported of them stays known. Without a month, says what is closed.
 */
export async function close(
  places: Places,
  through: string | undefined,
  {by = '', note = '', tolerance, json = false}: CloseOptions,
): Promise<void> {
  if (through === undefined) return tellClosings(places, json);
  const name = requireName(by);
  const company = await companyAt(places);
  await claimData(places, company);
  const {data} = places;
  await requirePublished(data);
  const closings = standingClosings(closingHistory(data));
  const base = await usableBase(data);
  const effective = closedUntilNow(company, closings);
  const plan = await planBuild({
    company: effective,
    data,
    base,
    models: await companyModels(effective),
    changedEntities: new Set(),
    setting: base?.business_date ?? company.settings.business_date,
    today: todayIn(company),
  });
  if (!base || plan.some(({how}) => how !== 'kept')) throw outdated();

  const snapshot = await openPublished(data, {personal: false});
  try {
    const db = await snapshot.connect();
    const months = await openMonths(db, through, closings.at(-1)?.through);
    const open = await obstacles(db, months, tolerance);
    if (open.length > 0) throw notYet(through, open);
    const reported = await reportedMonths(db, months);
    const customers = await customersOf(db, months);
    rememberClosing(data, {
      act: 'closed',
      month: through,
      by: name,
      at: new Date().toISOString(),
      note: note.trim(),
      snapshot: base.id,
      costs: company.costs,
      months: reported,
      rates: await ratesOf(db, months),
      grades: await gradesOf(snapshot, months),
      customers: () => customers,
    });
    const [first] = reported;
    console.log(
      `${reported.length === 1 ? '' : `${first?.month.slice(0, 7)} to `}${through}: closed, says ${name}. They keep their rules, rates, grades and where customers stood from the next refresh on.`,
    );
    const classes = await classesSaid(db, through, customers);
    if (classes) console.log(classes);
  } finally {
    snapshot.close();
  }
}

const outdated = () =>
  new Problem({
    where: 'kundenwert close',
    what: 'the rules, or the program, have changed since the published snapshot was built',
    next: 'Run: kundenwert refresh. Then look at what it reports, and close it.',
  });

const notYet = (through: string, open: readonly string[]) =>
  new Problem({
    where: through,
    what: `it cannot be closed yet:\n${open.map(each => `  ${each}`).join('\n')}`,
    next: 'Mend it in the systems and run: kundenwert refresh. Small differences can be let pass with --tolerance AMOUNT.',
  });
