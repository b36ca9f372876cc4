import type {Month} from '../world/calendar.ts';

type CostCentreKind =
  | 'production'
  | 'pool'
  | 'marketing'
  | 'development'
  | 'administration'
  | 'direct';

export interface CostCentre {
  code: string;
  name: string;
  kind: CostCentreKind;
  /** Full-time equivalents at 2,000 customers. */
  fte: number;
  /** Euro a year and full-time equivalent, with social security. */
  salary: number;
  /** Euro a year at 2,000 customers, besides payroll, and on which accounts. */
  other: number;
  accounts: readonly (readonly [account: string, weight: number])[];
  customerRole: boolean;
  /** The first month with it, and the first one without. */
  from?: Month;
  to?: Month;
}

export const exists = ({from = -1000, to = 100_000}: CostCentre, month: Month) =>
  from <= month && month < to;

type Accounts = CostCentre['accounts'];

const WORKSHOP: Accounts = [
  ['6220', 30],
  ['6470', 20],
  ['6325', 25],
  ['6845', 15],
  ['6300', 10],
];
const OFFICE: Accounts = [
  ['6310', 30],
  ['6805', 18],
  ['6815', 12],
  ['6837', 30],
  ['6821', 10],
];
const TRAVELLING: Accounts = [
  ['6520', 40],
  ['6650', 38],
  ['6805', 8],
  ['6837', 8],
  ['6821', 6],
];

const production = (code: string, name: string, fte: number): CostCentre => ({
  code,
  name,
  kind: 'production',
  fte,
  salary: 54_000,
  other: 60_000,
  accounts: WORKSHOP,
  customerRole: false,
});

/** A pool's budget is the whole of its yearly cost; what payroll leaves is spent on the accounts. */
const pool = (
  code: string,
  name: string,
  fte: number,
  budget: number,
  salary: number,
  accounts: Accounts = OFFICE,
): CostCentre => ({
  code,
  name,
  kind: 'pool',
  fte,
  salary,
  other: budget - fte * salary,
  accounts,
  customerRole: name !== 'Versand',
});

const staff = (
  kind: CostCentreKind,
  code: string,
  name: string,
  fte: number,
  salary: number,
  other: number,
  accounts: Accounts,
): CostCentre => ({code, name, kind, fte, salary, other, accounts, customerRole: false});

/** Costs that belong to single sales, booked from the month's invoices. */
const direct = (code: string, name: string): CostCentre => staff('direct', code, name, 0, 0, 0, []);

export const COST_OF_SALES = '1900';
export const FREIGHT = '6100';
export const WARRANTY = '6200';
export const COMMISSIONS = '6300';

export const POOLS = {
  insideSales: '2100',
  quotations: '2200',
  hotline: '2300',
  fieldSales: '2400',
  fieldService: '2500',
} as const;

export const COST_CENTRES: readonly CostCentre[] = [
  production('1100', 'Mechanische Fertigung', 10),
  production('1110', 'Zerspanung', 9),
  production('1120', 'Blechbearbeitung', 7),
  production('1130', 'Schweißerei', 5),
  // Painting was given to a supplier.
  {...production('1140', 'Lackiererei', 4), to: 24},
  production('1200', 'Vormontage', 9.5),
  production('1210', 'Endmontage Etikettierer', 12),
  production('1220', 'Endmontage Verpackung', 12),
  production('1230', 'Elektromontage', 10),
  production('1240', 'Prüffeld', 4.8),
  production('1300', 'Arbeitsvorbereitung', 4),
  production('1310', 'Instandhaltung', 3),
  production('1400', 'Einkauf', 5),
  production('1410', 'Wareneingang', 4),
  production('1420', 'Lager', 5),
  direct(COST_OF_SALES, 'Herstellkosten des Umsatzes'),
  pool('2100', 'Vertriebsinnendienst', 13, 1_010_000, 66_000),
  pool('2200', 'Angebotstechnik', 8, 810_000, 86_000),
  pool('2300', 'Hotline', 12, 1_030_000, 66_000),
  pool('2400', 'Außendienst', 17, 2_410_000, 104_000, TRAVELLING),
  pool('2500', 'Technischer Service', 36, 3_560_000, 73_000, TRAVELLING),
  pool('2600', 'Versand', 10, 640_000, 52_000),
  pool('2700', 'Debitoren', 2.5, 190_000, 62_000),
  pool('2800', 'Qualität', 5, 460_000, 77_000),
  staff('marketing', '3100', 'Marketing', 5.1, 72_000, 565_000, [
    ['6600', 60],
    ['6825', 25],
    ['6640', 15],
  ]),
  staff('marketing', '3110', 'Messen', 1.5, 72_000, 510_000, [
    ['6610', 75],
    ['6650', 25],
  ]),
  staff('development', '4100', 'Konstruktion Mechanik', 11, 92_000, 460_000, [
    ['6847', 50],
    ['6837', 30],
    ['6220', 20],
  ]),
  staff('development', '4110', 'Softwareentwicklung', 8, 92_000, 480_000, [
    ['6825', 50],
    ['6837', 40],
    ['6821', 10],
  ]),
  staff('development', '4120', 'Patente und Normen', 1.9, 92_000, 187_000, [['6828', 100]]),
  staff('administration', '5100', 'Geschäftsführung', 2, 190_000, 150_000, [
    ['6650', 30],
    ['6640', 20],
    ['6825', 50],
  ]),
  staff('administration', '5110', 'Finanzen und Controlling', 8, 74_000, 200_000, [
    ['6827', 60],
    ['6837', 40],
  ]),
  staff('administration', '5120', 'Personal', 4.5, 70_000, 120_000, [
    ['6821', 60],
    ['6825', 40],
  ]),
  staff('administration', '5130', 'IT', 5, 78_000, 570_000, [
    ['6837', 70],
    ['6805', 30],
  ]),
  staff('administration', '5140', 'Gebäude und Energie', 2.3, 52_000, 640_000, [
    ['6310', 45],
    ['6325', 35],
    ['6330', 20],
  ]),
  staff('administration', '5150', 'Recht und Versicherung', 1, 90_000, 180_000, [
    ['6400', 70],
    ['6825', 30],
  ]),
  direct(FREIGHT, 'Ausgangsfrachten'),
  direct(WARRANTY, 'Gewährleistung'),
  direct(COMMISSIONS, 'Vertreterprovisionen'),
  // At the end, because jobs are drawn in this order.
  {...production('1250', 'Umbau und Retrofit', 4), from: 12},
];
