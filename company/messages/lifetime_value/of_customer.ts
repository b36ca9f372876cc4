const de = {
  title: (currency: string) => `Was der Kunde noch bringt, Beträge in ${currency}`,
  explained:
    'Noch Kunde × erwartete Zahl × Marge je Stück ist der erwartete Deckungsbeitrag; abgezinst ist er der Kundenwert. Das Intervall von 80 % ist das dessen, was dieser Kunde wirklich bringt. Jeder Strom öffnet sich zu dem, woraus er vorhergesagt ist.',
  missing: {
    older_snapshot: 'Dieser Stand kennt noch keinen Kundenwert. Der nächste Lauf rechnet ihn.',
    not_counted: 'Wer in Rängen und Quoten nicht mitzählt, hat keinen Kundenwert.',
  },
  addsUp: 'Die Ströme ergeben zusammen genau das Gesamt.',
  differs: 'Das stimmt nicht überein.',
  matches: 'Die Zeilen sind genau das.',
  evidence: {
    purchases: (rows: string, currency: string) =>
      `Käufe: ${rows} Rechnungen, ohne Gutschriften, Beträge in ${currency}`,
    contracts: (rows: string, currency: string) =>
      `Verträge: ${rows} Monate von Verträgen, monatlich wiederkehrend in ${currency}`,
    machines: (rows: string, _: string) => `${rows} laufende Maschinen`,
  },
  known: {
    purchases: (count: string, amount: string) =>
      `Das Modell kennt ${count} Tage mit einem Kauf, zusammen ${amount}.`,
    contracts: (count: string, amount: string) =>
      `Das Modell kennt ${count} Monate mit einem Vertrag, zusammen ${amount}.`,
    machines: (count: string, _: string) => `Das Modell kennt ${count} Maschinen.`,
  },
  column: {
    orders_of_year: 'Anzahl 12 Monate',
    orders: 'Anzahl gesamt',
    expected_margin: 'Marge je Stück',
    day: 'Tag',
    document: 'Beleg',
    amount: 'Betrag',
    months: 'Monate in Betrieb',
    chance: 'Unsere folgt %',
  },
};

const en: typeof de = {
  title: currency => `What the customer will still bring, amounts in ${currency}`,
  explained:
    'Still there × expected number × margin of one is the expected contribution; discounted, it is the lifetime value. The interval of 80 % is that of what this customer will really bring. Each stream opens to what it is forecast from.',
  missing: {
    older_snapshot: 'This snapshot knows no lifetime value yet. The next run computes it.',
    not_counted: 'Who does not count in ranks and rates has no lifetime value.',
  },
  addsUp: 'The streams together are exactly the total.',
  differs: 'That does not match.',
  matches: 'The rows are exactly that.',
  evidence: {
    purchases: (rows, currency) =>
      `Purchases: ${rows} invoices without credit notes, amounts in ${currency}`,
    contracts: (rows, currency) =>
      `Contracts: ${rows} months of contracts, recurring monthly in ${currency}`,
    machines: rows => `${rows} running machines`,
  },
  known: {
    purchases: (count, amount) =>
      `The model knows ${count} days with a purchase, ${amount} together.`,
    contracts: (count, amount) =>
      `The model knows ${count} months with a contract, ${amount} together.`,
    machines: count => `The model knows ${count} machines.`,
  },
  column: {
    orders_of_year: 'Number 12 months',
    orders: 'Number in all',
    expected_margin: 'Margin of one',
    day: 'Day',
    document: 'Document',
    amount: 'Amount',
    months: 'Months of use',
    chance: 'Ours follows %',
  },
};

/** The words of a customer's lifetime value, by language. */
export const customerValue = {de, en};
