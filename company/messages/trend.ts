/** `db` is the step of the contribution scheme, as it is called. */
const de = (db: string) => ({
  month: `${db} je Monat`,
  year: `${db}, rollierend über 12 Monate`,
  none: 'Es gibt noch keinen vollen Monat.',
  shortHistory: 'Für eine rollierende Summe über 12 Monate sind die Daten noch zu jung.',
  description: (title: string, month: string, amount: string) =>
    `${title}: zuletzt ${amount} (${month}).`,
  table: (currency: string) => `Verlauf, Beträge in ${currency}`,
  matches: (amount: string) => `Die Monate ergeben zusammen genau ${db} des Zeitraums (${amount}).`,
  differs: (amount: string) => `Die Monate ergeben zusammen nicht ${db} des Zeitraums (${amount}).`,
  column: {
    month: 'Monat',
    net_revenue: 'Nettoumsatz',
    contribution: db,
    rolling_12: `${db}, 12 Monate`,
  },
});

const en: typeof de = db => ({
  month: `${db} by month`,
  year: `${db}, rolling 12 months`,
  none: 'There is no complete month yet.',
  shortHistory: 'The data are too young for a rolling sum of 12 months.',
  description: (title, month, amount) => `${title}: ${amount} most recently (${month}).`,
  table: currency => `Trend, amounts in ${currency}`,
  matches: amount => `The months together are exactly the ${db} of the period (${amount}).`,
  differs: amount => `The months together are not the ${db} of the period (${amount}).`,
  column: {
    month: 'Month',
    net_revenue: 'Net revenue',
    contribution: db,
    rolling_12: `${db}, 12 months`,
  },
});

/** The words of a customer's trend, by language. */
export const trend = {de, en};
