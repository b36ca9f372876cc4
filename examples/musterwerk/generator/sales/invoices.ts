import {type Format, windows} from '../files/format.ts';
import type {Field} from '../files/page.ts';
import {monthOf} from '../world/calendar.ts';
import {rateText} from './currency.ts';
import type {Document, Line} from './documents.ts';

const HEADER =
  'Belegnummer;Position;Belegart;Belegdatum;Buchungsdatum;Kundennummer;Warenempfänger;Regulierer;' +
  'Artikelnummer;Menge;Listenbetrag;Rabatt;Nettobetrag;Steuer;Fracht;Variable Kosten;Währung;Kurs;' +
  'Auftrag;Auftragsposition;Bezug;Grund;Leistung von;Leistung bis;CpD-Adresse';

/** The second year's release of the ERP brought a column that nobody asked for. */
const SECOND_YEAR = 12;

export const INVOICES: Format = {
  ...windows(HEADER, {
    'German day': 'Belegdatum;Buchungsdatum;Leistung von;Leistung bis',
    quantity: 'Menge',
    money: 'Listenbetrag;Rabatt;Nettobetrag;Steuer;Fracht;Variable Kosten',
  }),
  head: (month = 0) => [month < SECOND_YEAR ? HEADER : `${HEADER};Profitcenter`],
};

/** What is wrong with a line on purpose. */
export interface Spoilt {
  dateLost: boolean;
  negative: boolean;
  wrongCurrency: boolean;
}

/** Amounts of a line in the currency of its document, in hundredths. */
export function written(line: Line, rate: number): {list: number; discount: number; net: number} {
  if (rate === 10_000) return line;
  const list = Math.round((line.list * 10_000) / rate);
  const discount = Math.round((line.discount * 10_000) / rate);
  return {list, discount, net: list - discount};
}

export function invoiceFields(
  document: Document,
  line: Line,
  position: number,
  rate: number,
  spoilt: Spoilt,
): Field[] {
  const {kind, customer, customerNumber, service} = document;
  const {list, discount, net} = written(line, rate);
  const quantity = spoilt.negative ? -line.quantity : line.quantity;
  const fields: Field[] = [
    document.number,
    position,
    kind,
    spoilt.dateLost ? '00.00.0000' : document.documentDay,
    document.postedDay,
    customerNumber,
    customer.shipTo === customer ? '' : customer.shipTo.number,
    customer.payer === customer ? '' : customer.payer.number,
    line.product.number,
    quantity,
    list,
    discount,
    net,
    line.tax,
    position === 1 && document.freight !== 0 ? document.freight : '',
    // Spare parts are valued by quantity and dated unit cost, not line by line.
    document.stream === 'parts' ? '' : line.cost,
    spoilt.wrongCurrency ? 'EUR' : customer.currency,
    rate === 10_000 || spoilt.wrongCurrency ? '' : rateText(rate),
    document.order,
    line.position ?? '',
    document.corrects?.number ?? '',
    document.reason,
    service?.[0] ?? '',
    service?.[1] ?? '',
    document.buyer,
  ];
  if (monthOf(document.postedDay) >= SECOND_YEAR) fields.push(line.product.number.slice(0, 2));
  return fields;
}
