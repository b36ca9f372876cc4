import type {Company} from './company.ts';
import {openOutbox, type Span, type WrittenFile} from './files/outbox.ts';
import {writeAccounts} from './ledger/account_file.ts';
import {bookPosting, closingPostings, noTotals} from './ledger/closing.ts';
import {openJournal} from './ledger/journal.ts';
import {writePlan} from './ledger/plan.ts';
import {writeSalesPlans} from './ledger/sales_plan.ts';
import {writeYearEnd} from './ledger/year_end.ts';
import type {Lists} from './lists.ts';
import {writeCampaigns} from './marketing/campaigns.ts';
import {writeProductCosts, writeProducts} from './products/product_files.ts';
import {writeRates} from './sales/currency.ts';
import {writeServiceLevels} from './service/service_levels.ts';
import {writeCapacity, writeCostCentres} from './staff/capacity.ts';
import {writeEmployees} from './staff/employees.ts';
import {writeTrainings} from './staff/trainings.ts';
import type {Month} from './world/calendar.ts';

/** Staff, ledger and plan, which follow from the months of all parts together. */
export async function liveCompany(
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
