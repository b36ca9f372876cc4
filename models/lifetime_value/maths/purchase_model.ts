/** What a model of purchases knows of a customer; times are weeks since the first purchase. */
export interface History {
  /** Days with a purchase after the first one (x). */
  orders: number;
  /** Time of the last of them; 0 without any (t_x). */
  last: number;
  /** Time until now (T). */
  age: number;
}

/** What is known of a customer that has not left. */
export type Still = Omit<History, 'last'>;

/** A history, and how many customers share it. */
export interface Counted extends History {
  customers: number;
}

/** What is to come of a customer that has not left yet. */
export interface Outlook {
  /** Expected orders. */
  orders: number;
  /** Expected orders, each discounted to today. */
  discounted: number;
  /** E[N(N − 1)] of the orders, by which their variance is known. */
  factorial: number;
  /** Chance that none comes. */
  none: number;
}

export interface Horizon {
  weeks: number;
  /** Continuous rate of discount a week: ln(1 + d) / 52. */
  discount: number;
}

/** A model of when customers buy and leave: four numbers, all above zero. */
export interface PurchaseModel {
  name: string;
  parameters: readonly [string, string, string, string];
  /** From where to search for them. */
  starts(histories: readonly Counted[]): number[][];
  /** ln L of one customer's history. */
  logLikelihood(parameters: readonly number[], histories: readonly Counted[]): number;
  pAlive(parameters: readonly number[], history: History): number;
  /** Expected orders of a customer that is still there. */
  ordersUntil(parameters: readonly number[], history: Still, weeks: number): number;
  /** Of a customer that is still there: when it bought last says nothing more then. */
  outlook(parameters: readonly number[], history: Still, horizon: Horizon): Outlook;
}

/** Weeks from order to order, and of a customer in all, if nobody had left. */
export function usualTimes(histories: readonly Counted[]): {gap: number; age: number} {
  let [orders, age, customers] = [0, 0, 0];
  for (const each of histories) {
    orders += each.customers * each.orders;
    age += each.customers * each.age;
    customers += each.customers;
  }
  return {gap: Math.max(age, 1) / (orders + customers / 2), age: Math.max(age / customers, 1)};
}
