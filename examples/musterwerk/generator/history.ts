import {drawCustomers} from './customers/customers.ts';
import {
  ATTRIBUTES,
  MEMBERSHIPS,
  REFERRALS,
  WALLETS,
  writeKnowledge,
} from './customers/knowledge.ts';
import {CUSTOMERS, writeCustomers} from './customers/master_data.ts';
import {type Part, partsOf} from './customers/part.ts';
import {regionOf} from './customers/regions.ts';
import {RELATIONS, writeRelations} from './customers/relations.ts';
import {spoiler} from './files/dirt.ts';
import type {Format} from './files/format.ts';
import {type List, openList} from './files/list.ts';
import {type Manifest, openTally} from './files/manifest.ts';
import {type Outbox, openOutbox, type Span, type WrittenFile} from './files/outbox.ts';
import {ACCOUNTS_FILE, writeAccounts} from './ledger/account_file.ts';
import {bookPosting, closingPostings, type MonthTotals, noTotals} from './ledger/closing.ts';
import {openJournal} from './ledger/journal.ts';
import {PLAN, writePlan} from './ledger/plan.ts';
import {writeSalesPlans} from './ledger/sales_plan.ts';
import {writeYearEnd} from './ledger/year_end.ts';
import {CAMPAIGNS, writeCampaigns} from './marketing/campaigns.ts';
import {CONSENTS, CONTACTS, drawContacts, writeContacts} from './marketing/contacts.ts';
import {openCrm} from './marketing/crm.ts';
import {drawLossProgramme} from './marketing/loss_programme.ts';
import {openOpenItems} from './payments/open_items.ts';
import {
  PRODUCT_COSTS,
  PRODUCTS,
  writeProductCosts,
  writeProducts,
} from './products/product_files.ts';
import {type Catalogue, drawCatalogue} from './products/products.ts';
import {type Books, openBooks} from './sales/books.ts';
import {CONTRACTS, type Contract, drawContracts, writeContracts} from './sales/contracts.ts';
import {drawRates, RATES, type Rates, writeRates} from './sales/currency.ts';
import {openDeliveries} from './sales/deliveries.ts';
import {documentNumbers} from './sales/documents.ts';
import {MACHINES, newMachine, oldMachines, writeMachine} from './sales/installed_base.ts';
import {countMachines, drawMachineOrders} from './sales/machine_orders.ts';
import {sellMachine} from './sales/machines.ts';
import {openOrders} from './sales/orders.ts';
import {AGREEMENT_FILE, drawAgreements, openRebates, writeAgreements} from './sales/rebates.ts';
import {openRecommendations} from './sales/recommendations.ts';
import {clerks, type Sales, sellTo} from './sales/sales.ts';
import {activityIds, openActivities} from './service/activities.ts';
import {openCalls} from './service/calls.ts';
import {openPortal, ACCOUNTS as PORTAL_ACCOUNTS, writePortalAccounts} from './service/portal.ts';
import {SERVICE_LEVELS, writeServiceLevels} from './service/service_levels.ts';
import {openSurveys, recommendationAnswer, staffAnswers, ticketAnswer} from './service/surveys.ts';
import {type Desk, drawTickets, openTickets} from './service/tickets.ts';
import {CAPACITY, COST_CENTRE_FILE, writeCapacity, writeCostCentres} from './staff/capacity.ts';
import {
  drawEmployees,
  EMPLOYEES,
  type Employee,
  type Roster,
  roster,
  writeEmployees,
} from './staff/employees.ts';
import {skilledShare, TRAININGS, writeTrainings} from './staff/trainings.ts';
import {TRUTH, writeEffects, writeTruth} from './truth.ts';
import {HISTORY_START, type Month, monthOf} from './world/calendar.ts';
import {randomStreams, type Streams} from './world/random.ts';

export interface Arguments {
  customers: number;
  years: number;
  seed: number;
}

/** What all parts of the company share. */
interface Company {
  given: Arguments;
  months: Month;
  streams: Streams;
  catalogue: Catalogue;
  employees: readonly Employee[];
  roster: Roster;
  skilled: Desk['skilled'];
  rates: Rates;
  totals: Map<Month, MonthTotals>;
  tally: ReturnType<typeof openTally>;
}

/**
 * Writes what was delivered in a span of days. A company is drawn part by part and month by month,
 * so that memory holds one part of it and the rows of the months to come.
 */
export async function writeHistory(
  folder: string,
  given: Arguments,
  span: Span,
  known?: Manifest,
): Promise<Pick<Manifest, 'files' | 'invoices' | 'ledger' | 'plan' | 'dirt'>> {
  const company = found(given);
  const lists = openLists(folder);
  const truth = openList(folder, 'truth/customers.csv', TRUTH);
  writeEffects(folder, company.catalogue);
  const files: WrittenFile[] = [];
  const parts = partsOf(given.customers, given.years);
  const first = firstMonth(span);
  for (const part of parts) {
    const name = parts.length > 1 ? String(part.number).padStart(2, '0') : '';
    const outbox = openOutbox(folder, span, company.tally.dirt, name);
    await livePart(company, part, outbox, {...lists, truth}, span, first);
    files.push(...outbox.files);
  }
  files.push(...(await liveCompany(folder, company, lists, span, first)));
  for (const list of Object.values(lists)) files.push(list.close());
  // Nobody delivers the truth, so no manifest counts it.
  truth.close();
  return {files, ...company.tally.written(known)};
}

/** Payments follow an invoice by up to seven months, the end of a lead its beginning by nine. */
const LONGEST_WAIT = 10;
/** Months that are drawn before the history, so that its corrections have something to correct. */
const WARM_UP = 2;

const firstMonth = ({known}: Span): Month =>
  known <= HISTORY_START ? -WARM_UP : Math.max(-WARM_UP, monthOf(known) - LONGEST_WAIT);

function found(given: Arguments): Company {
  const months = given.years * 12;
  const streams = randomStreams(given.seed);
  const employees = drawEmployees(streams, given.customers, months);
  return {
    given,
    months,
    streams,
    catalogue: drawCatalogue(streams),
    employees,
    roster: roster(employees),
    skilled: skilledShare(employees),
    rates: drawRates(streams, given.years),
    totals: new Map(),
    tally: openTally(),
  };
}

/** Files that are delivered whole each time. */
const LISTS = {
  customers: ['erp/kunden.csv', CUSTOMERS],
  relations: ['erp/kundenbeziehungen.csv', RELATIONS],
  contracts: ['erp/vertraege.csv', CONTRACTS],
  agreements: ['erp/bonusvereinbarungen.csv', AGREEMENT_FILE],
  contacts: ['crm/kontakte.csv', CONTACTS],
  consents: ['crm/einwilligungen.csv', CONSENTS],
  campaigns: ['crm/kampagnen.csv', CAMPAIGNS],
  wallets: ['crm/bedarf.csv', WALLETS],
  attributes: ['crm/merkmale.csv', ATTRIBUTES],
  memberships: ['crm/mitglieder.csv', MEMBERSHIPS],
  referrals: ['crm/empfehlungen.csv', REFERRALS],
  serviceLevels: ['service/servicelevel.csv', SERVICE_LEVELS],
  portalAccounts: ['portal/konten.csv', PORTAL_ACCOUNTS],
  machines: ['erp/anlagen.csv', MACHINES],
  products: ['erp/artikel.csv', PRODUCTS],
  productCosts: ['erp/artikelkosten.csv', PRODUCT_COSTS],
  rates: ['erp/kurse.csv', RATES],
  employees: ['personal/mitarbeiter.csv', EMPLOYEES],
  trainings: ['personal/schulungen.csv', TRAININGS],
  accounts: ['fibu/sachkonten.csv', ACCOUNTS_FILE],
  costCentres: ['controlling/kostenstellen.csv', COST_CENTRE_FILE],
  capacity: ['controlling/kapazitaet.csv', CAPACITY],
  plan: ['controlling/plan.csv', PLAN],
} satisfies Record<string, readonly [string, Format]>;

type Lists = Record<keyof typeof LISTS, List>;

const openLists = (folder: string): Lists =>
  Object.fromEntries(
    Object.entries(LISTS).map(([name, [path, format]]) => [name, openList(folder, path, format)]),
  ) as Lists;

async function livePart(
  company: Company,
  part: Part,
  outbox: Outbox,
  lists: Lists & {truth: List},
  span: Span,
  first: Month,
): Promise<void> {
  const {until} = span;
  const {streams, catalogue, rates, tally, totals, roster, months, employees} = company;
  const customers = drawCustomers(streams, part);
  const contracts = new Map<number, readonly Contract[]>(
    customers.map(customer => [
      customer.index,
      drawContracts(streams, catalogue, customer, months),
    ]),
  );
  const contractsOf: Sales['contracts'] = ({index}) => contracts.get(index) ?? [];
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
    customerCount: part.size,
    books,
    writeOrder: openOrders(outbox, rates),
    deliver: openDeliveries(outbox, numbers, ({day, freight}) => {
      books.totals(monthOf(day)).freight += freight;
    }),
    contracts: contractsOf,
    recommend: openRecommendations(outbox, streams, catalogue, activityIds('P', part.number)),
    clerk: clerks(roster),
  };
  orders.forEach((order, index) => {
    sellMachine(sales, order, index);
  });

  const contacts = new Map(
    customers.map(customer => [customer.index, drawContacts(streams, customer)]),
  );
  const programme = drawLossProgramme({streams, part, contracts: contractsOf}, customers, orders);
  const crm = openCrm({
    outbox,
    streams,
    roster,
    part,
    customers,
    orders,
    machines,
    contracts: contractsOf,
    programme,
  });
  const call = openCalls(outbox, streams, activityIds('N', part.number));
  const usePortal = openPortal(outbox, streams, activityIds('E', part.number));
  const isSouth = ({country, city}: (typeof customers)[number]) =>
    regionOf(country, city) === 'Süd';
  const desk: Desk = {
    streams,
    products: catalogue.parts,
    machines,
    regionSouth: isSouth,
    skilled: company.skilled,
  };
  const tickets = openTickets(outbox);
  const ticketIds = activityIds('T', part.number);
  const answer = openSurveys(outbox, part.number);
  const spoil = (kind: 'empty eroeffnet' | 'CSAT 9') =>
    spoiler(streams, kind, part.size, part.years);
  const [noOpening, badScore] = [spoil('empty eroeffnet'), spoil('CSAT 9')];

  for (let month = first; month < months; month++) {
    for (const customer of customers) {
      sellTo(sales, customer, month);
      crm.customerMonth(customer, contacts.get(customer.index) ?? [], month);
      if (month < 0) continue;
      activities.work(customer, month);
      call(customer, month);
      usePortal(customer, month);
      for (const ticket of drawTickets(desk, customer, month)) {
        const day = Math.floor(ticket.opened / 86_400);
        ticket.id = ticketIds(day);
        const isSpoilt = noOpening(month);
        tickets.write(ticket, isSpoilt);
        // Nobody is asked about a ticket that the warehouse will turn away.
        const given = isSpoilt ? null : ticketAnswer(streams, ticket);
        if (isSpoilt && outbox.delivers(day))
          tally.dirt('service/tickets', 'eroeffnet empty', 'rejected');
        if (!given) continue;
        if (badScore(month)) {
          given.value = 9;
          if (outbox.delivers(given.day)) tally.dirt('service/umfragen', 'CSAT 9', 'rejected');
        }
        answer(given);
      }
      const given = recommendationAnswer(streams, customer, month, isSouth(customer));
      if (given) answer(given);
    }
    if (part.number === 0 && month >= 0) {
      for (const given of staffAnswers(streams, employees, month)) answer(given);
    }
    crm.partMonth(month);
    rebates.close(month);
    await outbox.close(month);
    for (const journal of journals) await journal.close(month);
  }
  await outbox.finish();
  writeCustomers(lists.customers, streams, customers, roster, until);
  writeRelations(lists.relations, customers, until);
  for (const each of contracts.values()) writeContracts(lists.contracts, each, until);
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

/** Staff, ledger and plan, which follow from the months of all parts together. */
async function liveCompany(
  folder: string,
  company: Company,
  lists: Lists,
  span: Span,
  first: Month,
): Promise<WrittenFile[]> {
  const {given, streams, catalogue, employees, roster, rates, totals, tally, months} = company;
  const {until} = span;
  const outbox = openOutbox(folder, span, tally.dirt);
  const journal = openJournal(outbox, span, tally, 'Sachbuchungen', 3);
  const closing = {streams, roster, customerCount: given.customers};
  for (let month = Math.max(first, 0); month < months; month++) {
    for (const posting of closingPostings(closing, totals.get(month) ?? noTotals(), month))
      bookPosting(journal, posting);
    await journal.close(month);
    if (month % 12 === 11) await writeYearEnd(outbox, tally, streams, given.customers, month);
  }
  writeProducts(lists.products, catalogue);
  writeProductCosts(lists.productCosts, catalogue, until);
  writeRates(lists.rates, rates, until);
  writeEmployees(lists.employees, employees, until);
  writeTrainings(lists.trainings, streams, employees, months, until);
  writeAccounts(lists.accounts);
  writeCostCentres(lists.costCentres, until);
  writeCapacity(lists.capacity, roster, until);
  writeServiceLevels(lists.serviceLevels);
  writeCampaigns(lists.campaigns, given.customers, given.years, until);
  writePlan(lists.plan, given.customers, given.years, until);
  await writeSalesPlans(outbox, tally, given.customers, given.years);
  return outbox.files;
}
