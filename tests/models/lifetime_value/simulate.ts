import {beta, gamma, type Random} from '../../../examples/musterwerk/generator/world/random.ts';
import type {Counted} from '../../../models/lifetime_value/maths/purchase_model.ts';

/** When a customer is gone after it began; it buys at a rate until then. */
interface Life {
  rate: number;
  /** Whether it leaves right after the purchase. */
  leaves: () => boolean;
  until: number;
}

const exponential = (random: Random, rate: number) => -Math.log(1 - random()) / rate;

export const bgLife =
  ([r, alpha, a, b]: readonly number[], atOnce = false) =>
  (random: Random): Life => {
    const p = beta(random, a!, b!);
    const leaves = () => random() < p;
    const isGone = atOnce && leaves();
    return {rate: gamma(random, r!) / alpha!, leaves, until: isGone ? 0 : Number.POSITIVE_INFINITY};
  };

export const paretoLife =
  ([r, alpha, s, b]: readonly number[]) =>
  (random: Random): Life => ({
    rate: gamma(random, r!) / alpha!,
    leaves: () => false,
    until: exponential(random, gamma(random, s!) / b!),
  });

/** Times of the repeated purchases of a life, up to an age. */
export function purchases(random: Random, {rate, leaves, until}: Life, age: number): number[] {
  const times: number[] = [];
  for (let at = 0; ; ) {
    at += exponential(random, rate);
    if (at > Math.min(until, age)) return times;
    times.push(at);
    if (leaves()) return times;
  }
}

/** Histories of customers who came one after the other within `weeks`, and are looked at after them. */
export function histories(
  random: Random,
  life: (random: Random) => Life,
  customers: number,
  weeks: number,
): Counted[] {
  return Array.from({length: customers}, () => {
    const age = weeks * (0.3 + 0.7 * random());
    const times = purchases(random, life(random), age);
    return {orders: times.length, last: times.at(-1) ?? 0, age, customers: 1};
  }).sort((one, other) => one.orders - other.orders);
}
