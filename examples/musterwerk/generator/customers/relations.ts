import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {type Day, firstDay, germanDay} from '../world/calendar.ts';
import type {Customer} from './customer.ts';

export const RELATIONS = windows('Kundennummer;Rolle;Partner;Gültig ab;Gültig bis');

/** Who pays, who receives, and who buys through an association. */
export function writeRelations(file: List, customers: readonly Customer[], until: Day): void {
  const leads = new Map<number, Customer>();
  for (const customer of customers) {
    const {group, payer, shipTo, since} = customer;
    if (since > until) continue;
    const add = (role: string, partner: Customer, from = since) =>
      file.row([
        customer.number,
        role,
        partner.number,
        germanDay(Math.max(from, partner.since)),
        '',
      ]);
    const lead = group === null ? undefined : leads.get(group);
    if (group !== null && !lead) leads.set(group, customer);
    if (lead) add('Konzern', lead);
    if (payer !== customer) {
      add('Regulierer', payer);
      if (payer.kind === 'association') add('Verbandsmitglied', payer);
    }
    if (shipTo !== customer) add('Warenempfänger', shipTo);
    // Master data knows the other number of one in three.
    const {twinOf} = customer;
    if (twinOf && customer.index % 3 === 0) add('Zweitnummer', twinOf, firstDay(6));
  }
}
