import {type Arguments, type Company, found, sell} from './company.ts';
import {writeCustomers} from './customers/customer_versions.ts';
import type {WrittenFile} from './files/csv_writer.ts';
import {type Spoiler, spoiler} from './files/dirt.ts';
import {addDirt, addMoney, type Delivered, type Dirt} from './files/manifest.ts';
import {addToTotals, closingPostings, noTotals} from './ledger/closing.ts';
import {documentPosting, type EntrySeen, openLedger, writePosting} from './ledger/ledger.ts';
import {planPosting} from './ledger/plan.ts';
import {writeProductCosts, writeProducts} from './products/product_files.ts';
import {type Delivery, type Document, waiting} from './sales/documents.ts';
import {
  documentNumbers,
  openDeliveries,
  openInvoices,
  writeDelivery,
  writeLine,
} from './sales/invoices.ts';
import {openActivities, writeActivities} from './service/activities.ts';
import {
  type Answer,
  openSurveys,
  recommendationAnswer,
  staffAnswers,
  ticketAnswer,
  writeAnswer,
} from './service/surveys.ts';
import {drawTickets, openTickets, writeTicket} from './service/tickets.ts';
import {writeEmployees, writeTrainings} from './staff/employees.ts';
import {type Month, monthName} from './world/calendar.ts';

/** Months that are drawn before the first one written, so that its corrections have something to correct. */
const WARM_UP = 2;

/** Writes the whole history into a folder, a month at a time. */
export async function writeHistory(folder: string, given: Arguments): Promise<Delivered> {
  const company = found(given);
  const delivered: Delivered = {
    arguments: {customers: given.customers, years: given.years, seed: given.seed},
    files: [
      await writeProducts(folder, company.catalogue),
      await writeProductCosts(folder, company.catalogue, given.years),
      await writeCustomers(
        folder,
        company.streams,
        company.customers,
        company.closing.roster,
        company.months,
      ),
      await writeEmployees(folder, company.employees),
      await writeTrainings(folder, company.streams, company.employees, company.months),
    ],
    invoices: new Map(),
    ledger: {Ist: new Map(), Plan: new Map()},
    dirt: [],
  };
  await writeSales(folder, company, delivered);
  await writeService(folder, company, delivered);
  delivered.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return delivered;
}

async function writeSales(folder: string, company: Company, delivered: Delivered): Promise<void> {
  const number = documentNumbers();
  const badDates = spoiler(
    company.streams,
    '00.00.0000',
    company.arguments.customers,
    company.months,
  );
  const known = new Set(company.customers.map(customer => customer.number));
  let deliveryId = 0;
  for (let month = -WARM_UP; month < company.months; month++) {
    sell(company, month);
    const documents = company.documents.take(month);
    const deliveries = company.deliveries.take(month);
    documents.forEach(number);
    if (month < 0) continue;
    const files = [
      await writeInvoices(folder, delivered, documents, known, badDates, month),
      await writeDeliveries(folder, deliveries, deliveryId, month),
      await writeLedger(folder, company, delivered, documents, deliveries.length, month),
    ];
    deliveryId += deliveries.length;
    delivered.files.push(...files);
  }
}

async function writeInvoices(
  folder: string,
  delivered: Delivered,
  documents: readonly Document[],
  known: ReadonlySet<string>,
  badDates: Spoiler,
  month: Month,
): Promise<WrittenFile> {
  const file = openInvoices(folder, month);
  const path = `erp/rechnungen_${monthName(month)}.csv.gz`;
  const bad = badDates(
    month,
    documents.reduce((total, {lines}) => total + lines.length, 0),
  );
  const dirt = (reason: string, expected: Dirt['expected'], net: number) =>
    addDirt(delivered.dirt, {file: path, reason, expected, rows: 1, net});
  let row = 0;
  for (const document of documents) {
    document.lines.forEach((line, index) => {
      const dateLost = bad.has(row++);
      writeLine(file, document, line, index + 1, dateLost);
      addMoney(delivered.invoices, monthName(month), document.kind, line.net);
      if (dateLost) dirt('Belegdatum 00.00.0000', 'rejected', line.net);
      else if (!known.has(document.customerNumber)) dirt('unknown customer', 'loaded', line.net);
    });
  }
  return file.close();
}

async function writeDeliveries(
  folder: string,
  deliveries: readonly Delivery[],
  lastId: number,
  month: Month,
): Promise<WrittenFile> {
  const file = openDeliveries(folder, month);
  deliveries.forEach((delivery, index) => {
    writeDelivery(file, delivery, lastId + index + 1);
  });
  return file.close();
}

async function writeLedger(
  folder: string,
  {closing, arguments: {customers}}: Company,
  delivered: Delivered,
  documents: readonly Document[],
  deliveries: number,
  month: Month,
): Promise<WrittenFile> {
  const file = openLedger(folder, month);
  const seen: EntrySeen = (scenario, kind, cents) =>
    addMoney(delivered.ledger[scenario], monthName(month), kind, cents);
  const totals = {...noTotals(), deliveries};
  for (const document of documents) {
    addToTotals(totals, document);
    writePosting(file, documentPosting(document), seen);
  }
  for (const posting of closingPostings(closing, totals, month)) writePosting(file, posting, seen);
  writePosting(file, planPosting(customers, month), seen);
  return file.close();
}

async function writeService(folder: string, company: Company, delivered: Delivered): Promise<void> {
  const {streams, customers, employees, work, desk, months} = company;
  const spoil = (kind: 'empty eroeffnet' | 'CSAT 9') =>
    spoiler(streams, kind, company.arguments.customers, months);
  const [noOpening, badScore] = [spoil('empty eroeffnet'), spoil('CSAT 9')];
  const [activities, tickets, surveys] = [
    openActivities(folder),
    openTickets(folder),
    openSurveys(folder),
  ];
  const answers = waiting<Answer>(({day}) => day);
  let [activityId, ticketId, answerId] = [0, 0, 0];
  for (let month = 0; month < months; month++) {
    activityId = writeActivities(activities, work, customers, month, activityId);
    const drawn = drawTickets(desk, customers, month, ticketId);
    ticketId += drawn.length;
    const spoilt = noOpening(month, drawn.length);
    drawn.forEach((ticket, index) => {
      writeTicket(tickets, ticket, spoilt.has(index));
      // Nobody is asked about a ticket that the warehouse will turn away.
      const answer = spoilt.has(index) ? null : ticketAnswer(streams, ticket);
      if (answer) answers.add(answer);
    });
    count(delivered.dirt, 'service/tickets.csv.gz', 'eroeffnet empty', spoilt.size);

    for (const customer of customers) {
      const answer = recommendationAnswer(streams, customer, month);
      if (answer) answers.add(answer);
    }
    for (const answer of staffAnswers(streams, employees, month)) answers.add(answer);
    const given = answers.take(month);
    const scores = given.filter(({kind}) => kind === 'CSAT');
    const wrong = badScore(month, scores.length);
    for (const index of wrong) (scores[index] as Answer).value = 9;
    for (const answer of given) writeAnswer(surveys, answer, ++answerId);
    count(delivered.dirt, 'service/umfragen.csv', 'CSAT 9', wrong.size);
    for (const file of [activities, tickets, surveys]) await file.flush();
  }
  for (const file of [activities, tickets, surveys]) delivered.files.push(await file.close());
}

function count(dirt: Dirt[], file: string, reason: string, rows: number): void {
  if (rows > 0) addDirt(dirt, {file, reason, expected: 'rejected', rows});
}
