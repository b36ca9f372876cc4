import type {Company} from '../company.ts';
import {drawBuyers} from '../customers/buyers.ts';
import type {Customer} from '../customers/customer.ts';
import type {Part} from '../customers/part.ts';
import type {Outbox, Span} from '../files/outbox.ts';
import {openJournal} from '../ledger/journal.ts';
import {openOpenItems} from '../payments/open_items.ts';
import {type Activities, activityIds, openActivities} from '../service/activities.ts';
import {type Month, monthOf} from '../world/calendar.ts';
import {type Books, openBooks} from './books.ts';
import {type Contract, drawContracts} from './contracts.ts';
import {openDeliveries} from './deliveries.ts';
import {documentNumbers} from './documents.ts';
import {
  countMachines,
  drawMachineOrders,
  type MachineCount,
  type MachineOrder,
} from './machine_orders.ts';
import {sellMachine} from './machines.ts';
import {openOrders} from './orders.ts';
import {drawPartsOrders} from './parts_orders.ts';
import {type Agreement, drawAgreements, openRebates} from './rebates.ts';
import {openRecommendations} from './recommendations.ts';
import {clerks, type Sales} from './sales.ts';

/** The part of the company that sells and invoices, and what follows from it. */
export interface SalesOffice {
  sales: Sales;
  contracts: readonly (readonly Contract[])[];
  orders: readonly MachineOrder[];
  machines: MachineCount;
  agreements: readonly Agreement[];
  activities: Activities;
  /** When all of a month is sold: bonus is set aside, and the month's files and bookings are written. */
  close(month: Month): Promise<void>;
}

/** Opens the books of a part, and orders and delivers its machines. */
export function openSalesOffice(
  company: Company,
  part: Part,
  outbox: Outbox,
  span: Span,
  customers: readonly Customer[],
): SalesOffice {
  const {streams, catalogue, rates, tally, totals, roster, months} = company;
  const contracts = customers.map(customer => drawContracts(streams, catalogue, customer, months));
  const contractsOf: Sales['contracts'] = ({index}) => contracts[index - part.first] ?? [];
  // One year before, whose machines stand there already, and one after, paid for in advance now.
  const orders = Array.from({length: part.years + 2}, (_, at) =>
    drawMachineOrders(streams, catalogue, customers, part, at - 1),
  ).flat();
  const machines = countMachines(orders);
  const numbers = documentNumbers(part.number);
  const journals = [
    openJournal(outbox, span, tally, 'Ausgangsrechnungen', 1),
    openJournal(outbox, span, tally, 'Zahlungen', 2),
  ] as const;
  const activities = openActivities(
    outbox,
    {streams, roster, machines, contracts: contractsOf, plant: tally.dirt},
    part.number,
  );
  const agreements = drawAgreements(customers, part.size);
  const rebates = openRebates({
    streams,
    outbox,
    journal: journals[0],
    agreements,
    bonus: catalogue.bonus,
    credit: paper => books.write(paper),
  });
  const books: Books = openBooks({
    streams,
    numbers,
    rates,
    outbox,
    tally,
    journal: journals[0],
    openItems: openOpenItems(outbox, {
      streams,
      numbers,
      journal: journals[1],
      worked: activities.receivable,
    }),
    customers,
    part,
    totals,
    seen: rebates.seen,
  });
  const sales: Sales = {
    streams,
    catalogue,
    books,
    writeOrder: openOrders(outbox, rates),
    deliver: openDeliveries(outbox, numbers, ({day, freight}) => {
      books.totals(monthOf(day)).freight += freight;
    }),
    contracts: contractsOf,
    partsOrders: drawPartsOrders(streams, customers, part, months),
    buyers: drawBuyers(streams, customers, part, months),
    recommend: openRecommendations(outbox, streams, catalogue, activityIds('P', part.number)),
    clerk: clerks(roster),
  };
  orders.forEach((order, index) => {
    sellMachine(sales, order, index);
  });
  return {
    sales,
    contracts,
    orders,
    machines,
    agreements,
    activities,
    async close(month) {
      rebates.close(month);
      await outbox.close(month);
      for (const journal of journals) await journal.close(month);
    },
  };
}
