const de = {
  title: 'Kundenwert aller Kunden am Ende der Monate',
  explained:
    'Mit den Modellen, Parametern und Margen von heute zurückgerechnet: Der Wert bewegt sich, weil Kunden etwas taten oder nichts taten, und nicht, weil wir es heute besser wissen. Käufe zählen dabei in ganzen Wochen und Monaten, deshalb weicht der letzte Monat vom Wert am Stichtag etwas ab.',
  description: (month: string, amount: string) =>
    `Kundenwert je Monat, zuletzt ${amount} (${month}).`,
  none: 'Noch gibt es keinen Monat, an dessen Ende sich ein Wert sagen lässt.',
  table: (currency: string) => `Von Monat zu Monat, Beträge in ${currency}`,
  classes:
    'Wertklassen nach heutigen Grenzen: A wie die Kunden, die 80 % des Werts tragen, B wie die nächsten 15 %, C alle anderen. Auf- und Abstiege zählen gegen das Monatsende davor.',
  since: 'Kunden im Vergleich zu vor',
  months: (count: number) => (count === 1 ? 'einem Monat' : `${count} Monaten`),
  gained: (from: string, to: string, currency: string) =>
    `Wer seit Ende ${from} bis Ende ${to} am meisten gewann, Beträge in ${currency}`,
  lost: (from: string, to: string, currency: string) =>
    `Wer seit Ende ${from} bis Ende ${to} am meisten verlor, Beträge in ${currency}`,
  allInCsv: (count: string) =>
    count === '1'
      ? 'Der eine Kunde mit einer Änderung steht auch im CSV.'
      : `Alle ${count} Kunden mit einer Änderung stehen im CSV.`,
  contracts: (currency: string) =>
    `Verträge: monatlich wiederkehrender Umsatz (MRR) von Monat zu Monat, in ${currency}`,
  column: {
    month: 'Monat',
    clv_before: 'Davor',
    clv_won: 'Neue',
    clv_gained: 'Gewonnen',
    clv_lost: 'Verloren',
    clv: 'Kundenwert',
    change: 'Änderung',
    class_before: 'Klasse davor',
    class: 'Klasse',
    upgraded_customers: 'Aufstiege',
    downgraded_customers: 'Abstiege',
    class_a_customers: 'A',
    class_b_customers: 'B',
    class_c_customers: 'C',
    mrr_before: 'MRR davor',
    mrr_won: 'Neu',
    mrr_expansion: 'Mehr',
    mrr_contraction: 'Weniger',
    mrr_lost: 'Beendet',
    mrr: 'MRR',
    won_contracts: 'Neue',
    upgraded_contracts: 'Upgrades',
    downgraded_contracts: 'Downgrades',
    lost_contracts: 'Beendete',
  },
};

const en: typeof de = {
  title: 'Lifetime value of all customers at the ends of months',
  explained:
    'Reckoned back with the models, parameters and margins of today: the value moves because customers did something, or nothing, and not because we know better today. Purchases are told in whole weeks and months, so the last month differs a little from the value on the business date.',
  description: (month, amount) => `Lifetime value by month, ${amount} most recently (${month}).`,
  none: 'There is no month yet at whose end a value can be told.',
  table: currency => `From month to month, amounts in ${currency}`,
  classes:
    'Value classes by the cuts of today: A like the customers who carry 80 % of the value, B like the next 15 %, C all others. Rises and falls count against the end of a month before.',
  since: 'Customers compared with',
  months: count => (count === 1 ? 'a month ago' : `${count} months ago`),
  gained: (from, to, currency) =>
    `Who gained most from the end of ${from} to that of ${to}, amounts in ${currency}`,
  lost: (from, to, currency) =>
    `Who lost most from the end of ${from} to that of ${to}, amounts in ${currency}`,
  allInCsv: count =>
    count === '1'
      ? 'The one customer with a change is in the CSV, too.'
      : `All ${count} customers with a change are in the CSV.`,
  contracts: currency =>
    `Contracts: monthly recurring revenue (MRR) from month to month, in ${currency}`,
  column: {
    month: 'Month',
    clv_before: 'Before',
    clv_won: 'New',
    clv_gained: 'Gained',
    clv_lost: 'Lost',
    clv: 'Lifetime value',
    change: 'Change',
    class_before: 'Class before',
    class: 'Class',
    upgraded_customers: 'Rises',
    downgraded_customers: 'Falls',
    class_a_customers: 'A',
    class_b_customers: 'B',
    class_c_customers: 'C',
    mrr_before: 'MRR before',
    mrr_won: 'New',
    mrr_expansion: 'More',
    mrr_contraction: 'Less',
    mrr_lost: 'Ended',
    mrr: 'MRR',
    won_contracts: 'New',
    upgraded_contracts: 'Upgrades',
    downgraded_contracts: 'Downgrades',
    lost_contracts: 'Ended',
  },
};

/** The words of the development of lifetime value, by language. */
export const valueDevelopment = {de, en};
