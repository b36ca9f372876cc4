import {type Day, firstDay, HISTORY_START, type Month, workingDayFrom} from '../world/calendar.ts';
import {chance, pick, type Random, type Streams} from '../world/random.ts';
import {calibrate} from './calibration.ts';
import type {Channel, Currency, Customer} from './customer.ts';
import {discountsOf} from './discounts.ts';
import {drawLife, LARGE} from './life.ts';
import {WORST_PRICE} from './loss_makers.ts';
import {COUNTRIES, type Country, drawCountry, drawIndustry} from './names.ts';
import {customerNumber} from './numbers.ts';
import type {Part} from './part.ts';
import {drawPayers} from './payers.ts';
import {drawPlaces, type Place} from './places.ts';

/** All accounts up to the end of the history; a longer history adds accounts at the end. */
export function drawCustomers(streams: Streams, part: Part): Customer[] {
  const places = drawPlaces(streams, part);
  const customers = places.map((place, at) => drawCustomer(streams, part, at, place));
  places.forEach(({twin}, at) => {
    if (twin) becomeTwin(customers[at] as Customer, customers[at - 1] as Customer);
  });
  drawPayers(streams, part, customers);
  calibrate(customers.filter(({kind}) => kind === 'ordinary'));
  return customers;
}

/** 12 % dealers, and 18 % through agents. */
const channelOf = (share: number): Channel =>
  share < 0.7 ? 'Direkt' : share < 0.82 ? 'Händler' : 'Vertreter';

/** Dealers buy for others, too. */
const DEALER = 1.8;

/** Demanding customers, and how much more of our time they take. */
const DEMANDING = {share: 0.042, largeShare: 0.224, large: 2.5, manyMachines: 4, intensity: 2.6};

/** Of small customers who were there at the start, the share that doubles: 25 of 2,000. */
const DOUBLING = {share: 0.036, below: 0.6};
/** Of the stars, the share whose market shrinks: 10 of 2,000. */
const SHRINKING = 0.07;

export function drawCustomer(streams: Streams, part: Part, at: number, place: Place): Customer {
  const index = part.first + at;
  const random = streams('customer', index);
  const {kind, group, traits, start, former, lossCause} = place;
  const ordinary = kind === 'ordinary';
  const channel = channelOf(traits.channel);
  const size = traits.size * (channel === 'Händler' ? DEALER : 1);
  const {share, largeShare, large, manyMachines, intensity} = DEMANDING;
  // Whoever buys the most machines and is demanding, too, would lose us more than the three planted.
  const demanding =
    ordinary &&
    size * traits.machineTaste <= manyMachines &&
    traits.demands < (size > large ? largeShare : share);
  const isPresent = ordinary && start < 0 && !former;
  const doubles = isPresent && size < DOUBLING.below && traits.potential < DOUBLING.share;
  const soleTrader = chance(random, 0.075) && ordinary && group === null && !lossCause;
  const country =
    soleTrader || !ordinary || lossCause ? (COUNTRIES[0] as Country) : drawCountry(random);
  const [industry, , trades] = drawIndustry(random);
  const customer: Omit<Customer, 'payer' | 'shipTo'> = {
    index,
    number: customerNumber(part, at),
    kind,
    group,
    size,
    intensity: traits.intensity * (demanding ? intensity : 1),
    demanding,
    lossCause,
    channel,
    soleTrader,
    country,
    city: pick(streams('city', index), country.cities),
    currency: drawCurrency(streams('currency', index), country),
    industry,
    trades,
    discounts:
      lossCause === 'price'
        ? WORST_PRICE
        : discountsOf({
            drawn: traits.discount,
            size,
            dealer: channel === 'Händler',
            demanding,
            affiliated: kind === 'affiliated',
          }),
    partsTaste: traits.partsTaste,
    machineTaste: traits.machineTaste,
    electronic: traits.electronic,
    contract: traits.contract,
    fee: traits.fee,
    offer: traits.offer,
    marketShrinks: isPresent && size > LARGE && traits.market < SHRINKING,
    since: sinceDay(streams('since', index), start),
    life: drawLife(
      streams,
      {
        index,
        start,
        former,
        loyal: !ordinary || lossCause !== null || doubles,
        doubles,
        idle: kind === 'association' || kind === 'test' || kind === 'prospect',
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

/** Most relations are older than the history: 9 years in the mean, 30 at most. */
function sinceDay(random: Random, start: Month): Day {
  const draw = random();
  if (start < 0) {
    const years = Math.min(30, 0.3 - 9 * Math.log(1 - draw));
    return workingDayFrom(HISTORY_START - Math.round(years * 365) - 3);
  }
  return workingDayFrom(firstDay(start) - 3 - Math.floor(draw * 18));
}
