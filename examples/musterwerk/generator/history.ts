import {type Arguments, foundCompany} from './company.ts';
import {liveCompany} from './company_history.ts';
import {partsOf} from './customers/part.ts';
import {openList} from './files/list.ts';
import type {Manifest} from './files/manifest.ts';
import {openOutbox, type Span, type WrittenFile} from './files/outbox.ts';
import {openLists} from './lists.ts';
import {livePart} from './part_history.ts';
import {TRUTH, writeEffects} from './truth.ts';
import {FIRST_DRAWN, HISTORY_START, type Month, monthOf} from './world/calendar.ts';

/**
 * Writes what was delivered in a span of days. A company is drawn part by part and month by month,
 * so that memory holds one part of it and the rows of the months to come.
 */
export async function writeHistory(
  folder: string,
  given: Arguments,
  span: Span,
  known?: Manifest,
): Promise<Pick<Manifest, 'files' | 'invoices' | 'ledger' | 'differences' | 'plan' | 'dirt'>> {
  const company = foundCompany(given);
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

/**
 * Payments follow an invoice by up to seven months, the end of a lead its beginning by nine; what a contract puts off
 * is released over twelve months from the next one on, and the ledger of a month comes in the following one.
 */
const LONGEST_WAIT = 14;
const firstMonth = ({known}: Span): Month =>
  known <= HISTORY_START ? FIRST_DRAWN : Math.max(FIRST_DRAWN, monthOf(known) - LONGEST_WAIT);
