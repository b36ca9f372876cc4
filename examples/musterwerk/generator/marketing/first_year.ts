import type {Customer} from '../customers/customer.ts';
import {appetite, longComplaintsIn} from '../customers/life.ts';
import {runningContract} from '../sales/contracts.ts';
import {sum} from '../sales/documents.ts';
import type {MachineCount, MachineOrder} from '../sales/machine_orders.ts';
import {orderValues} from '../sales/parts_orders.ts';
import {lostQuoteCount, MINUTES} from '../sales/quotes.ts';
import {RETROFIT_VALUE, retrofitCount} from '../sales/retrofits.ts';
import type {Sales} from '../sales/sales.ts';
import {CALL_OUT_VALUE, callOutCount} from '../sales/service_calls.ts';
import {effortsIn} from '../service/activities.ts';
import {caseCount} from '../service/cases.ts';
import {EFFORT} from '../service/efforts.ts';
import {COST_CENTRES} from '../staff/cost_centres.ts';
import {type Month, monthOf} from '../world/calendar.ts';

/** What the reckoning reads. */
export interface Business {
  sales: Sales;
  machines: MachineCount;
  orders: ReadonlyMap<number, readonly MachineOrder[]>;
}

/** Practical capacity of a full-time job. */
const MINUTES_A_YEAR = 68_000;

/** Cents that so many minutes of a department cost. */
const costs = new Map(
  COST_CENTRES.map(({code, fte, salary, other}) => [
    code,
    fte === 0 ? 0 : (100 * (fte * salary + other)) / (fte * MINUTES_A_YEAR),
  ]),
);
const cost = (department: string, minutes: number) => (costs.get(department) ?? 0) * minutes;

/** Of list, what the product leaves; machines have their own cost, and freight and warranty beside it. */
const LEFT = {parts: 0.55, callOuts: 0.78, contracts: 0.88, retrofits: 0.62};
const FREIGHT_AND_WARRANTY = 0.038;
const COMMISSION = 0.035;
/** Entered, packed, sent, invoiced. */
const ORDER = cost('2100', 30) + cost('2600', 28) + cost('2700', 5) + 2_500;
const INVOICE = cost('2100', 5) + cost('2700', 5);
const MACHINE = cost('2100', 600) + cost('2600', 480);

/** What a customer left us in the first fiscal year after all work for them, in cents, as it is reckoned at first. */
export function firstYear(business: Business, customer: Customer): number {
  let result = machineYear(business, customer);
  for (let month = 0; month < 12; month++)
    result += earned(business.sales, customer, month) - worked(business, customer, month);
  return result;
}

function earned(sales: Sales, customer: Customer, month: Month): number {
  const {streams} = sales;
  const {discounts} = customer;
  const callOut = CALL_OUT_VALUE * (LEFT.callOuts - discounts.services) - INVOICE;
  const retrofit = RETROFIT_VALUE * (LEFT.retrofits - discounts.services) - INVOICE;
  const fee = runningContract(sales.contracts(customer), month)?.fee ?? 0;
  const value = orderValues(streams, customer, month);
  let orders = 0;
  for (let n = sales.partsOrders(customer, month).count; n > 0; n--)
    orders += value() * (LEFT.parts - discounts.parts) - ORDER;
  return (
    orders +
    callOutCount(streams, customer, month) * callOut +
    retrofitCount(streams, customer, month) * retrofit +
    (fee * (LEFT.contracts - discounts.services)) / 12
  );
}

function worked({sales, machines}: Business, customer: Customer, month: Month): number {
  const {streams, contracts} = sales;
  const complaints = (0.45 * customer.intensity * appetite(customer.life, month)) / 12;
  const quotes = lostQuoteCount(streams, customer, month, machines(customer, month + 8, month + 9));
  let sum =
    cost('2300', 34 * caseCount(streams, customer, month)) +
    cost('2800', 330 * (complaints + longComplaintsIn(customer.life, month))) +
    cost('2200', MINUTES.mean * quotes);
  for (const [effort, count] of effortsIn({streams, machines, contracts}, customer, month))
    sum += cost(EFFORT[effort].team, EFFORT[effort].minutes * count);
  return sum;
}

function machineYear({orders}: Business, customer: Customer): number {
  const within = (month: Month) => month >= 0 && month < 12;
  let result = 0;
  for (const {ordered, acceptance, lines, list} of orders.get(customer.index) ?? []) {
    const net = sum(lines, 'net');
    const commission = customer.channel === 'Vertreter' ? COMMISSION * net : 0;
    if (within(acceptance))
      result += net - sum(lines, 'cost') - FREIGHT_AND_WARRANTY * list - commission;
    if (within(monthOf(ordered))) result -= MACHINE + cost('2200', MINUTES.mean);
  }
  return result;
}
