import type {Company} from './company.ts';
import type {Customer} from './customers/customer.ts';
import {drawCustomers} from './customers/customers.ts';
import {writeKnowledge} from './customers/knowledge.ts';
import {writeCustomers} from './customers/master_data.ts';
import type {Part} from './customers/part.ts';
import {drawProspects} from './customers/prospects.ts';
import {writeRelations} from './customers/relations.ts';
import type {List} from './files/list.ts';
import type {Outbox, Span} from './files/outbox.ts';
import type {Lists} from './lists.ts';
import {type Contact, drawContacts, writeContacts} from './marketing/contacts.ts';
import {openCrm} from './marketing/crm.ts';
import {drawLossProgramme, type Programme} from './marketing/loss_programme.ts';
import {writeContracts} from './sales/contracts.ts';
import {newMachine, oldMachines, writeMachine} from './sales/installed_base.ts';
import {writeAgreements} from './sales/rebates.ts';
import {sellTo} from './sales/sales.ts';
import {openSalesOffice, type SalesOffice} from './sales/sales_office.ts';
import {activityIds} from './service/activities.ts';
import {openServiceDesk} from './service/desk.ts';
import {openPortal, writePortalAccounts} from './service/portal.ts';
import {staffAnswers} from './service/surveys.ts';
import {writeTruth} from './truth.ts';
import type {Day, Month} from './world/calendar.ts';

/** Draws the months of a part, one after the other, and writes them down. */
export async function livePart(
  company: Company,
  part: Part,
  outbox: Outbox,
  lists: Lists & {truth: List},
  span: Span,
  first: Month,
): Promise<void> {
  const {streams, roster, months, employees} = company;
  const customers = drawCustomers(streams, part);
  const prospects = drawProspects(streams, part);
  const office = openSalesOffice(company, part, outbox, span, customers);
  const {sales, orders, machines, activities} = office;
  const contacts = new Map(
    customers.map(customer => [customer.index, drawContacts(streams, customer)]),
  );
  const programme = drawLossProgramme(streams, part, customers, {
    sales,
    machines,
    orders: Map.groupBy(orders, ({customer}) => customer.index),
  });
  const crm = openCrm({
    outbox,
    streams,
    roster,
    part,
    customers,
    prospects,
    orders,
    machines,
    contracts: sales.contracts,
    programme,
    acquire: activities.acquire,
  });
  const usePortal = openPortal(outbox, streams, activityIds('E', part.number));
  const desk = openServiceDesk(company, part, outbox, machines);

  for (let month = first; month < months; month++) {
    for (const customer of customers) {
      sellTo(sales, customer, month);
      crm.customerMonth(customer, contacts.get(customer.index) ?? [], month);
      if (month < 0) continue;
      activities.work(customer, month);
      usePortal(customer, month);
      desk.serve(customer, month);
    }
    if (part.number === 0 && month >= 0) {
      for (const given of staffAnswers(streams, employees, month)) desk.answer(given);
    }
    crm.partMonth(month);
    await office.close(month);
  }
  await outbox.finish();
  writeLists(company, lists, span.until, {
    ...office,
    customers,
    prospects,
    contacts,
    programme,
  });
}

/** What is delivered whole each time, and the truth. */
function writeLists(
  {streams, catalogue, roster}: Company,
  lists: Lists & {truth: List},
  until: Day,
  drawn: Pick<SalesOffice, 'sales' | 'contracts' | 'orders' | 'agreements'> & {
    customers: readonly Customer[];
    prospects: readonly Customer[];
    contacts: ReadonlyMap<number, readonly Contact[]>;
    programme: ReadonlyMap<number, Programme>;
  },
): void {
  const {customers, prospects, contracts, orders, agreements, contacts, programme, sales} = drawn;
  writeCustomers(lists.customers, streams, [...customers, ...prospects], roster, until);
  sales.buyers.write(lists.buyers, until);
  writeRelations(lists.relations, customers, until);
  for (const each of contracts) writeContracts(lists.contracts, each, until);
  const bought = Map.groupBy(orders, ({customer}) => customer);
  for (const customer of customers) {
    const own = bought.get(customer) ?? [];
    for (const machine of oldMachines(streams, catalogue, customer, own))
      writeMachine(lists.machines, machine, until);
  }
  for (const order of orders) writeMachine(lists.machines, newMachine(order), until);
  writeAgreements(lists.agreements, agreements, until);
  for (const each of contacts.values()) writeContacts(lists, streams, each, until);
  writeKnowledge(lists, streams, customers, until);
  writeTruth(lists.truth, streams, customers, programme);
  writePortalAccounts(lists.portalAccounts, streams, customers, until);
}
