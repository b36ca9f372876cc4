import {chance, type Streams} from '../world/random.ts';
import type {Customer} from './customer.ts';
import type {Part} from './part.ts';

/** Whom the invoice goes to in a group, an association, or nobody else; 14 % of invoices differ. */
export function drawPayers(streams: Streams, part: Part, customers: readonly Customer[]): void {
  const associations = customers.filter(({kind}) => kind === 'association');
  const leads = new Map<number, Customer>();
  for (const customer of customers) {
    const random = streams('payer', customer.index);
    if (customer.group !== null) {
      const lead = leads.get(customer.group);
      if (!lead) leads.set(customer.group, customer);
      else {
        if (chance(random, 0.5)) customer.payer = lead;
        if (chance(random, 0.25)) customer.shipTo = lead;
      }
    } else if (customer.kind === 'ordinary' && chance(random, 0.027) && associations.length > 0) {
      customer.payer = associations[(customer.index + part.number) % associations.length]!;
    }
  }
}
