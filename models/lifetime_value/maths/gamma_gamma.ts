import {logGamma} from './special.ts';

/** The mean value of a customer's repeated purchases, and how many they were. */
export interface Spend {
  orders: number;
  mean: number;
}

type Three = [p: number, q: number, v: number];

/** A purchase is worth Gamma(p, ν) with ν ~ Gamma(q, v) among customers (Fader and Hardie 2013). */
export const gammaGamma = {
  name: 'gamma_gamma',
  parameters: ['p', 'q', 'v'],
  /** Only of customers who bought again, for an amount above zero. */
  logLikelihood(parameters: readonly number[], spends: readonly Spend[]): number {
    const [p, q, v] = parameters as Three;
    const own = q * Math.log(v) - logGamma(q);
    let sum = 0;
    for (const {orders: x, mean} of spends) {
      sum +=
        own +
        logGamma(p * x + q) -
        logGamma(p * x) +
        (p * x - 1) * Math.log(mean) +
        p * x * Math.log(x) -
        (p * x + q) * Math.log(x * mean + v);
    }
    return sum;
  },
};

/** E(M | z̄, x), what a purchase of the customer is worth on average; without orders, everybody's. */
export function expectedSpend([p, q, v]: readonly number[], {orders, mean}: Spend): number {
  return (p! * (v! + orders * mean)) / (p! * orders + q! - 1);
}
