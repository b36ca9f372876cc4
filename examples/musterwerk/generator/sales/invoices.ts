import {type CsvFile, openCsv, WINDOWS} from '../files/csv_writer.ts';
import {germanMoney, germanNumber} from '../files/german_numbers.ts';
import {germanDay, type Month, monthName} from '../world/calendar.ts';
import type {Delivery, Document, DocumentKind, Line} from './documents.ts';

const INVOICES =
  'Belegnummer;Position;Belegart;Belegdatum;Buchungsdatum;Kundennummer;Artikelnummer;Menge;Listenbetrag;' +
  'Rabatt;Nettobetrag;Steuer;Variable Kosten;Währung;Bezug';

const FIRST_NUMBER: Record<DocumentKind, number> = {
  RE: 9_000_000_000,
  AZ: 9_100_000_000,
  SR: 9_200_000_000,
  GU: 9_300_000_000,
  ST: 9_400_000_000,
};

/** Numbers documents in the order in which they are posted, each kind in its own range. */
export function documentNumbers(): (document: Document) => void {
  const last = {...FIRST_NUMBER};
  return document => {
    document.number = String(++last[document.kind]);
  };
}

export const openInvoices = (folder: string, month: Month) =>
  openCsv(folder, `erp/rechnungen_${monthName(month)}.csv.gz`, {
    ...WINDOWS,
    header: INVOICES.split(';'),
  });

export function writeLine(
  file: CsvFile,
  document: Document,
  line: Line,
  position: number,
  dateLost: boolean,
): void {
  file.row([
    document.number,
    String(position),
    document.kind,
    dateLost ? '00.00.0000' : germanDay(document.documentDay),
    germanDay(document.postedDay),
    document.customerNumber,
    line.product.number,
    germanNumber(line.quantity, 3),
    germanMoney(line.list),
    germanMoney(line.discount),
    germanMoney(line.net),
    germanMoney(line.tax),
    // Spare parts are valued by quantity and dated unit cost, not line by line.
    document.stream === 'parts' ? '' : germanMoney(line.cost),
    'EUR',
    document.corrects?.number ?? '',
  ]);
}

export const openDeliveries = (folder: string, month: Month) =>
  openCsv(folder, `erp/lieferungen_${monthName(month)}.csv.gz`, {
    ...WINDOWS,
    header: 'Lieferschein;Lieferdatum;Kundennummer;Auftragszeilen'.split(';'),
  });

export function writeDelivery(file: CsvFile, delivery: Delivery, id: number): void {
  file.row([
    String(8_000_000_000 + id),
    germanDay(delivery.day),
    delivery.customerNumber,
    String(delivery.lines),
  ]);
}
