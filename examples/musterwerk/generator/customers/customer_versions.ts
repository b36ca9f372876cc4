import {openCsv, WINDOWS, type WrittenFile} from '../files/csv_writer.ts';
import {POOLS} from '../staff/cost_centres.ts';
import type {Employee, Roster} from '../staff/employees.ts';
import {type Day, firstDay, germanDay, lastDay, type Month, monthOf} from '../world/calendar.ts';
import {between, chance, pick, type Random, type Streams} from '../world/random.ts';
import type {Customer} from './customers.ts';
import {companyRoot, drawIndustry, personName, slug} from './names.ts';

/** A year's probabilities of a change in the master data. */
const CHANGE = {addressOrName: 0.09, manager: 0.06, segmentOrIndustry: 0.04, takeover: 0.012};

const HEADER =
  'Kundennummer;Gültig ab;Name;Rechtsform;Natürliche Person;USt-IdNr;Straße;PLZ;Ort;Land;Branche;' +
  'Segment;Vertriebsweg;Kundenbetreuer;Konzern;E-Mail;Telefon;Verbunden;CpD;Kunde seit';

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

export async function writeCustomers(
  folder: string,
  streams: Streams,
  customers: readonly Customer[],
  roster: Roster,
  months: Month,
): Promise<WrittenFile> {
  const file = openCsv(folder, 'erp/kunden.csv', {...WINDOWS, header: HEADER.split(';')});
  const byNumber = [...customers].sort((a, b) => (a.number < b.number ? -1 : 1));
  const groups = 1 + Math.max(...customers.map(({group}) => group ?? 0));
  for (const customer of byNumber) {
    const first = firstVersion(streams, customer, roster);
    const fixed = drawFixed(streams('contact data', customer.index), customer, first);
    for (const version of history(streams, customer, first, roster, groups, months)) {
      file.row(row(customer, fixed, version));
    }
    await file.flush();
  }
  return file.close();
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
    city: pick(random, country.cities),
    industry: customer.industry,
    segment: segment(customer.size),
    manager: pickManager(random, roster, month),
    group: customer.group,
  };
}

function rootName(random: Random, customer: Customer): string {
  if (customer.kind === 'collective') return 'CpD Barverkauf';
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

/** Three of four fields that a customer should have are filled: VAT id, industry, e-mail, manager. */
function drawFixed(random: Random, customer: Customer, first: Version): Fixed {
  const {country} = customer;
  const hasVatId = chance(random, customer.soleTrader ? 0.35 : 0.91);
  const digits = String(between(random, 1, 10 ** 7 - 1)).padStart(country.vatDigits, '9');
  const hasEmail = chance(random, 0.8);
  const box = pick(random, ['info', 'einkauf', 'service', 'technik']);
  const phone = `${country.phone} ${between(random, 200, 9999)} ${between(random, 10_000, 999_999)}`;
  return {
    vatId: hasVatId ? country.vatPrefix + digits : '',
    email: hasEmail ? `${box}@${slug(first.root)}.example` : '',
    phone: chance(random, 0.9) ? phone : '',
    works: chance(random, 0.5) ? 'Werk' : 'Niederlassung',
    hasIndustry: chance(random, 0.88),
    hasManager: chance(random, 0.92),
  };
}

/** The first version and one more for every day on which something changed. */
function* history(
  streams: Streams,
  customer: Customer,
  first: Version,
  roster: Roster,
  groups: number,
  months: Month,
): Generator<Version> {
  yield first;
  const random = streams('master data changes', customer.index);
  let version = first;
  for (let month = 0; month < months; month++) {
    const change = drawChange(random, customer, version, roster, groups, month);
    const day = firstDay(month) + between(random, 0, 27);
    if (!change || day <= version.from || day > lastDay(months - 1)) continue;
    version = {...version, ...change, from: day};
    yield version;
  }
}

/** At most one change a month. A manager who has left us is always replaced. */
function drawChange(
  random: Random,
  customer: Customer,
  version: Version,
  roster: Roster,
  groups: number,
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
  draw -= CHANGE.takeover;
  const single = version.group === null && customer.kind === 'ordinary' && !customer.soleTrader;
  return draw < 0 && single ? {group: between(random, 0, groups - 1)} : null;
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
  const legal = soleTrader || kind === 'collective' ? '' : ` ${version.legalForm}`;
  return [
    customer.number,
    germanDay(version.from),
    `${version.root}${legal}${member}`,
    kind === 'collective' ? '' : version.legalForm,
    soleTrader ? 'J' : 'N',
    fixed.vatId,
    version.street,
    version.city[0],
    version.city[1],
    country.code,
    fixed.hasIndustry ? version.industry : '',
    version.segment,
    customer.channel,
    fixed.hasManager ? (version.manager?.number ?? '') : '',
    version.group === null ? '' : String(70_001 + version.group),
    fixed.email,
    fixed.phone,
    kind === 'affiliated' ? 'J' : 'N',
    kind === 'collective' ? 'J' : 'N',
    germanDay(customer.since),
  ];
}
