const de = {
  views: {
    scheme: 'Vom Umsatz zum Ergebnis',
    trend: 'Verlauf',
    prices: 'Preistreppe',
    value: 'Kundenwert',
  },
  horizon: (months: number, month: string) =>
    months === 1 ? month : `${months} Monate bis ${month}`,
  scheme: (currency: string) => `Vom Umsatz zum Ergebnis, Beträge in ${currency}`,
  documents: (part: string, rows: string, currency: string) =>
    `${part}: ${rows} Belege, Beträge in ${currency}`,
  more: (shown: string, all: string) => `Gezeigt sind ${shown} von ${all}; alle stehen im CSV.`,
  matches: 'Die Belege ergeben zusammen genau die Zahl darüber.',
  differs: 'Die Belege ergeben zusammen nicht die Zahl darüber.',
  measured: 'gemessen',
  estimated: 'geschätzt',
  known: 'eine Kundennummer aus /profitability',
  missing: {
    older_snapshot: 'Dieser Stand kennt noch keine Kosten. Der nächste Lauf rechnet sie.',
    no_months: 'Es gibt noch keinen vollen Monat.',
  },
  step: {
    contribution_1: 'DB I',
    contribution_2: 'DB II',
    contribution_3: 'DB III',
    contribution_4: 'DB IV',
    contribution_5: 'DB V',
    contribution_6: 'DB VI',
    profit: 'Kundenergebnis',
  },
  column: {
    line: 'Zeile',
    net_revenue: 'Nettoumsatz',
    product_cost: 'Variable Produktkosten',
    quantity: 'Menge',
    minutes: 'Minuten',
    estimated_share: 'Geschätzt %',
    amount: 'Betrag',
    month: 'Monat',
    document: 'Beleg',
    source: 'Tabelle',
    measured: 'Minuten sind',
  },
};

const en: typeof de = {
  views: {
    scheme: 'From revenue to profit',
    trend: 'Trend',
    prices: 'Price waterfall',
    value: 'Lifetime value',
  },
  horizon: (months, month) => (months === 1 ? month : `${months} months to ${month}`),
  scheme: currency => `From revenue to profit, amounts in ${currency}`,
  documents: (part, rows, currency) => `${part}: ${rows} documents, amounts in ${currency}`,
  more: (shown, all) => `Shown are ${shown} of ${all}; the CSV has them all.`,
  matches: 'The documents together are exactly the number above.',
  differs: 'The documents together are not the number above.',
  measured: 'measured',
  estimated: 'estimated',
  known: 'a customer number from /profitability',
  missing: {
    older_snapshot: 'This snapshot knows no costs yet. The next run computes them.',
    no_months: 'There is no complete month yet.',
  },
  step: {
    contribution_1: 'CM I',
    contribution_2: 'CM II',
    contribution_3: 'CM III',
    contribution_4: 'CM IV',
    contribution_5: 'CM V',
    contribution_6: 'CM VI',
    profit: 'Customer profit',
  },
  column: {
    line: 'Line',
    net_revenue: 'Net revenue',
    product_cost: 'Variable product cost',
    quantity: 'Quantity',
    minutes: 'Minutes',
    estimated_share: 'Estimated %',
    amount: 'Amount',
    month: 'Month',
    document: 'Document',
    source: 'Table',
    measured: 'Minutes are',
  },
};

/** The words of the page on one customer, by language. */
export const customer = {de, en};
