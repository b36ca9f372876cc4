import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import type {Part} from '../customers/part.ts';
import {type Contract, runningContract} from '../sales/contracts.ts';
import {sum} from '../sales/documents.ts';
import type {MachineOrder} from '../sales/machine_orders.ts';
import {ORDER_VALUE, partsOrderCount} from '../sales/parts.ts';
import {callOutCount} from '../sales/service_calls.ts';
import {caseCount} from '../service/cases.ts';
import type {Month} from '../world/calendar.ts';
import {chance, type Streams} from '../world/random.ts';

/**
 * Talks with customers with whom we lost money in the first year. They change nothing: who lost us
 * money in one year was unlucky as a rule, and earns us more in the next one anyway.
 */
export const LOSS_PROGRAMME: {month: Month; chosen: number} = {month: 13, chosen: 0.06};

export type Programme = 'chosen' | 'passed over';

/** Of each two customers who lost us as much, one is chosen. */
export function drawLossProgramme(
  given: {
    streams: Streams;
    part: Part;
    contracts: (customer: Customer) => readonly Contract[];
  },
  customers: readonly Customer[],
  orders: readonly MachineOrder[],
): ReadonlyMap<number, Programme> {
  const {streams, part, contracts} = given;
  const bought = Map.groupBy(orders, ({customer}) => customer.index);
  const there = customers.filter(
    ({kind, life}) => kind === 'ordinary' && life.start < 0 && appetite(life, 12) > 0,
  );
  const losing = there
    .map(customer => {
      const own = bought.get(customer.index) ?? [];
      return [customer.index, firstYear(streams, customer, own, contracts(customer))] as const;
    })
    .sort(([, a], [, b]) => a - b)
    .slice(0, 2 * Math.round(LOSS_PROGRAMME.chosen * part.size));
  const random = streams('loss programme', part.number);
  const arms = new Map<number, Programme>();
  for (let at = 0; at + 1 < losing.length; at += 2) {
    const first = chance(random, 0.5);
    arms.set(losing[at]![0], first ? 'chosen' : 'passed over');
    arms.set(losing[at + 1]![0], first ? 'passed over' : 'chosen');
  }
  return arms;
}

/** Cents that a piece of work costs us, or leaves us, roughly. */
const WORTH = {order: -7_500, callOut: 84_000, machine: -900_000, case: -4_300, visits: -115_000};
const MARGIN = {parts: 0.55, machineList: -0.038, fee: 0.7};

/** What a customer brought in the first year after all our work, as controlling reckons it at first. */
function firstYear(
  streams: Streams,
  customer: Customer,
  orders: readonly MachineOrder[],
  contracts: readonly Contract[],
): number {
  const {size, discounts} = customer;
  const perOrder = ORDER_VALUE * size ** 0.3 * (MARGIN.parts - discounts.parts) + WORTH.order;
  let result = WORTH.visits * size ** 0.45;
  for (let month = 0; month < 12; month++) {
    result += perOrder * partsOrderCount(streams, customer, month);
    result += WORTH.callOut * callOutCount(streams, customer, month);
    result += WORTH.case * caseCount(streams, customer, month);
    result += (MARGIN.fee * (runningContract(contracts, month)?.fee ?? 0)) / 12;
  }
  for (const {acceptance, lines, list} of orders) {
    if (acceptance < 0 || acceptance >= 12) continue;
    result += sum(lines, 'net') - sum(lines, 'cost') + MARGIN.machineList * list + WORTH.machine;
  }
  return result;
}
