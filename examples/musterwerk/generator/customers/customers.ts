import {type Day, firstDay, HISTORY_START, type Month, workingDayFrom} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS, REFERENCE_REVENUE} from '../world/economy.ts';
import {
  beta,
  between,
  chance,
  chooser,
  gamma,
  lognormal,
  pick,
  type Random,
  type Streams,
} from '../world/random.ts';
import {type Discounts, drawDiscounts} from './discounts.ts';
import {drawLife, type Life} from './life.ts';
import {COUNTRIES, type Country, drawCountry, drawIndustry, type Industry} from './names.ts';

type Channel = 'Direkt' | 'Händler' | 'Vertreter';
/** Buying associations pay for their members; test accounts are left over from a migration. */
type Kind = 'ordinary' | 'key' | 'affiliated' | 'collective' | 'association' | 'test';
export type Currency = 'EUR' | 'CHF' | 'USD';

/** What a customer is like; everything that happens to them follows from this. */
export interface Customer {
  /** Over all parts of the company. */
  index: number;
  /** Ten digits with leading zeros, as the ERP writes them. */
  number: string;
  kind: Kind;
  /** Index of the group that they belong to from the start. */
  group: number | null;
  /** Relation to the mean customer. */
  size: number;
  intensity: number;
  demanding: boolean;
  channel: Channel;
  soleTrader: boolean;
  country: Country;
  /** Postal code and city at the start. */
  city: readonly [string, string];
  currency: Currency;
  industry: Industry;
  trades: readonly string[];
  discounts: Discounts;
  /** How often they order parts and machines, relative to customers of their size. */
  partsTaste: number;
  machineTaste: number;
  /** The share of orders that come by shop or EDI. */
  electronic: number;
  since: Day;
  life: Life;
  /** Who pays, and who receives the goods; mostly themselves. */
  payer: Customer;
  shipTo: Customer;
  /** The account of which this one is a second number. */
  twinOf: Customer | null;
}

/** A part of the company that is drawn by itself: its customers are `size` from `first` on. */
export interface Part {
  number: number;
  first: number;
  size: number;
  years: number;
}

/** Customers that are held in memory at a time; larger companies come in several parts. */
const LARGEST_PART = 20_000;

export const partsOf = (customers: number, years: number): Part[] =>
  Array.from({length: Math.ceil(customers / LARGEST_PART)}, (_, number) => ({
    number,
    first: number * LARGEST_PART,
    size: Math.min(LARGEST_PART, customers - number * LARGEST_PART),
    years,
  }));

/** Accounts at the start; of three years' accounts the others arrive within the history. */
const STANDING_SHARE = 0.805;
const FORMER_SHARE = 0.025;
const NEW_SHARE = 0.065;
/** So that 80 of 2,000 accounts are second numbers. */
const TWIN_SHARE = 0.065;
const KEY_ACCOUNTS = [
  {share: 0.042, members: 7},
  {share: 0.029, members: 5},
  {share: 0.021, members: 4},
];
/** Transfer prices bring 3 % of the revenue at this size. */
const AFFILIATED_SHARE = 0.033;

/** All accounts up to the end of the history; a longer history adds accounts at the end. */
export function drawCustomers(streams: Streams, part: Part): Customer[] {
  const places = [...specialPlaces(part), ...ordinaryPlaces(streams, part)];
  const customers = places.map((place, at) => drawCustomer(streams, part, at, place));
  places.forEach(({twin}, at) => {
    if (twin) becomeTwin(customers[at] as Customer, customers[at - 1] as Customer);
  });
  drawPayers(streams, part, customers);
  calibrate(customers.filter(({kind}) => kind === 'ordinary'));
  return customers;
}

/** Means over many seeds: orders of parts, and what is given away of the list. */
const USUAL = {parts: 0.912, partsDiscount: 0.1247, machineDiscount: 0.162};

/** The few largest customers decide much; what all of them bring together should not hang on a seed. */
function calibrate(customers: readonly Customer[]): void {
  const sums = {root: 0, parts: 0, partsDiscount: 0, machines: 0, machineDiscount: 0};
  for (const {size, partsTaste, machineTaste, discounts} of customers) {
    const parts = size ** 0.8 * partsTaste;
    const machines = size * machineTaste;
    sums.root += Math.sqrt(size) * partsTaste;
    sums.parts += parts;
    sums.partsDiscount += parts * discounts.parts;
    sums.machines += machines;
    sums.machineDiscount += machines * discounts.machines;
  }
  const clamp = (value: number, by: number) => Math.min(1 + by, Math.max(1 - by, value));
  const taste = clamp((USUAL.parts * customers.length) / sums.root, 0.15);
  const parts = clamp((USUAL.partsDiscount * sums.parts) / sums.partsDiscount, 0.2);
  const machines = clamp((USUAL.machineDiscount * sums.machines) / sums.machineDiscount, 0.2);
  for (const customer of customers) {
    customer.partsTaste *= taste;
    customer.discounts = {
      parts: rounded(customer.discounts.parts * parts),
      machines: rounded(customer.discounts.machines * machines),
      services: rounded(customer.discounts.services * parts),
    };
  }
}

const rounded = (share: number) => Math.round(share * 1000) / 1000;

interface Place {
  kind: Kind;
  group: number | null;
  size: number | null;
  start: Month;
  former: boolean;
  /** A second number of the account before. */
  twin: boolean;
}

const standing = (kind: Kind, group: number | null, size: number | null): Place => ({
  kind,
  group,
  size,
  start: -1,
  former: false,
  twin: false,
});

/** Groups of different parts have different indices. */
const firstGroup = ({number}: Part) => number * 10_000;

/** Accounts whose share of the revenue is fixed, so that no seed decides it. */
function specialPlaces(part: Part): Place[] {
  const scale = part.size / REFERENCE_CUSTOMERS;
  const places: Place[] = [];
  KEY_ACCOUNTS.forEach(({share, members}, group) => {
    const count = scale < 0.1 ? 1 : members;
    const total = share * REFERENCE_REVENUE * scale;
    const lead = solve(lead => {
      let sum = 0;
      for (let k = 1; k <= count; k++) sum += expectedRevenue(lead / k);
      return sum - total;
    });
    for (let k = 1; k <= count; k++)
      places.push(standing('key', firstGroup(part) + group, lead / k));
  });
  const affiliated = Math.max(1, Math.round(6 * scale));
  const each = (AFFILIATED_SHARE * REFERENCE_REVENUE * scale) / affiliated;
  const size = solve(one => expectedRevenue(one) - each);
  for (let k = 0; k < affiliated; k++) places.push(standing('affiliated', null, size));
  places.push(standing('collective', null, 1));
  for (let k = 0; k < Math.round(3 * scale); k++) places.push(standing('association', null, 1));
  for (let k = 0; k < Math.max(1, Math.round(9 * scale)); k++)
    places.push(standing('test', null, 1));
  return places;
}

/** Cents a year that a direct customer of this size spends, before churn; see the streams. */
function expectedRevenue(size: number): number {
  const logSize = Math.log(size);
  const machines = 0.129 * size * 174_000 * (1 - Math.min(0.42, 0.1 + 0.059 * logSize));
  const parts = 12.6 * 930 * size ** 0.8 * (1 - Math.min(0.38, 0.1 + 0.024 * logSize));
  const services = (1.5 * 1950 + 0.42 * 9300) * Math.sqrt(size) * 0.96 + 0.16 * 11_500;
  return (machines + parts + services) * 100;
}

/** The zero of a rising function of a size, by bisection. */
function solve(f: (size: number) => number): number {
  let low = 0.01;
  let high = 10_000;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}

function ordinaryPlaces(streams: Streams, part: Part): Place[] {
  const {size, years} = part;
  const special = specialPlaces(part).length;
  const former = Math.round(FORMER_SHARE * size);
  const active = Math.max(0, Math.round(STANDING_SHARE * size) - special - former);
  const places = withGroups(
    streams('groups', part.number),
    active,
    firstGroup(part) + KEY_ACCOUNTS.length,
  );
  for (let k = 0; k < former; k++) {
    places.push({...standing('ordinary', null, null), former: true});
  }
  const arrivals = streams('arrivals', part.number);
  const before = (year: number) => Math.floor(NEW_SHARE * size * year + 0.5);
  for (let year = 0; year < years; year++) {
    for (let k = before(year); k < before(year + 1); k++) {
      const start = year * 12 + between(arrivals, 0, 11);
      places.push({...standing('ordinary', null, null), start});
    }
  }
  return places;
}

/** Every fourth account or so belongs to a group: 150 groups with 460 of 2,000 accounts. */
function withGroups(random: Random, count: number, first: number): Place[] {
  const places: Place[] = [];
  let group = first;
  while (places.length < count) {
    if (!chance(random, 0.11)) {
      places.push(standing('ordinary', null, null));
      const twin = chance(random, TWIN_SHARE) && places.length < count;
      if (twin) places.push({...standing('ordinary', null, null), twin});
      continue;
    }
    let members = 2;
    while (members < 24 && chance(random, 0.5)) members++;
    for (let k = 0; k < members && places.length < count; k++) {
      places.push(standing('ordinary', group, null));
    }
    group++;
  }
  return places;
}

const drawChannel = chooser<Channel>([
  ['Direkt', 70],
  ['Händler', 12],
  ['Vertreter', 18],
]);

function drawCustomer(streams: Streams, part: Part, at: number, place: Place): Customer {
  const index = part.first + at;
  const random = streams('customer', index);
  const ordinary = place.kind === 'ordinary';
  const channel: Channel = ordinary ? drawChannel(random) : 'Direkt';
  const dealer = channel === 'Händler';
  const drawnSize = lognormal(random, 1, 1.05) * (dealer ? 1.8 : 1);
  const size = place.size ?? drawnSize;
  const demanding = chance(random, size > 2.5 ? 0.14 : 0.044) && ordinary;
  const soleTrader = chance(random, 0.075) && ordinary && place.group === null;
  const country = soleTrader || !ordinary ? (COUNTRIES[0] as Country) : drawCountry(random);
  const [industry, , trades] = drawIndustry(random);
  const currency = drawCurrency(streams('currency', index), country);
  const customer: Omit<Customer, 'payer' | 'shipTo'> = {
    index,
    number: customerNumber(part, at),
    kind: place.kind,
    group: place.group,
    size,
    intensity: drawIntensity(streams('intensity', index), place.kind, demanding),
    demanding,
    channel,
    soleTrader,
    country,
    city: pick(streams('city', index), country.cities),
    currency,
    industry,
    trades,
    discounts: drawDiscounts(streams('discounts', index), {
      size,
      dealer,
      demanding,
      affiliated: place.kind === 'affiliated',
    }),
    partsTaste: ordinary ? gamma(streams('parts taste', index), 1.2) / 1.2 : 1,
    machineTaste: ordinary ? gamma(streams('machine taste', index), 2) / 2 : 1,
    electronic: beta(streams('electronic', index), 1.2, 2),
    since: sinceDay(streams('since', index), place.start),
    life: drawLife(
      streams,
      {
        index,
        start: place.start,
        former: place.former,
        loyal: !ordinary,
        idle: place.kind === 'association' || place.kind === 'test',
        size,
      },
      (part.years + 3) * 12,
    ),
    twinOf: null,
  };
  const whole = customer as Customer;
  whole.payer = whole;
  whole.shipTo = whole;
  return whole;
}

/** Francs in Switzerland, dollars for every sixth customer in the others' row. */
function drawCurrency(random: Random, {code}: Country): Currency {
  if (code === 'CH') return 'CHF';
  return !['DE', 'AT', 'FR', 'IT', 'NL', 'PL', 'CZ'].includes(code) && chance(random, 0.45)
    ? 'USD'
    : 'EUR';
}

/** How sales divides the world. */
export type Region = 'Süd' | 'West' | 'Nord' | 'Ost' | 'Ausland';

const REGIONS: readonly Region[] = [
  'Ost',
  'Ost',
  'Nord',
  'Nord',
  'West',
  'West',
  'West',
  'Süd',
  'Süd',
  'Süd',
];

export const regionOf = ({code}: Country, [postcode]: readonly [string, string]): Region =>
  code === 'DE' ? (REGIONS[Number(postcode[0])] as Region) : 'Ausland';

/** The same company under a second number: part of its business goes by the other one. */
function becomeTwin(twin: Customer, original: Customer): void {
  twin.twinOf = original;
  twin.soleTrader = original.soleTrader;
  twin.country = original.country;
  twin.city = original.city;
  twin.currency = original.currency;
  twin.industry = original.industry;
  twin.trades = original.trades;
}

/** Whom the invoice goes to in a group, an association, or nobody else; 14 % of invoices differ. */
function drawPayers(streams: Streams, part: Part, customers: readonly Customer[]): void {
  const associations = customers.filter(({kind}) => kind === 'association');
  const leads = new Map<number, Customer>();
  for (const customer of customers) {
    const random = streams('payer', customer.index);
    if (customer.group !== null) {
      const lead = leads.get(customer.group);
      if (!lead) leads.set(customer.group, customer);
      else {
        if (chance(random, 0.5)) customer.payer = lead;
        if (chance(random, 0.25)) customer.shipTo = lead;
      }
    } else if (customer.kind === 'ordinary' && chance(random, 0.027) && associations.length > 0) {
      customer.payer = associations[(customer.index + part.number) % associations.length]!;
    }
  }
}

/** Scattered, so that a number says nothing about its owner. The factor and the prime keep them apart. */
const customerNumber = (part: Part, at: number) =>
  String(100_000 * (part.number + 1) + ((at * 57_203 + 4_711) % 99_991)).padStart(10, '0');

/** Numbers that no master data knows; all known ones are smaller. */
export const unknownCustomerNumber = (random: Random) =>
  String(between(random, 99_900_000, 99_900_040)).padStart(10, '0');

function drawIntensity(random: Random, kind: Kind, demanding: boolean): number {
  const drawn = lognormal(random, 1, 0.85);
  if (kind !== 'ordinary') return 0.7;
  return drawn * (demanding ? 2.6 : 1);
}

/** Most relations are older than the history: 9 years in the mean, 30 at most. */
function sinceDay(random: Random, start: Month): Day {
  const draw = random();
  if (start < 0) {
    const years = Math.min(30, 0.3 - 9 * Math.log(1 - draw));
    return workingDayFrom(HISTORY_START - Math.round(years * 365) - 3);
  }
  return workingDayFrom(firstDay(start) - 3 - Math.floor(draw * 18));
}
