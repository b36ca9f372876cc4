import {type Customer, drawCustomers} from './customers/customers.ts';
import type {Closing} from './ledger/closing.ts';
import {type Catalogue, drawCatalogue} from './products/products.ts';
import {corrections} from './sales/corrections.ts';
import {type Delivery, type Document, type Waiting, waiting} from './sales/documents.ts';
import {countMachines, drawMachineOrders, machineDocuments} from './sales/machines.ts';
import {
  type Contract,
  callOuts,
  contractInvoices,
  drawContracts,
  partsOrders,
  retrofits,
  type Sales,
} from './sales/sales.ts';
import type {Work} from './service/activities.ts';
import type {Desk} from './service/tickets.ts';
import {drawEmployees, type Employee, roster} from './staff/employees.ts';
import {lastDay, type Month} from './world/calendar.ts';
import {randomStreams, type Streams} from './world/random.ts';

export interface Arguments {
  customers: number;
  years: number;
  seed: number;
}

/** The company as it is known before the first month; everything else is drawn month by month. */
export interface Company {
  arguments: Arguments;
  months: Month;
  streams: Streams;
  customers: Customer[];
  employees: Employee[];
  catalogue: Catalogue;
  sales: Sales;
  closing: Closing;
  work: Work;
  desk: Desk;
  documents: Waiting<Document>;
  deliveries: Waiting<Delivery>;
}

/** Draws everything that is known before the first month. */
export function found(given: Arguments): Company {
  const months = given.years * 12;
  const streams = randomStreams(given.seed);
  const customers = drawCustomers(streams, given);
  const employees = drawEmployees(streams, given.customers, months);
  const catalogue = drawCatalogue(streams);
  const sales: Sales = {streams, catalogue, customerCount: given.customers};
  const staff = roster(employees);
  const documents = waiting<Document>(({postedDay}) => postedDay);
  const deliveries = waiting<Delivery>(({day}) => day);
  // One year more, because its machines are ordered, quoted and paid for in advance now.
  const orders = Array.from({length: given.years + 1}, (_, year) =>
    drawMachineOrders(streams, customers, given.customers, year),
  );
  for (const year of orders) {
    year.forEach((order, index) => {
      const drawn = machineDocuments(streams, catalogue, order, index);
      for (const document of drawn) addWithCorrections(streams, documents, document, index);
      const lines = drawn.at(-1)?.lines.length ?? 1;
      deliveries.add({day: order.delivered, customerNumber: order.customer.number, lines});
    });
  }
  const machines = countMachines(orders.flat());
  const contracts = new Map<Customer, Contract[]>(
    customers.map(customer => [customer, drawContracts(sales, customer, months)]),
  );
  return {
    arguments: given,
    months,
    streams,
    customers,
    employees,
    catalogue,
    sales,
    closing: {streams, roster: staff, customerCount: given.customers},
    work: {streams, roster: staff, machines, contracts: customer => contracts.get(customer) ?? []},
    desk: {streams, products: catalogue.parts, machines, end: lastDay(months - 1)},
    documents,
    deliveries,
  };
}

function addWithCorrections(
  streams: Streams,
  documents: Waiting<Document>,
  document: Document,
  index: number,
): void {
  documents.add(document);
  for (const correction of [corrections(streams, document, index)].flat())
    documents.add(correction);
}

/** Draws what the customers buy in a month; it waits until the month of its posting. */
export function sell(
  {sales, streams, customers, work, documents, deliveries}: Company,
  month: Month,
): void {
  for (const customer of customers) {
    const drawn = [
      ...partsOrders(sales, customer, month),
      ...callOuts(sales, customer, month),
      ...contractInvoices(sales, customer, work.contracts(customer), month),
      ...retrofits(sales, customer, month),
    ];
    drawn.forEach(({document, delivery}, index) => {
      addWithCorrections(streams, documents, document, customer.index * 1000 + index);
      if (delivery) deliveries.add(delivery);
    });
  }
}
