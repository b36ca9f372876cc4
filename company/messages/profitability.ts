import {counted} from './counted.ts';

/** `db` is the step of the contribution scheme, as it is called. */
const de = (db: string) => ({
  title: 'Kundenprofitabilität',
  step: db,
  stepLabel: 'Stufe',
  views: {
    whale: 'Walkurve',
    losses: 'Verlustbringer',
    scatter: 'Betreuungskosten',
    prices: 'Preistreppe',
  },
  horizon: (months: number, month: string) =>
    months === 1 ? `${db}, ${month}` : `${db}, ${months} Monate bis ${month}`,
  horizonMonths: (months: number) => (months === 1 ? '1 Monat' : `${months} Monate`),
  horizonLabel: 'Zeitraum',
  end: 'bis',
  dataSince: (month: string) => `Daten erst ab ${month}`,
  explained: {
    first:
      'Deckungsbeitrag I (DB I) ist Nettoumsatz minus variable Produktkosten. Was Aufträge, Lieferung, Service und Vertrieb kosten, ist darin nicht verrechnet; die Seite jedes Kunden zieht es ab, bis zum Kundenergebnis.',
    later: `${db} ist Nettoumsatz minus variable Produktkosten und minus die Arbeit, die Kunden bis zu dieser Stufe verursacht haben. Freie Kapazität ist nicht darin. In einem einzelnen Jahr ist mancher Verlust Zufall.`,
  },
  peak: (customers: string, share: string, amount: string) =>
    customers === '1'
      ? `1 Kunde (${share}) erwirtschaftet ${amount} ${db}`
      : `${customers} Kunden (${share}) erwirtschaften zusammen ${amount} ${db}`,
  peakShare: (share: string) => ` – ${share} des Gesamtwerts.`,
  losses: (customers: string, amount: string) =>
    customers === '1'
      ? `1 Kunde mit negativem ${db} zehrt davon ${amount} auf.`
      : `${customers} Kunden mit negativem ${db} zehren davon ${amount} auf.`,
  noLosses: `Kein Kunde liegt bei ${db} unter null.`,
  noEarner: (customers: string, amount: string) =>
    `Kein Kunde liegt bei ${db} über null; ${customers} verlieren zusammen ${amount}.`,
  withoutCost: (share: string, amount: string) =>
    `Für ${share} des Nettoumsatzes (${amount}) sind keine Produktkosten bekannt; dieser Umsatz zählt in voller Höhe als ${db}.`,
  figure: {
    customers: 'Kunden mit Umsatz oder Kosten',
    revenue: 'Nettoumsatz',
    contribution: db,
    rate: `${db} in %`,
    losses: `Kunden mit negativem ${db}`,
    counted: 'der gezählten Kunden',
  },
  curve: {
    title: `Walkurve: ${db}, kumuliert`,
    description: (customers: string, peak: string) =>
      `Walkurve: ${counted(customers, 'Kunde', 'Kunden')} nach ${db} gereiht, kumulierter Anteil an der Summe. Höchster Punkt nach ${peak} Kunden.`,
    x: `Kunden, gereiht nach ${db}`,
    yShare: `${db}, kumulierter Anteil (%)`,
    yAmount: (currency: string) => `${db}, kumuliert (${currency})`,
    peak: (share: string, customers: string) => `Gipfel: ${share} nach ${customers} Kunden`,
    rank: 'Rang',
    customer: 'Kunde',
    contribution: db,
    cumulative: 'Kumuliert',
    share: 'Anteil',
  },
  column: {
    rank: 'Rang',
    customer_id: 'Kundennr.',
    customer: 'Kunde',
    net_revenue: 'Nettoumsatz',
    product_cost: 'Produktkosten',
    work_cost: 'Aktivitäten',
    contribution: db,
    contribution_rate: `${db} %`,
    cumulative_share: `${db} kumuliert %`,
    trend: 'Verlauf',
  },
  caption: (from: string, to: string, all: string, currency: string) =>
    `Kunden ${from} bis ${to} von ${all}, Beträge in ${currency}`,
  sortBy: (column: string) => `Nach ${column} sortieren`,
  ascending: 'aufsteigend',
  descending: 'absteigend',
  remainder: {
    counted: (count: string) => `Summe ${counted(count, 'Kunde', 'Kunden')}`,
    affiliated: 'Verbundene Unternehmen',
    collective: 'Sammelkonten (CpD)',
    prospect: 'Interessenten, die noch nie kauften',
    unknown: 'Ohne bekannten Kunden',
  },
  total: 'Gesamt',
  matches: 'stimmt mit der Summe aller Rechnungspositionen überein',
  differs: (amount: string) => `weicht um ${amount} von der Summe aller Rechnungspositionen ab`,
  empty: (horizon: string) => `Keine Umsätze: ${horizon}`,
  emptyRange: 'In diesem Zeitraum ist kein Umsatz von Kunden gebucht.',
});

const en: typeof de = db => ({
  title: 'Customer profitability',
  step: db,
  stepLabel: 'Step',
  views: {
    whale: 'Whale curve',
    losses: 'Loss-makers',
    scatter: 'Cost to serve',
    prices: 'Price waterfall',
  },
  horizon: (months, month) => `${db}, ${months === 1 ? month : `${months} months to ${month}`}`,
  horizonMonths: months => (months === 1 ? '1 month' : `${months} months`),
  horizonLabel: 'Period',
  end: 'to',
  dataSince: month => `data only since ${month}`,
  explained: {
    first:
      'Contribution margin I (CM I, German DB I) is net revenue less variable product cost. What orders, deliveries, service and sales cost is not part of it; the page of each customer takes it off, down to the profit.',
    later: `${db} is net revenue less variable product cost and less the work that customers caused up to this step. Unused capacity is not part of it. In a single year some losses are chance.`,
  },
  peak: (customers, share, amount) =>
    customers === '1'
      ? `1 customer (${share}) earns a ${db} of ${amount}`
      : `${customers} customers (${share}) together earn a ${db} of ${amount}`,
  peakShare: share => `, ${share} of the total.`,
  losses: (customers, amount) =>
    customers === '1'
      ? `1 customer with a negative ${db} uses up ${amount} of it.`
      : `${customers} customers with a negative ${db} use up ${amount} of it.`,
  noLosses: `No customer has a negative ${db}.`,
  noEarner: (customers, amount) =>
    `No customer has a positive ${db}; ${customers} together lose ${amount}.`,
  withoutCost: (share, amount) =>
    `For ${share} of net revenue (${amount}) no product cost is known; this revenue counts in full as ${db}.`,
  figure: {
    customers: 'Customers with revenue or costs',
    revenue: 'Net revenue',
    contribution: db,
    rate: `${db} in %`,
    losses: `Customers with a negative ${db}`,
    counted: 'of the customers that count',
  },
  curve: {
    title: `Whale curve: cumulative ${db}`,
    description: (customers, peak) =>
      `Whale curve: ${counted(customers, 'customer', 'customers')} ranked by ${db}, cumulative share of the total. Highest after ${counted(peak, 'customer', 'customers')}.`,
    x: `Customers, ranked by ${db}`,
    yShare: `Cumulative share of ${db} (%)`,
    yAmount: currency => `Cumulative ${db} (${currency})`,
    peak: (share, customers) =>
      `Peak: ${share} after ${counted(customers, 'customer', 'customers')}`,
    rank: 'Rank',
    customer: 'Customer',
    contribution: db,
    cumulative: 'Cumulative',
    share: 'Share',
  },
  column: {
    rank: 'Rank',
    customer_id: 'Customer no.',
    customer: 'Customer',
    net_revenue: 'Net revenue',
    product_cost: 'Product cost',
    work_cost: 'Activities',
    contribution: db,
    contribution_rate: `${db} %`,
    cumulative_share: `Cumulative ${db} %`,
    trend: 'Trend',
  },
  caption: (from, to, all, currency) =>
    `Customers ${from} to ${to} of ${all}, amounts in ${currency}`,
  sortBy: column => `Sort by ${column}`,
  ascending: 'ascending',
  descending: 'descending',
  remainder: {
    counted: count => `Sum of ${counted(count, 'customer', 'customers')}`,
    affiliated: 'Affiliated companies',
    collective: 'Collective accounts',
    prospect: 'Prospects who have never bought',
    unknown: 'Without a known customer',
  },
  total: 'Total',
  matches: 'equals the sum of all invoice lines',
  differs: amount => `differs by ${amount} from the sum of all invoice lines`,
  empty: horizon => `No revenue: ${horizon}`,
  emptyRange: 'No revenue of customers is posted in this period.',
});

/** The words of the page on profitability, by language. */
export const profitability = {de, en};
