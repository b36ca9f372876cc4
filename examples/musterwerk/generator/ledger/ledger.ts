import {type CsvFile, openCsv, WINDOWS} from '../files/csv_writer.ts';
import {germanMoney} from '../files/german_numbers.ts';
import {type Document, sum} from '../sales/documents.ts';
import {COST_CENTRES} from '../staff/cost_centres.ts';
import {
  type Day,
  fiscalYearName,
  germanDay,
  type Month,
  monthName,
  monthOf,
  periodOf,
} from '../world/calendar.ts';
import {accountClass, accountName, CREDIT_NOTES, REVENUE_ACCOUNT} from './accounts.ts';

const NAMES = new Map(COST_CENTRES.map(({code, name}) => [code, name]));

const HEADER =
  'Belegnummer;Zeile;Buchungsdatum;Belegdatum;Geschäftsjahr;Periode;Konto;Kontobezeichnung;' +
  'Kostenstelle;Kostenstellenbezeichnung;Betrag;Text;Szenario';

/** Debit is positive, credit negative; in cents. */
export interface Entry {
  account: string;
  costCentre?: string;
  cents: number;
}

export interface Posting {
  number: string;
  posted: Day;
  documentDay: Day;
  text: string;
  scenario: 'Ist' | 'Plan';
  entries: Entry[];
}

export const openLedger = (folder: string, month: Month) =>
  openCsv(folder, `fibu/buchungen_${monthName(month)}.csv.gz`, {
    ...WINDOWS,
    header: HEADER.split(';'),
  });

/** Told of every entry that was written, so that the manifest counts what is in the file. */
export type EntrySeen = (
  scenario: Posting['scenario'],
  accountClass: string,
  cents: number,
) => void;

export function writePosting(file: CsvFile, posting: Posting, seen: EntrySeen): void {
  const entries = posting.entries.filter(({cents}) => cents !== 0);
  const balance = entries.reduce((total, {cents}) => total + cents, 0);
  if (posting.scenario === 'Ist' && balance !== 0) {
    throw new Error(`ledger.ts: posting ${posting.number} is off by ${balance} cents`);
  }
  const month = monthOf(posting.posted);
  entries.forEach(({account, costCentre = '', cents}, index) => {
    seen(posting.scenario, accountClass(account), cents);
    file.row([
      posting.number,
      String(index + 1),
      germanDay(posting.posted),
      germanDay(posting.documentDay),
      String(fiscalYearName(month)),
      String(periodOf(month)),
      account,
      accountName(account),
      costCentre,
      NAMES.get(costCentre) ?? '',
      germanMoney(cents),
      posting.text,
      posting.scenario,
    ]);
  });
}

const TITLE = {
  RE: 'Rechnung',
  AZ: 'Anzahlungsanforderung',
  SR: 'Schlussrechnung',
  GU: 'Gutschrift',
  ST: 'Storno',
};

/** One revenue entry a document. A down payment is a debt until its final invoice settles it. */
export function documentPosting(document: Document): Posting {
  const net = sum(document.lines, 'net');
  const settledNet = document.settles.reduce((total, one) => total + sum(one.lines, 'net'), 0);
  const settledTax = document.settles.reduce((total, one) => total + sum(one.lines, 'tax'), 0);
  const tax = sum(document.lines, 'tax') - settledTax;
  return {
    number: document.number,
    posted: document.postedDay,
    documentDay: document.documentDay,
    text: `${TITLE[document.kind]} Kunde ${document.customerNumber}`,
    scenario: 'Ist',
    entries: [
      {account: '1200', cents: net + tax - settledNet},
      {account: '3250', cents: settledNet},
      {account: revenueAccount(document), cents: -net},
      {account: '3806', cents: -tax},
    ],
  };
}

function revenueAccount({kind, stream}: Document): string {
  if (kind === 'AZ') return '3250';
  return kind === 'GU' ? CREDIT_NOTES : REVENUE_ACCOUNT[stream];
}
