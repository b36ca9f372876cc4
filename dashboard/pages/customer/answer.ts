import {laterSteps} from '../../../company/costs.ts';
import {activities} from '../../../models/cubes/activities.ts';
import {ask} from '../../../models/cubes/ask.ts';
import {profitability} from '../../../models/cubes/profitability.ts';
import {driverRows, earningRows, type PartRow} from '../../../models/profitability/driver_rows.ts';
import type {Months} from '../../../models/profitability/whale_curve.ts';
import {Decimal} from '../../../warehouse/decimal.ts';
import {knowsCosts} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {WrongQuestion} from '../../wrong_question.ts';
import {completeMonths, periodOf} from '../period.ts';
import type {CustomerQuestion} from './question.ts';

type AskedHere = Asked<CustomerQuestion>;
type Amount = Decimal | number | null;

/** A line of the contribution scheme; costs are negative, and sums end their step. */
export interface Line {
  name: string;
  kind: 'revenue' | 'cost' | 'sum';
  title: string;
  amount: Amount;
  quantity: Amount;
  minutes: Amount;
  estimated_share: number | null;
  /** Its documents can be opened. */
  opens: boolean;
}

export interface CustomerAnswer {
  customer: string | null;
  name: string;
  period: Months | null;
  months: string[];
  lines: Line[];
  part: Line | null;
  /** What the opened number is made of. */
  rows: PartRow[];
  missing: 'older_snapshot' | 'no_months' | null;
}

/** What a customer earned us in a period, from revenue to profit, and what one line is made of. */
export async function readCustomer(asked: AskedHere): Promise<CustomerAnswer> {
  const {db, question} = asked;
  const customer = question.customer ?? null;
  const months = await completeMonths(asked);
  const period = periodOf(months, question);
  const name = await nameOf(asked, customer);
  const empty = {customer, name, period, months, lines: [], part: null, rows: []};
  if (!period) return {...empty, missing: 'no_months'};
  if (!(await knowsCosts(db))) return {...empty, missing: 'older_snapshot'};
  const lines = await linesOf(asked, customer, period);
  const part = lines.find(each => each.opens && each.name === question.part) ?? null;
  if (question.part && !part) throw unknownPart(question.part, lines);
  const rows = part ? await rowsOf(asked, customer, period, part) : [];
  return {...empty, lines, part, rows, missing: null};
}

const rowsOf = ({db}: AskedHere, customer: string | null, period: Months, {name}: Line) =>
  name === 'net_revenue' || name === 'product_cost'
    ? earningRows(db, {part: name, customer, ...period})
    : driverRows(db, {activity: name, customer, ...period});

async function nameOf({db, who, words}: AskedHere, customer: string | null): Promise<string> {
  if (customer === null) return words.profitability('').remainder.unknown;
  const known = await db
    .selectFrom('dim_customer')
    .select(['customer_id', 'name'])
    .where('customer_id', '=', customer)
    .where('is_current', '=', true)
    .executeTakeFirst();
  if (!known) throw unknownCustomer(customer);
  const person = who.personal
    ? await db
        .selectFrom('personal.customer_name')
        .select('name')
        .where('customer_id', '=', customer)
        .executeTakeFirst()
    : undefined;
  return person?.name ?? known.name ?? customer;
}

const unknownCustomer = (value: string) =>
  new WrongQuestion([
    {parameter: 'customer', value, possible: ({error, customer}) => error.expected(customer.known)},
  ]);

const unknownPart = (value: string, lines: readonly Line[]) =>
  new WrongQuestion([
    {
      parameter: 'part',
      value,
      possible: ({error}) =>
        error.expected(
          lines
            .filter(each => each.opens)
            .map(each => each.name)
            .join(', '),
        ),
    },
  ]);

async function linesOf(asked: AskedHere, customer: string | null, period: Months): Promise<Line[]> {
  const {db, words, language} = asked;
  const title = (each: {title_de: string; title_en: string}) => each[`title_${language}`];
  const [sums, worked, named, ownSteps] = await Promise.all([
    ask(db, profitability, {
      measures: ['net_revenue', 'product_cost', 'contribution_1', ...laterSteps],
      where: {customer},
      ...period,
    }).executeTakeFirstOrThrow(),
    ask(db, activities, {
      measures: ['quantity', 'minutes', 'cost', 'estimated_share'],
      by: ['activity'],
      where: {customer},
      ...period,
    }).execute(),
    db.selectFrom('set_activity').selectAll().orderBy('position').execute(),
    db.selectFrom('set_contribution_step').selectAll().orderBy('position').execute(),
  ]);
  const nothing = {quantity: null, minutes: null, estimated_share: null};
  const {column, step} = words.customer;
  const line = (name: keyof typeof sums, kind: Line['kind'], text: string): Line => ({
    ...nothing,
    name,
    kind,
    title: text,
    amount: kind === 'cost' ? negative(sums[name]) : sums[name],
    opens: kind !== 'sum',
  });
  const ofStep = (wanted: string): Line[] =>
    named
      .filter(each => each.step === wanted)
      .flatMap(each => {
        const own = worked.find(({activity}) => activity === each.activity);
        if (!own) return [];
        return [
          {
            name: each.activity,
            kind: 'cost' as const,
            title: title(each),
            amount: negative(own.cost),
            quantity: own.quantity,
            minutes: own.minutes,
            estimated_share: own.estimated_share as number | null,
            opens: each.driver !== null,
          },
        ];
      });
  return [
    line('net_revenue', 'revenue', column.net_revenue),
    line('product_cost', 'cost', column.product_cost),
    line('contribution_1', 'sum', step.contribution_1),
    ...laterSteps.flatMap(each => {
      const own = ownSteps.find(one => one.step === each);
      if (!own && each !== 'profit') return [];
      const named = own ? `${step[each]} ${title(own)}` : step[each];
      return [...ofStep(each), line(each, 'sum', named)];
    }),
  ];
}

function negative(amount: Amount): Amount {
  if (amount === null || Number(amount) === 0) return amount;
  if (typeof amount === 'number') return -amount;
  const {text} = amount;
  return new Decimal(text.startsWith('-') ? text.slice(1) : `-${text}`);
}
