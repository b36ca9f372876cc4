import {quoted, windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {POOLS} from '../staff/cost_centres.ts';
import type {Employee, Roster} from '../staff/employees.ts';
import {type Day, firstDay, germanDay, type Month, monthOf} from '../world/calendar.ts';
import {between, chance, normal, pick, type Random, type Streams} from '../world/random.ts';
import type {Customer} from './customer.ts';
import {companyRoot, drawIndustry, personName, slug} from './names.ts';
import {regionOf} from './regions.ts';

/** A year's probabilities of a change in the master data. */
const CHANGE = {addressOrName: 0.09, manager: 0.06, segmentOrIndustry: 0.04};

/** Every twentieth change reaches us late, by 40 days in the median. */
const LATE = 0.05;

export const CUSTOMERS = windows(
  'Kundennummer;Gültig ab;Name;Rechtsform;Natürliche Person;USt-IdNr;Straße;PLZ;Ort;Region;Land;Branche;' +
    'Segment;Vertriebsweg;Kundenbetreuer;Konzern;E-Mail;Telefon;Verbunden;CpD;Kunde seit;Status;' +
    'Kundenwunschwert;Gewonnen über;Währung',
);

/** What may change; the rest of a row is the customer's own. */
interface Version {
  from: Day;
  root: string;
  legalForm: string;
  street: string;
  city: readonly [string, string];
  industry: string;
  segment: string;
  manager: Employee | undefined;
  group: number | null;
}

/** What never changes, and which fields nobody has filled in. */
interface Fixed {
  vatId: string;
  email: string;
  phone: string;
  works: string;
  hasIndustry: boolean;
  hasManager: boolean;
}

/** The versions of every customer that were known by then. */
export function writeCustomers(
  file: List,
  streams: Streams,
  customers: readonly Customer[],
  roster: Roster,
  until: Day,
): void {
  const byNumber = [...customers].sort((a, b) => (a.number < b.number ? -1 : 1));
  const groups = [...new Set(customers.flatMap(({group}) => group ?? []))];
  for (const customer of byNumber) {
    const same = firstVersion(streams, customer.twinOf ?? customer, roster);
    const first = {...same, from: customer.since};
    if (first.from > until) continue;
    const fixed = drawFixed(streams, customer, first);
    for (const version of history(streams, customer, first, roster, groups, until)) {
      file.row(row(customer, fixed, version));
    }
  }
}

function firstVersion(streams: Streams, customer: Customer, roster: Roster): Version {
  const random = streams('master data', customer.index);
  const {country} = customer;
  const member = customer.group !== null;
  const naming = member ? streams('group name', customer.group as number) : random;
  const month = Math.max(0, monthOf(customer.since));
  return {
    from: customer.since,
    root: customer.soleTrader ? personName(random) : rootName(naming, customer),
    legalForm: customer.soleTrader ? 'Einzelunternehmen' : pick(random, country.legalForms),
    street: `${pick(random, country.streets)} ${between(random, 1, 180)}`,
    city: customer.city,
    industry: customer.industry,
    segment: segment(customer.size),
    manager: pickManager(random, roster, month),
    group: customer.group,
  };
}

function rootName(random: Random, customer: Customer): string {
  if (customer.kind === 'collective') return 'CpD Barverkauf';
  if (customer.kind === 'test')
    return customer.index % 2 === 0 ? `Testkunde ${customer.index}` : 'Max Mustermann Test';
  if (customer.kind === 'association')
    return `Einkaufsverband ${companyRoot(random, customer.trades)}`;
  if (customer.kind === 'affiliated') {
    const towns = ['Austria', 'Schweiz', 'Nord', 'Service', 'Software', 'Leasing'];
    return `Musterwerk ${towns[customer.index % 6]}${customer.index >= 30 ? ` ${customer.index}` : ''}`;
  }
  return companyRoot(random, customer.trades);
}

const segment = (size: number) => (size > 2.5 ? 'A' : size > 0.6 ? 'B' : 'C');

function pickManager(random: Random, roster: Roster, month: Month): Employee | undefined {
  const people = roster(POOLS.fieldSales, month);
  const draw = random();
  return people[Math.floor(draw * people.length)];
}

/**
 * Three of four fields that a customer should have are filled: VAT id, industry, e-mail, manager.
 * A second number has the VAT id of the first in 62 of 100 cases, in 24 only its name and place.
 */
function drawFixed(streams: Streams, customer: Customer, first: Version): Fixed {
  const {country} = customer;
  const random = streams('contact data', (customer.twinOf ?? customer).index);
  const likeness = customer.twinOf ? streams('second number', customer.index)() : 0;
  const hasVatId = chance(random, customer.soleTrader ? 0.35 : 0.91) || isTwin(customer);
  const digits = String(between(random, 1, 10 ** 7 - 1)).padStart(country.vatDigits, '9');
  const hasEmail = chance(random, 0.8);
  const box = pick(random, ['info', 'einkauf', 'service', 'technik']);
  const phone = `${country.phone} ${between(random, 200, 9999)} ${between(random, 10_000, 999_999)}`;
  if (likeness > 0.86) first.root = `${first.root} Vertrieb`;
  return {
    vatId: hasVatId && likeness < 0.62 ? country.vatPrefix + digits : '',
    email: hasEmail && !customer.twinOf ? `${box}@${slug(first.root)}.example` : '',
    phone: chance(random, 0.9) && !customer.twinOf ? phone : '',
    works: chance(random, 0.5) ? 'Werk' : 'Niederlassung',
    hasIndustry: chance(random, 0.88),
    hasManager: chance(random, 0.92),
  };
}

const isTwin = ({twinOf}: Customer) => twinOf !== null;

/** The first version and one more for every day on which something changed, as far as known. */
function* history(
  streams: Streams,
  customer: Customer,
  first: Version,
  roster: Roster,
  groups: readonly number[],
  until: Day,
): Generator<Version> {
  yield first;
  const random = streams('master data changes', customer.index);
  let version = first;
  for (let month = 0; firstDay(month) <= until; month++) {
    const change = drawChange(random, customer, version, roster, groups, month);
    const day = firstDay(month) + between(random, 0, 27);
    if (!change || day <= version.from || day > until) continue;
    version = {...version, ...change, from: day};
    const late = streams('late changes', customer.index, month);
    const known = chance(late, LATE) ? day + Math.round(40 * Math.exp(0.6 * normal(late))) : day;
    if (known <= until) yield version;
  }
}

/** At most one change a month. A manager who has left us is always replaced. */
function drawChange(
  random: Random,
  customer: Customer,
  version: Version,
  roster: Roster,
  groups: readonly number[],
  month: Month,
): Partial<Version> | null {
  let draw = random() * 12;
  const detail = random();
  const gone = version.manager?.left;
  if (gone && gone < firstDay(month)) return {manager: pickManager(random, roster, month)};
  draw -= CHANGE.addressOrName;
  if (draw < 0) return moveOrRename(random, customer, version, detail < 0.7);
  draw -= CHANGE.manager;
  if (draw < 0) return {manager: pickManager(random, roster, month)};
  draw -= CHANGE.segmentOrIndustry;
  if (draw < 0) {
    if (detail < 0.3) return {industry: drawIndustry(random)[0]};
    return {segment: version.segment === 'B' ? (detail < 0.6 ? 'A' : 'C') : 'B'};
  }
  const single = version.group === null && customer.kind === 'ordinary' && !customer.soleTrader;
  const taken = customer.life.takeovers.includes(month);
  return taken && single ? {group: pick(random, groups)} : null;
}

function moveOrRename(
  random: Random,
  customer: Customer,
  version: Version,
  moves: boolean,
): Partial<Version> {
  const {country} = customer;
  const street = `${pick(random, country.streets)} ${between(random, 1, 180)}`;
  if (moves || customer.kind !== 'ordinary') return {street, city: pick(random, country.cities)};
  if (customer.soleTrader)
    return {root: version.root.endsWith('Nachf.') ? personName(random) : `${version.root} Nachf.`};
  const others = country.legalForms.filter(form => form !== version.legalForm);
  return others.length > 0 ? {legalForm: pick(random, others)} : {street};
}

function row(customer: Customer, fixed: Fixed, version: Version): string[] {
  const {kind, soleTrader, country} = customer;
  const member = customer.group !== null ? `, ${fixed.works} ${version.city[1]}` : '';
  const bare = soleTrader || kind === 'collective' || kind === 'test';
  const legal = bare ? '' : ` ${version.legalForm}`;
  // Some names came with a line break from an older system.
  const between = customer.index % 97 === 5 ? '\n' : '';
  return [
    customer.number,
    germanDay(version.from),
    quoted(`${version.root}${between}${legal}${member}`),
    bare && !soleTrader ? '' : version.legalForm,
    soleTrader ? 'J' : 'N',
    fixed.vatId,
    version.street,
    version.city[0],
    version.city[1],
    regionOf(country, version.city),
    country.code,
    fixed.hasIndustry ? version.industry : '',
    version.segment,
    customer.channel,
    fixed.hasManager ? (version.manager?.number ?? '') : '',
    version.group === null ? '' : groupNumber(version.group),
    fixed.email,
    fixed.phone,
    kind === 'affiliated' ? 'J' : 'N',
    kind === 'collective' ? 'J' : 'N',
    germanDay(customer.since),
    statusOf(customer),
    WISHES[customer.index % 4] as string,
    WAYS[customer.index % 5] as string,
    customer.currency,
  ];
}

function statusOf({kind, life}: Customer): string {
  if (kind === 'prospect') return 'Interessent';
  if (life.spans.length > 0) return 'Kunde';
  return kind === 'ordinary' ? 'Ehemalig' : 'ohne Umsatz';
}

const WISHES = ['', 'hoch', 'mittel', 'gering'];
const WAYS = ['Messe', 'Website', 'Händler', 'Empfehlung', ''];

export const groupNumber = (group: number) => String(70_001 + group);
