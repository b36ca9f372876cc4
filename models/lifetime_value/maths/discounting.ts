import type {Horizon} from './purchase_model.ts';
import {betaNodes} from './quadrature.ts';

const nodes = betaNodes(1, 1, 8);

/**
 * What expected orders are worth today, given how many of them come until a time:
 * ∫ e^(−δt) dE(t) = e^(−δH)·E(H) + δ·∫ e^(−δt)·E(t) dt.
 */
export function discountedOrders(
  ordersUntil: (weeks: number) => number,
  {weeks, discount}: Horizon,
): number {
  let sum = Math.exp(-discount * weeks) * ordersUntil(weeks);
  for (let i = 0; i < nodes.at.length; i++) {
    const t = weeks * nodes.at[i]!;
    sum += discount * weeks * nodes.weight[i]! * Math.exp(-discount * t) * ordersUntil(t);
  }
  return sum;
}
