import {discountedOrders} from './discounting.ts';
import {
  type History,
  type Horizon,
  type Outlook,
  type PurchaseModel,
  type Still,
  usualTimes,
} from './purchase_model.ts';
import {betaNodes, type Nodes} from './quadrature.ts';
import {logBeta, logGamma, logSum} from './special.ts';

/**
 * Buys at a rate λ ~ Gamma(r, α), and leaves after a purchase with chance p ~ Beta(a, b): after a
 * repeated one (Fader, Hardie and Lee 2005), so that everybody who bought once counts as alive.
 */
export const bgNbd = model('bg_nbd', 0);

/** Also after the first one (Batislam, Denizel and Filiztekin 2007). */
export const mbgNbd = model('mbg_nbd', 1);

function model(name: string, first: 0 | 1): PurchaseModel {
  /** How often a customer could have left and did not, if it is still there. */
  const stays = (orders: number) => orders + first;
  return {
    name,
    parameters: ['r', 'alpha', 'a', 'b'],
    starts(histories) {
      const {gap} = usualTimes(histories);
      return [
        [0.5, gap / 2, 1, 3],
        [2, gap * 2, 0.5, 5],
      ];
    },
    logLikelihood(parameters, histories) {
      const [r, alpha, a, b] = parameters as [number, number, number, number];
      const own = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
      let sum = 0;
      let orders = -1;
      let ofOrders = 0;
      for (const each of histories) {
        if (each.orders !== orders) {
          orders = each.orders;
          ofOrders = own + logGamma(r + orders) + logBeta(a, b + stays(orders));
        }
        sum += each.customers * (ofOrders + ofTimes(parameters, each));
      }
      return sum;
    },
    pAlive(parameters, history) {
      const [r, alpha] = parameters as [number, number];
      const alive = -(r + history.orders) * Math.log(alpha + history.age);
      return Math.exp(alive - logSum(alive, gone(parameters, history)));
    },
    ordersUntil: (parameters, history, weeks) =>
      ordersUntil(parameters, history, weeks, nodesFor(parameters, history, weeks)),
    outlook: (parameters, history, horizon) =>
      outlook(parameters, history, horizon, nodesFor(parameters, history, horizon.weeks)),
  };

  function nodesFor(parameters: readonly number[], {orders, age}: Still, weeks: number): Nodes {
    const [, alpha, a, b] = parameters as [number, number, number, number];
    return nodesOf(a, b + stays(orders), weeks / (alpha + age) > 6 ? 40 : 20);
  }

  function ofTimes(parameters: readonly number[], history: History): number {
    const [r, alpha] = parameters as [number, number];
    const alive = -(r + history.orders) * Math.log(alpha + history.age);
    return logSum(alive, gone(parameters, history));
  }

  /** ln of the part of the likelihood in which the customer left after its last purchase. */
  function gone([r, alpha, a, b]: readonly number[], {orders, last}: History): number {
    const chances = stays(orders);
    if (chances === 0) return Number.NEGATIVE_INFINITY;
    return Math.log(a! / (b! + chances - 1)) - (r! + orders) * Math.log(alpha! + last);
  }
}

/** Given λ and p, E(t) = (1 − e^(−λpt)) / p; over λ it is closed, over p a sum of few terms. */
function ordersUntil(
  [r, alpha]: readonly number[],
  {orders, age}: Still,
  weeks: number,
  {at, weight}: Nodes,
): number {
  const reach = weeks / (alpha! + age);
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += weight[i]! * ordersAt(at[i]!, r! + orders, reach);
  return sum;
}

function outlook(
  parameters: readonly number[],
  history: Still,
  horizon: Horizon,
  nodes: Nodes,
): Outlook {
  const {at, weight} = nodes;
  const [r, alpha] = parameters;
  const shape = r! + history.orders;
  const rate = alpha! + history.age;
  const until = (weeks: number) => ordersUntil(parameters, history, weeks, nodes);
  const reach = horizon.weeks / rate;
  let factorial = 0;
  for (let i = 0; i < at.length; i++) factorial += weight[i]! * factorialAt(at[i]!, shape, reach);
  return {
    orders: until(horizon.weeks),
    discounted: discountedOrders(until, horizon),
    factorial,
    none: Math.exp(-shape * Math.log1p(reach)),
  };
}

/** Where p is so small that nobody leaves in time, the limit is exact enough. */
const negligible = 1e-7;

const ordersAt = (p: number, shape: number, reach: number): number =>
  p * reach * (shape + 1) < negligible
    ? shape * reach
    : -Math.expm1(-shape * Math.log1p(p * reach)) / p;

function factorialAt(p: number, shape: number, reach: number): number {
  if (p * reach * (shape + 1) < 1e-4) return shape * (shape + 1) * reach * reach * (1 - p);
  const slow = shape * reach * Math.exp(-(shape + 1) * Math.log1p(p * reach));
  return (2 * (1 - p) * (ordersAt(p, shape, reach) - slow)) / p;
}

/** Customers with as many orders share their nodes. */
let known = {a: 0, nodes: new Map<string, Nodes>()};

function nodesOf(a: number, b: number, n: number): Nodes {
  if (known.a !== a || known.nodes.size > 20_000) known = {a, nodes: new Map()};
  const key = `${b} ${n}`;
  let nodes = known.nodes.get(key);
  if (!nodes) {
    nodes = betaNodes(a, b, n);
    known.nodes.set(key, nodes);
  }
  return nodes;
}
