import {openCsv, WINDOWS, type WrittenFile} from '../files/csv_writer.ts';
import {germanNumber} from '../files/german_numbers.ts';
import {dayOf, fiscalYearName, germanDay} from '../world/calendar.ts';
import {type Catalogue, unitCost} from './products.ts';

export async function writeProducts(folder: string, {all}: Catalogue): Promise<WrittenFile> {
  const file = openCsv(folder, 'erp/artikel.csv', {
    ...WINDOWS,
    header: 'Artikelnummer;Bezeichnung;Warengruppe;Produktlinie;Einheit'.split(';'),
  });
  for (const {number, name, family, line, unit} of all)
    file.row([number, name, family, line, unit]);
  return file.close();
}

/** One row a product and fiscal year, valid from 1 October. */
export async function writeProductCosts(
  folder: string,
  {all}: Catalogue,
  years: number,
): Promise<WrittenFile> {
  const file = openCsv(folder, 'erp/artikelkosten.csv', {
    ...WINDOWS,
    header: 'Artikelnummer;Gültig ab;Variable Kosten;Fixe Kosten'.split(';'),
  });
  for (const product of all) {
    for (let year = 0; year < years; year++) {
      const {variable, fixed} = unitCost(product, year);
      const from = dayOf(fiscalYearName(year * 12) - 1, 10, 1);
      file.row([
        product.number,
        germanDay(from),
        germanNumber(variable, 4),
        germanNumber(fixed, 4),
      ]);
    }
  }
  return file.close();
}
