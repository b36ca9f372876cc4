import {quoted, windows} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {type Day, dayOf, fiscalYearName, germanDay} from '../world/calendar.ts';
import {type Catalogue, unitCost} from './products.ts';

export const PRODUCTS = windows('Artikelnummer;Bezeichnung;Warengruppe;Produktlinie;Einheit');

export function writeProducts(file: List, {all}: Catalogue): void {
  for (const {number, name, family, line, unit} of all)
    file.row([number, quoted(name), family, line, unit]);
}

export const PRODUCT_COSTS = windows('Artikelnummer;Gültig ab;Variable Kosten;Fixe Kosten', {
  'unit cost': 'Variable Kosten;Fixe Kosten',
});

/** One row a product and fiscal year, valid from 1 October. */
export function writeProductCosts(file: List, {all}: Catalogue, until: Day): void {
  for (const product of all) {
    for (let year = 0; ; year++) {
      const from = dayOf(fiscalYearName(year * 12) - 1, 10, 1);
      if (from > until) break;
      const {variable, fixed} = unitCost(product, year);
      file.row([product.number, germanDay(from), variable, fixed]);
    }
  }
}
