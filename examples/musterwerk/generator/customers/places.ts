import type {Month} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS, REFERENCE_REVENUE} from '../world/economy.ts';
import {between, chance, type Random, type Streams} from '../world/random.ts';
import type {Kind} from './customer.ts';
import {type LossCause, plantLossMakers} from './loss_makers.ts';
import type {Part} from './part.ts';
import {drawTraits, type Traits, usual} from './traits.ts';

/** Accounts at the start; of three years' accounts the others arrive within the history. */
const STANDING_SHARE = 0.805;
const FORMER_SHARE = 0.0425;
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

/** Where a customer stands in the company, before anything else is known of them. */
export interface Place {
  kind: Kind;
  group: number | null;
  traits: Traits;
  start: Month;
  former: boolean;
  /** A second number of the account before. */
  twin: boolean;
  lossCause: LossCause | null;
}

export const standing = (kind: Kind, group: number | null, traits: Traits): Place => ({
  kind,
  group,
  traits,
  start: -1,
  former: false,
  twin: false,
  lossCause: null,
});

/** Groups of different parts have different indices. */
const firstGroup = ({number}: Part) => number * 10_000;

/** All accounts up to the end of the history; a longer history adds accounts at the end. */
export function drawPlaces(streams: Streams, part: Part): Place[] {
  const special = specialPlaces(part);
  return [...special, ...ordinaryPlaces(streams, part, special.length)];
}

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
      places.push(standing('key', firstGroup(part) + group, usual(lead / k)));
  });
  const affiliated = Math.max(1, Math.round(6 * scale));
  const each = (AFFILIATED_SHARE * REFERENCE_REVENUE * scale) / affiliated;
  const size = solve(one => expectedRevenue(one) - each);
  for (let k = 0; k < affiliated; k++) places.push(standing('affiliated', null, usual(size)));
  places.push(standing('collective', null, usual(1)));
  for (let k = 0; k < Math.round(3 * scale); k++)
    places.push(standing('association', null, usual(1)));
  for (let k = 0; k < Math.max(1, Math.round(9 * scale)); k++)
    places.push(standing('test', null, usual(1)));
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

/**
 * Those who are there at the start, and the arrivals of each year: a cohort has traits of its own.
 * Arrivals of the year after the history have begun to talk to us within it.
 */
function ordinaryPlaces(streams: Streams, part: Part, special: number): Place[] {
  const {number, size, years} = part;
  const former = Math.round(FORMER_SHARE * size);
  const active = Math.max(0, Math.round(STANDING_SHARE * size) - special - former);
  const traits = drawTraits(streams, [number, 0], active + former);
  const places = withGroups(
    streams('groups', number),
    traits.slice(0, active),
    firstGroup(part) + KEY_ACCOUNTS.length,
  );
  if (number === 0) plantLossMakers(places, size);
  for (const each of traits.slice(active))
    places.push({...standing('ordinary', null, each), former: true});
  const arrivals = streams('arrivals', number);
  const before = (year: number) => Math.floor(NEW_SHARE * size * year + 0.5);
  for (let year = 0; year <= years; year++) {
    for (const each of drawTraits(streams, [number, year + 1], before(year + 1) - before(year))) {
      const start = year * 12 + between(arrivals, 0, 11);
      places.push({...standing('ordinary', null, each), start});
    }
  }
  return places;
}

/** Every fourth account or so belongs to a group: 150 groups with 460 of 2,000 accounts. */
function withGroups(random: Random, traits: readonly Traits[], first: number): Place[] {
  const places: Place[] = [];
  let group = first;
  const add = (group: number | null, twin = false) => {
    const own = traits[places.length];
    if (own) places.push({...standing('ordinary', group, own), twin});
  };
  while (places.length < traits.length) {
    if (!chance(random, 0.128)) {
      add(null);
      if (chance(random, TWIN_SHARE)) add(null, true);
      continue;
    }
    let members = 2;
    while (members < 24 && chance(random, Math.min(0.97, 0.34 + 0.05 * members))) members++;
    for (let k = 0; k < members; k++) add(group);
    group++;
  }
  return places;
}
