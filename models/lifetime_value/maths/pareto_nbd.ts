import {discountedOrders} from './discounting.ts';
import {type History, type PurchaseModel, usualTimes} from './purchase_model.ts';
import {betaNodes, integral} from './quadrature.ts';
import {logGamma, logSum, upperGamma} from './special.ts';

type Four = [r: number, alpha: number, s: number, beta: number];

/** Buys at a rate λ ~ Gamma(r, α), and leaves at a rate μ ~ Gamma(s, β) (Schmittlein et al. 1987). */
export const paretoNbd: PurchaseModel = {
  name: 'pareto_nbd',
  parameters: ['r', 'alpha', 's', 'beta'],
  starts(histories) {
    const {gap, age} = usualTimes(histories);
    return [
      [0.5, gap / 2, 0.5, age],
      [2, gap * 2, 1, age * 2],
    ];
  },
  logLikelihood(parameters, histories) {
    let sum = 0;
    for (const each of histories) sum += each.customers * logLikelihood(parameters as Four, each);
    return sum;
  },
  pAlive: (parameters, history) =>
    Math.exp(alive(parameters as Four, history) - either(parameters as Four, history)),
  ordersUntil(parameters, {orders, age}, weeks) {
    const [r, alpha, s, beta] = parameters as Four;
    const leaving = beta + age;
    return ((r + orders) / (alpha + age)) * leaving * growth(s - 1, Math.log1p(weeks / leaving));
  },
  outlook(parameters, history, horizon) {
    const [r, alpha, s, beta] = parameters as Four;
    const {orders, age} = history;
    const [shape, rate, leaving] = [r + orders, alpha + age, beta + age];
    const ordersUntil = (weeks: number) => paretoNbd.ordersUntil(parameters, history, weeks);
    const reach = Math.log1p(horizon.weeks / leaving);
    /* Twice the integral of u·S(u): the mean square of the time that is left. */
    const square = 2 * leaving * leaving * (growth(s - 2, reach) - growth(s - 1, reach));
    const noneUntil = (weeks: number) => Math.exp(-shape * Math.log1p(weeks / rate));
    return {
      orders: ordersUntil(horizon.weeks),
      discounted: discountedOrders(ordersUntil, horizon),
      factorial: ((shape * (shape + 1)) / (rate * rate)) * square,
      none:
        Math.exp(-s * reach) * noneUntil(horizon.weeks) +
        integral(v => s * Math.exp(-s * v) * noneUntil(leaving * Math.expm1(v)), 0, reach),
    };
  },
};

/** (1 − e^(−c·t)) / c, also where c is zero. */
const growth = (c: number, t: number) => (Math.abs(c) < 1e-9 ? t : -Math.expm1(-c * t) / c);

const alive = ([r, alpha, s, beta]: Four, {orders, age}: History) =>
  -(r + orders) * Math.log(alpha + age) - s * Math.log(beta + age);

const either = (parameters: Four, history: History) =>
  logSum(alive(parameters, history), gone(parameters, history));

const logLikelihood = (parameters: Four, history: History) =>
  constant(parameters, history.orders) + either(parameters, history);

const constant = ([r, alpha, s, beta]: Four, orders: number) =>
  logGamma(r + orders) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta);

/**
 * ln (s / (r + s + x) · A0), that it left between its last purchase and now: the integral of
 * s·(α+y)^−(r+x)·(β+y)^−(s+1) over that time. The hypergeometric functions of A0 need a million terms where
 * α and β are far apart; in ln y the integrand is smooth, and falls fast where there are many orders.
 */
function gone([r, alpha, s, beta]: Four, {orders, last, age}: History): number {
  const [buys, leaves] = [r + orders, s + 1];
  const [near, far, steep, slow] =
    alpha < beta ? [alpha, beta, buys, leaves] : [beta, alpha, leaves, buys];
  const begin = near + last;
  const until = Math.log((near + age) / begin);
  /* ln (near + y) is ln begin + v. */
  const height = (v: number) => {
    const away = far - near + begin * Math.exp(v);
    return (1 - steep) * v - slow * Math.log(away / (far + last));
  };
  /* No faster does the logarithm of the integrand fall or rise, as far as a step leads. */
  const slope = (v: number) => {
    const there = begin * Math.exp(v);
    return 1 + steep + (slow * there) / (far - near + there);
  };
  const start = -steep * Math.log(begin) - slow * Math.log(far + last);
  let sum = 0;
  for (let from = 0; from < until; ) {
    const to = Math.min(from + Math.min(1, 2 / slope(from)), until);
    const part = integral(v => Math.exp(height(v)), from, to, few);
    sum += part;
    if (part < sum * 1e-14) break;
    from = to;
  }
  return Math.log(s * begin) + start + Math.log(sum);
}

const few = betaNodes(1, 1, 8);

/**
 * Discounted expected residual transactions of a customer for all time to come (Fader, Hardie and Lee
 * 2005), at a continuous rate of discount a week; gone customers are counted with nothing.
 */
export function discountedTransactions(
  parameters: readonly number[],
  history: History,
  discount: number,
): number {
  const [r, alpha, s, beta] = parameters as Four;
  const {orders, age} = history;
  return Math.exp(
    r * Math.log(alpha) +
      s * Math.log(beta) +
      (s - 1) * Math.log(discount) +
      logGamma(r + orders + 1) +
      logTricomi(s, discount * (beta + age)) -
      logGamma(r) -
      (r + orders + 1) * Math.log(alpha + age) -
      logLikelihood(parameters as Four, history),
  );
}

/** ln Ψ(s, s; z): closed for s < 1; else the integral of e^(−zt)·t^(s−1)/(1+t) over Γ(s), in ln t. */
function logTricomi(s: number, z: number): number {
  if (s < 1) return z + logGamma(1 - s) + Math.log(upperGamma(1 - s, z));
  const step = 0.02;
  let sum = 0;
  for (let u = Math.log(60 / z); u > -80 / s; u -= step) {
    const t = Math.exp(u);
    sum += (step * Math.exp(s * u - z * t)) / (1 + t);
  }
  return Math.log(sum) - logGamma(s);
}
