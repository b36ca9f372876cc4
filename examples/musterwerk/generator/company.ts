import {openTally} from './files/manifest.ts';
import type {MonthTotals} from './ledger/closing.ts';
import {type Catalogue, drawCatalogue} from './products/products.ts';
import {drawRates, type Rates} from './sales/currency.ts';
import type {Desk} from './service/tickets.ts';
import {drawEmployees, type Employee, type Roster, roster} from './staff/employees.ts';
import {skilledShare} from './staff/trainings.ts';
import type {Month} from './world/calendar.ts';
import {randomStreams, type Streams} from './world/random.ts';

export interface Arguments {
  customers: number;
  years: number;
  seed: number;
}

/** What all parts of the company share. */
export interface Company {
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

/** Draws what all parts share. */
export function foundCompany(given: Arguments): Company {
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
