import type {RevenueStream} from '../sales/documents.ts';

export type AccountClass = 'revenue' | 'material' | 'personnel' | 'other' | 'balance';

/** Numbers and names after DATEV's SKR04; some are the company's own. */
const NAMES: Record<string, string> = {
  '1100': 'Vorräte',
  '1200': 'Forderungen aus Lieferungen und Leistungen',
  '1800': 'Bank',
  '3070': 'Sonstige Rückstellungen',
  '3079': 'Urlaubsrückstellungen',
  '3250': 'Erhaltene Anzahlungen auf Bestellungen',
  '3300': 'Verbindlichkeiten aus Lieferungen und Leistungen',
  '3720': 'Verbindlichkeiten aus Lohn und Gehalt',
  '3806': 'Umsatzsteuer 19 %',
  '3900': 'Passive Rechnungsabgrenzung',
  '4410': 'Erlöse Maschinen',
  '4420': 'Erlöse Ersatz- und Verschleißteile',
  '4430': 'Erlöse Serviceeinsätze',
  '4440': 'Erlöse Wartungsverträge',
  '4450': 'Erlöse Retrofit, Software, Schulung',
  '4700': 'Erlösschmälerungen',
  '4730': 'Gewährte Skonti',
  '4760': 'Gewährte Boni',
  '4830': 'Sonstige betriebliche Erträge',
  '5010': 'Herstellkosten Maschinen',
  '5020': 'Materialaufwand Ersatzteile',
  '5030': 'Materialaufwand Serviceeinsätze',
  '5040': 'Materialaufwand Wartung',
  '5050': 'Materialaufwand Retrofit',
  '5880': 'Preisabweichungen',
  '5890': 'Verbrauchsabweichungen',
  '5900': 'Verrechnete Fertigungskosten',
  '6020': 'Gehälter',
  '6110': 'Gesetzliche soziale Aufwendungen',
  '6130': 'Veränderung der Urlaubsrückstellungen',
  '6220': 'Abschreibungen auf Sachanlagen',
  '6300': 'Sonstige betriebliche Aufwendungen',
  '6310': 'Miete',
  '6325': 'Gas, Strom, Wasser',
  '6330': 'Reinigung',
  '6400': 'Versicherungen',
  '6470': 'Reparaturen und Instandhaltung',
  '6520': 'Kfz-Kosten',
  '6600': 'Werbekosten',
  '6610': 'Messekosten',
  '6640': 'Bewirtungskosten',
  '6650': 'Reisekosten',
  '6740': 'Ausgangsfrachten',
  '6770': 'Verkaufsprovisionen',
  '6790': 'Aufwand für Gewährleistung',
  '6805': 'Telefon und Internet',
  '6815': 'Bürobedarf',
  '6821': 'Fortbildungskosten',
  '6825': 'Rechts- und Beratungskosten',
  '6827': 'Abschluss- und Prüfungskosten',
  '6828': 'Patent- und Normengebühren',
  '6837': 'Lizenzen und EDV-Miete',
  '6880': 'Aufwendungen aus der Währungsumrechnung',
  '6930': 'Forderungsverluste',
  '6845': 'Werkzeuge und Kleingeräte',
  '6847': 'Versuchsmaterial',
};

export function accountName(account: string): string {
  const name = NAMES[account];
  if (!name) throw new Error(`accounts.ts has no name for account ${account}; add it there`);
  return name;
}

export function accountClass(account: string): AccountClass {
  if (account < '4') return 'balance';
  if (account < '5') return 'revenue';
  if (account < '6') return 'material';
  return account < '6200' ? 'personnel' : 'other';
}

export const REVENUE_ACCOUNT: Record<RevenueStream, string> = {
  machines: '4410',
  parts: '4420',
  service: '4430',
  contracts: '4440',
  retrofit: '4450',
};

export const COST_ACCOUNT: Record<RevenueStream, string> = {
  machines: '5010',
  parts: '5020',
  service: '5030',
  contracts: '5040',
  retrofit: '5050',
};

export const CREDIT_NOTES = '4700';
export const SKONTO = '4730';
export const BONUS = '4760';
export const RECEIVABLES = '1200';
export const BANK = '1800';
export const PROVISIONS = '3070';
export const DOWN_PAYMENTS = '3250';
export const DEFERRED = '3900';
export const SALES_TAX = '3806';
export const FREIGHT_OUT = '6740';
export const BAD_DEBTS = '6930';

/** All accounts with their names, by number. */
export const ACCOUNTS = Object.entries(NAMES).sort(([a], [b]) => (a < b ? -1 : 1));
