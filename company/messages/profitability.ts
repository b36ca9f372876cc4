const de = {
  title: 'Kundenprofitabilität',
  step: 'DB I',
  horizon: (months: number, month: string) =>
    months === 1 ? `DB I, ${month}` : `DB I, ${months} Monate bis ${month}`,
  horizonMonths: (months: number) => (months === 1 ? '1 Monat' : `${months} Monate`),
  horizonLabel: 'Zeitraum',
  end: 'bis',
  dataSince: (month: string) => `Daten erst ab ${month}`,
  explained:
    'Deckungsbeitrag I (DB I) ist Nettoumsatz minus variable Produktkosten. Was Aufträge, Lieferung, Service und Vertrieb kosten, ist darin nicht verrechnet; die Seite jedes Kunden zieht es ab, bis zum Kundenergebnis.',
  peak: (customers: string, share: string, amount: string) =>
    `${customers} Kunden (${share}) erwirtschaften zusammen ${amount} DB I`,
  peakShare: (share: string) => ` – ${share} des Gesamtwerts.`,
  losses: (customers: string, amount: string) =>
    `${customers} Kunden mit negativem DB I zehren davon ${amount} auf.`,
  oneLoss: (amount: string) => `1 Kunde mit negativem DB I zehrt davon ${amount} auf.`,
  noLosses: 'Kein Kunde hat einen negativen DB I.',
  noEarner: (customers: string, amount: string) =>
    `Kein Kunde hat einen positiven DB I; ${customers} verlieren zusammen ${amount}.`,
  withoutCost: (share: string, amount: string) =>
    `Für ${share} des Nettoumsatzes (${amount}) sind keine Produktkosten bekannt; dieser Umsatz zählt in voller Höhe als DB I.`,
  figure: {
    customers: 'Kunden mit Umsatz',
    revenue: 'Nettoumsatz',
    contribution: 'DB I',
    rate: 'DB-I-Quote',
    losses: 'Kunden mit negativem DB I',
    counted: 'der gezählten Kunden',
  },
  curve: {
    title: 'Walkurve: kumulierter DB I',
    description: (customers: string, peak: string) =>
      `Walkurve: ${customers} Kunden nach DB I gereiht, kumulierter Anteil am gesamten DB I. Höchster Punkt nach ${peak} Kunden.`,
    x: 'Kunden, gereiht nach DB I',
    yShare: 'Kumulierter Anteil am DB I (%)',
    yAmount: (currency: string) => `Kumulierter DB I (${currency})`,
    peak: (share: string, customers: string) => `Gipfel: ${share} nach ${customers} Kunden`,
    rank: 'Rang',
    customer: 'Kunde',
    contribution: 'DB I',
    cumulative: 'Kumuliert',
    share: 'Anteil',
  },
  column: {
    rank: 'Rang',
    customer_id: 'Kundennr.',
    customer: 'Kunde',
    net_revenue: 'Nettoumsatz',
    product_cost: 'Produktkosten',
    contribution_1: 'DB I',
    contribution_1_rate: 'DB I %',
    cumulative_share: 'DB I kumuliert %',
  },
  caption: (from: string, to: string, all: string, currency: string) =>
    `Kunden ${from} bis ${to} von ${all}, Beträge in ${currency}`,
  sortBy: (column: string) => `Nach ${column} sortieren`,
  ascending: 'aufsteigend',
  descending: 'absteigend',
  remainder: {
    counted: (count: string) => `Summe ${count} Kunden`,
    affiliated: 'Verbundene Unternehmen',
    collective: 'Sammelkonten (CpD)',
    unknown: 'Ohne bekannten Kunden',
  },
  total: 'Gesamt',
  matches: 'stimmt mit der Summe aller Rechnungspositionen überein',
  differs: (amount: string) => `weicht um ${amount} von der Summe aller Rechnungspositionen ab`,
  empty: (horizon: string) => `Keine Umsätze: ${horizon}`,
  emptyRange: 'In diesem Zeitraum ist kein Umsatz von Kunden gebucht.',
};

const en: typeof de = {
  title: 'Customer profitability',
  step: 'CM I',
  horizon: (months, month) =>
    `Contribution margin I, ${months === 1 ? month : `${months} months to ${month}`}`,
  horizonMonths: months => (months === 1 ? '1 month' : `${months} months`),
  horizonLabel: 'Period',
  end: 'to',
  dataSince: month => `data only since ${month}`,
  explained:
    'Contribution margin I (CM I, German DB I) is net revenue less variable product cost. What orders, deliveries, service and sales cost is not part of it; the page of each customer takes it off, down to the profit.',
  peak: (customers, share, amount) =>
    `${customers} customers (${share}) together earn a CM I of ${amount}`,
  peakShare: share => `, ${share} of the total.`,
  losses: (customers, amount) =>
    `${customers} customers with a negative CM I use up ${amount} of it.`,
  oneLoss: amount => `1 customer with a negative CM I uses up ${amount} of it.`,
  noLosses: 'No customer has a negative CM I.',
  noEarner: (customers, amount) =>
    `No customer has a positive CM I; ${customers} together lose ${amount}.`,
  withoutCost: (share, amount) =>
    `For ${share} of net revenue (${amount}) no product cost is known; this revenue counts in full as CM I.`,
  figure: {
    customers: 'Customers with revenue',
    revenue: 'Net revenue',
    contribution: 'CM I',
    rate: 'CM I rate',
    losses: 'Customers with a negative CM I',
    counted: 'of the customers that count',
  },
  curve: {
    title: 'Whale curve: cumulative CM I',
    description: (customers, peak) =>
      `Whale curve: ${customers} customers ranked by contribution margin I, cumulative share of the total. Highest after ${peak} customers.`,
    x: 'Customers, ranked by CM I',
    yShare: 'Cumulative share of CM I (%)',
    yAmount: currency => `Cumulative CM I (${currency})`,
    peak: (share, customers) => `Peak: ${share} after ${customers} customers`,
    rank: 'Rank',
    customer: 'Customer',
    contribution: 'CM I',
    cumulative: 'Cumulative',
    share: 'Share',
  },
  column: {
    rank: 'Rank',
    customer_id: 'Customer no.',
    customer: 'Customer',
    net_revenue: 'Net revenue',
    product_cost: 'Product cost',
    contribution_1: 'CM I',
    contribution_1_rate: 'CM I %',
    cumulative_share: 'Cumulative CM I %',
  },
  caption: (from, to, all, currency) =>
    `Customers ${from} to ${to} of ${all}, amounts in ${currency}`,
  sortBy: column => `Sort by ${column}`,
  ascending: 'ascending',
  descending: 'descending',
  remainder: {
    counted: count => `Sum of ${count} customers`,
    affiliated: 'Affiliated companies',
    collective: 'Collective accounts',
    unknown: 'Without a known customer',
  },
  total: 'Total',
  matches: 'equals the sum of all invoice lines',
  differs: amount => `differs by ${amount} from the sum of all invoice lines`,
  empty: horizon => `No revenue: ${horizon}`,
  emptyRange: 'No revenue of customers is posted in this period.',
};

/** The words of the page on profitability, by language. */
export const profitability = {de, en};
