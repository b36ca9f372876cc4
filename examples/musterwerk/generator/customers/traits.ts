import {betaQuantiles, gammaQuantiles, lognormalQuantile} from '../world/quantiles.ts';
import type {Streams} from '../world/random.ts';
import {spread} from '../world/spread.ts';

/** What decides how much a customer brings; all but the size relate to customers of that size. */
export interface Traits {
  /** Relation to the mean customer. */
  size: number;
  /** Between 0 and 1: which channel they buy through, and whether they are demanding. */
  channel: number;
  demands: number;
  intensity: number;
  partsTaste: number;
  machineTaste: number;
  /** Share of list, before what size, channel and demands add. */
  discount: number;
  electronic: number;
  /** Between 0 and 1: the lowest have a maintenance contract from the start. */
  contract: number;
  fee: number;
  /** Between 0 and 1: who takes up the offer of a contract, doubles, or loses their market. */
  offer: number;
  potential: number;
  market: number;
}

const partsTaste = gammaQuantiles(1.2);
const machineTaste = gammaQuantiles(2);
const discount = betaQuantiles(4, 36);
const electronic = betaQuantiles(1.2, 2);

/** A customer of whom nothing but the size is drawn. */
export const usual = (size: number): Traits => ({
  size,
  channel: 0,
  demands: 1,
  intensity: 0.7,
  partsTaste: 1,
  machineTaste: 1,
  discount: 0.1,
  electronic: 0.375,
  contract: 1,
  fee: 1,
  offer: 1,
  potential: 1,
  market: 1,
});

/** So many customers of nearly the same size have one trait of each kind, from the least to the most. */
const ALIKE = 16;

/**
 * The traits of customers who come together. The few largest customers decide much, so sizes are the
 * quantiles of their distribution, in a drawn order, and so are all other traits among customers of
 * nearly the same size: no seed has more or keener large customers than another.
 */
export function drawTraits(
  streams: Streams,
  keys: readonly [part: number, cohort: number],
  count: number,
): Traits[] {
  const sizes = spread(streams('sizes', ...keys), count, count);
  const bySize = sizes.map((_, at) => at).sort((a, b) => sizes[a]! - sizes[b]!);
  const drawn = (name: string) => {
    const evenly = spread(streams(name, ...keys), count, ALIKE);
    const shares: number[] = [];
    bySize.forEach((at, rank) => {
      shares[at] = evenly[rank]!;
    });
    return shares;
  };
  const channels = drawn('channels');
  const demands = drawn('demands');
  const intensities = drawn('intensities');
  const partsTastes = drawn('parts tastes');
  const machineTastes = drawn('machine tastes');
  const discounts = drawn('discounts');
  const electronics = drawn('electronics');
  const contracts = drawn('contract holders');
  const fees = drawn('contract fees');
  const offers = drawn('offers');
  const potentials = drawn('potentials');
  const markets = drawn('markets');
  return sizes.map((size, at) => ({
    size: lognormalQuantile(size, 1, 1.05),
    channel: channels[at]!,
    demands: demands[at]!,
    intensity: lognormalQuantile(intensities[at]!, 1, 0.85),
    partsTaste: partsTaste(partsTastes[at]!) / 1.2,
    machineTaste: machineTaste(machineTastes[at]!) / 2,
    discount: discount(discounts[at]!),
    electronic: electronic(electronics[at]!),
    contract: contracts[at]!,
    fee: lognormalQuantile(fees[at]!, 1, 0.5),
    offer: offers[at]!,
    potential: potentials[at]!,
    market: markets[at]!,
  }));
}
