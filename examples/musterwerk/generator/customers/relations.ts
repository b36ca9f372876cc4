import {windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {type Day, firstDay, germanDay} from '../world/calendar.ts';
import type {Customer} from './customer.ts';

export const RELATIONS = windows('Kundennummer;Rolle;Partner;Gültig ab;Gültig bis');

/** In a group of so many and more, sites belong to the customers among them: each to the one before. */
const THREE_LEVELS = 4;
const SITES = 2;

/**
 * Who belongs to whom, who pays, who receives, and who buys through an association. Large groups have
 * three levels: the group's first account, customers below it, and their sites.
 */
export function writeRelations(file: List, customers: readonly Customer[], until: Day): void {
  const groups = groupsOf(customers);
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
    const members = group === null ? [] : (groups.get(group) ?? []);
    const above = aboveOf(members, members.indexOf(customer));
    if (above) add(above === members[0] ? 'Konzern' : 'Standort', above);
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

function groupsOf(customers: readonly Customer[]): Map<number, Customer[]> {
  const groups = new Map<number, Customer[]>();
  for (const customer of customers) {
    if (customer.group === null) continue;
    const members = groups.get(customer.group);
    if (members) members.push(customer);
    else groups.set(customer.group, [customer]);
  }
  return groups;
}

/** Whom a member belongs to directly; of those below the first, each third is a customer with sites. */
function aboveOf(members: readonly Customer[], at: number): Customer | undefined {
  if (at <= 0) return undefined;
  const site = (at - 1) % (1 + SITES);
  return members.length < THREE_LEVELS || site === 0 ? members[0] : members[at - site];
}
