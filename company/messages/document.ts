const de = {
  none: 'Kein Beleg genannt',
  opened: 'Belege öffnen sich aus den Zeilen eines Kunden:',
  customer: 'Kunde',
  whole: 'Der ganze Beleg:',
  columns: (rows: string) => `Alle Spalten, ${rows === '1' ? 'eine Zeile' : `${rows} Zeilen`}`,
  column: 'Spalte',
  value: 'Wert',
  meaning: 'Bedeutung (Data Dictionary)',
  yes: 'ja',
  no: 'nein',
  order: (currency: string) =>
    `Was der Auftrag in allen Monaten erbracht hat, Beträge in ${currency}`,
  left: 'Nach eigener Arbeit',
  proof: 'Umsatz − Produktkosten − eigene Arbeit = Ergebnis des Auftrags:',
  invoices: 'Berechnet mit:',
};

const en: typeof de = {
  none: 'No document named',
  opened: 'Documents open from the lines of a customer:',
  customer: 'Customer',
  whole: 'The whole document:',
  columns: rows => `All columns, ${rows === '1' ? 'one row' : `${rows} rows`}`,
  column: 'Column',
  value: 'Value',
  meaning: 'Meaning (data dictionary)',
  yes: 'yes',
  no: 'no',
  order: currency => `What the order earned in all months, amounts in ${currency}`,
  left: 'After its own work',
  proof: 'Revenue − product cost − own work = profit of the order:',
  invoices: 'Invoiced by:',
};

export const document = {de, en};
