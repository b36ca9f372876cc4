import {type Day, firstDay, HISTORY_START, type Month, workingDayFrom} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS, REFERENCE_REVENUE} from '../world/economy.ts';
import {
  between,
  chance,
  gamma,
  lognormal,
  type Random,
  type Streams,
  weighted,
} from '../world/random.ts';
import {type Discounts, drawDiscounts} from './discounts.ts';
import {COUNTRIES, type Country, drawCountry, drawIndustry, type Industry} from './names.ts';
import {drawSpans, type Span} from './spans.ts';

type Channel = 'Direkt' | 'Händler' | 'Vertreter';
type Kind = 'ordinary' | 'key' | 'affiliated' | 'collective';

/** What a customer is like; everything that happens to them follows from this. */
export interface Customer {
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
  industry: Industry;
  trades: readonly string[];
  discounts: Discounts;
  /** How often they order parts and machines, relative to customers of their size. */
  partsTaste: number;
  machineTaste: number;
  since: Day;
  spans: readonly Span[];
}

export interface CustomerPlan {
  customers: number;
  years: number;
}

/** Accounts at the start; of three years' accounts the others arrive within the history. */
const STANDING_SHARE = 0.805;
const FORMER_SHARE = 0.025;
const NEW_SHARE = 0.065;
const KEY_ACCOUNTS = [
  {share: 0.042, members: 7},
  {share: 0.029, members: 5},
  {share: 0.021, members: 4},
];
/** Transfer prices bring 3 % of the revenue at this size. */
const AFFILIATED_SHARE = 0.033;

/** All accounts up to the end of the history; a longer history adds accounts at the end. */
export function drawCustomers(streams: Streams, plan: CustomerPlan): Customer[] {
  const places = [...specialPlaces(plan.customers), ...ordinaryPlaces(streams, plan)];
  return places.map((place, index) => drawCustomer(streams, index, place, plan));
}

interface Place {
  kind: Kind;
  group: number | null;
  size: number | null;
  start: Month;
  former: boolean;
}

const standing = (kind: Kind, group: number | null, size: number | null): Place => ({
  kind,
  group,
  size,
  start: -1,
  former: false,
});

/** Accounts whose share of the revenue is fixed, so that no seed decides it. */
function specialPlaces(customers: number): Place[] {
  const scale = customers / REFERENCE_CUSTOMERS;
  const places: Place[] = [];
  KEY_ACCOUNTS.forEach(({share, members}, group) => {
    const count = scale < 0.1 ? 1 : members;
    const total = share * REFERENCE_REVENUE * scale;
    const lead = solve(lead => {
      let sum = 0;
      for (let k = 1; k <= count; k++) sum += expectedRevenue(lead / k);
      return sum - total;
    });
    for (let k = 1; k <= count; k++) places.push(standing('key', group, lead / k));
  });
  const affiliated = Math.max(1, Math.round(6 * scale));
  const each = (AFFILIATED_SHARE * REFERENCE_REVENUE * scale) / affiliated;
  const size = solve(one => expectedRevenue(one) - each);
  for (let k = 0; k < affiliated; k++) places.push(standing('affiliated', null, size));
  places.push(standing('collective', null, 1));
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

function ordinaryPlaces(streams: Streams, {customers, years}: CustomerPlan): Place[] {
  const special = specialPlaces(customers).length;
  const former = Math.round(FORMER_SHARE * customers);
  const active = Math.max(0, Math.round(STANDING_SHARE * customers) - special - former);
  const places = withGroups(streams('groups'), active);
  for (let k = 0; k < former; k++) {
    places.push({kind: 'ordinary', group: null, size: null, start: -1, former: true});
  }
  const arrivals = streams('arrivals');
  const before = (year: number) => Math.floor(NEW_SHARE * customers * year + 0.5);
  for (let year = 0; year < years; year++) {
    for (let k = before(year); k < before(year + 1); k++) {
      const start = year * 12 + between(arrivals, 0, 11);
      places.push({kind: 'ordinary', group: null, size: null, start, former: false});
    }
  }
  return places;
}

/** Every fourth account or so belongs to a group: 150 groups with 460 of 2,000 accounts. */
function withGroups(random: Random, count: number): Place[] {
  const places: Place[] = [];
  let group = KEY_ACCOUNTS.length;
  while (places.length < count) {
    if (!chance(random, 0.11)) {
      places.push(standing('ordinary', null, null));
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

function drawCustomer(streams: Streams, index: number, place: Place, plan: CustomerPlan): Customer {
  const random = streams('customer', index);
  const ordinary = place.kind === 'ordinary';
  const channel: Channel = ordinary
    ? weighted(random, [
        ['Direkt', 70],
        ['Händler', 12],
        ['Vertreter', 18],
      ])
    : 'Direkt';
  const dealer = channel === 'Händler';
  const drawnSize = lognormal(random, 1, 1.05) * (dealer ? 1.8 : 1);
  const size = place.size ?? drawnSize;
  const demanding = chance(random, size > 2.5 ? 0.14 : 0.044) && ordinary;
  const soleTrader = chance(random, 0.075) && ordinary && place.group === null;
  const country = soleTrader || !ordinary ? (COUNTRIES[0] as Country) : drawCountry(random);
  const [industry, , trades] = drawIndustry(random);
  return {
    index,
    number: customerNumber(index),
    kind: place.kind,
    group: place.group,
    size,
    intensity: drawIntensity(streams('intensity', index), place.kind, demanding),
    demanding,
    channel,
    soleTrader,
    country,
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
    since: sinceDay(streams('since', index), place.start),
    spans: drawSpans(
      streams('relation', index),
      {start: place.start, former: place.former, loyal: !ordinary, large: size > 2.5},
      (plan.years + 3) * 12,
    ),
  };
}

/** Scattered, so that a number says nothing about its owner. The factor and the prime keep them apart. */
const customerNumber = (index: number) =>
  String(100_000 + ((index * 57_203 + 4_711) % 99_991)).padStart(10, '0');

/** Numbers that no master data knows; all known ones are smaller. */
export const unknownCustomerNumber = (random: Random) =>
  String(between(random, 900_000, 900_040)).padStart(10, '0');

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
