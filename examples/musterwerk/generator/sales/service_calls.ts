import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import type {Product} from '../products/products.ts';
import {fiscalYearOf, type Month, workingDays} from '../world/calendar.ts';
import {season, yearFactor} from '../world/economy.ts';
import {lognormal, pick, poisson, type Streams} from '../world/random.ts';
import {document, line} from './documents.ts';
import type {Sales} from './sales.ts';

const CALL_OUTS_PER_YEAR = 1.5;
export const CALL_OUT_VALUE = 195_000;

/** How many call-outs a month brings; the invoices and the technicians' visits agree on it. */
export function callOutCount(streams: Streams, customer: Customer, month: Month): number {
  const now = appetite(customer.life, month);
  if (now === 0 || customer.kind === 'collective') return 0;
  const mean = (CALL_OUTS_PER_YEAR * Math.sqrt(customer.size) * customer.intensity * now) / 12;
  const seasonal = mean * season('service', month);
  return poisson(streams('call-out count', customer.index, month), seasonal);
}

/** Service calls that the customer pays: travel, hours, small material. */
export function invoiceCallOuts(
  sales: Sales,
  customer: Customer,
  month: Month,
  index: number,
): number {
  const count = callOutCount(sales.streams, customer, month);
  if (count === 0) return index;
  const random = sales.streams('call-outs', customer.index, month);
  const {technician, travel, serviceMaterial} = sales.catalogue;
  for (let n = 0; n < count; n++) {
    const level = yearFactor(fiscalYearOf(month));
    const value = lognormal(random, CALL_OUT_VALUE * level, 0.5);
    const material = Math.round(value * 0.35 * random());
    const fare = Math.round(travel.price * level);
    const hourPrice = Math.round(technician.price * level);
    const halfHours = Math.max(2, Math.round((2 * (value - material - fare)) / hourPrice));
    const priced = (product: Product, quantity: number, list: number) =>
      line(
        customer,
        product,
        quantity,
        list,
        customer.discounts.services,
        Math.round(list * product.costShare * (0.8 + 0.4 * random())),
      );
    const lines = [
      priced(technician, halfHours * 500, Math.round((hourPrice * halfHours) / 2)),
      priced(travel, 1000, fare),
    ];
    if (material > 2000) lines.push(priced(serviceMaterial, 1000, material));
    const documentDay = pick(random, workingDays(month));
    sales.books.post(
      document(random, {kind: 'RE', stream: 'service', documentDay, customer, lines}),
      customer.index * 1000 + index + n,
    );
  }
  return index + count;
}
