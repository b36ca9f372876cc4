const de = {
  title: 'Erwarteter Auftragseingang aus offenen Verkaufschancen',
  description: 'Erwarteter Betrag nach Monaten',
  none: 'Keine Verkaufschance ist offen.',
  unknown: 'unbekannt',
  explained:
    'Eine offene Verkaufschance zählt mit dem Anteil des Werts, der aus ihrer Phase gewonnen wurde: von denen, die am Ende früherer Monate dort standen. Die Monate folgen dem, wann gewonnene entschieden wurden. Das Intervall von 80 % sagt, wie weit es anders kommen kann, weil jede gewonnen wird oder nicht und weil die Rate geschätzt ist.',
  quality: (tried: string, within: string, off: string, sales: string) =>
    `Erprobt an ${tried} früheren Monatsenden mit dem Wissen von damals: ${within}-mal lag der gewonnene Betrag im Intervall. In Summe lag die Vorhersage ${off} daneben, die Einschätzung des Vertriebs ${sales}.`,
  untried: 'Noch nicht erprobt: Die Geschichte der Verkaufschancen ist zu kurz.',
  stages: (currency: string) => `Phasen, Beträge in ${currency}`,
  months: (currency: string) => `Monate, Beträge in ${currency}`,
  past: (currency: string) => `Frühere Vorhersagen und was daraus wurde, in ${currency}`,
  table: (shown: string, all: string, currency: string) =>
    `Die ${shown} größten von ${all} offenen Verkaufschancen nach erwartetem Betrag, in ${currency}`,
};

const en: typeof de = {
  title: 'Expected orders from open opportunities',
  description: 'Expected amount by month',
  none: 'No opportunity is open.',
  unknown: 'unknown',
  explained:
    'An open opportunity counts with the share of the value that was won from its stage: of those that stood there at the ends of earlier months. Months follow when won ones were decided. The interval of 80 % says how far it may come otherwise, because each is won or not, and because the rate is an estimate.',
  quality: (tried, within, off, sales) =>
    `Tried on ${tried} earlier month ends with what was known then: ${within} times the amount won lay in the interval. In sum the forecast was off by ${off}, the view of sales by ${sales}.`,
  untried: 'Not tried yet: the history of opportunities is too short.',
  stages: currency => `Stages, amounts in ${currency}`,
  months: currency => `Months, amounts in ${currency}`,
  past: currency => `Earlier forecasts and what came of them, in ${currency}`,
  table: (shown, all, currency) =>
    `The ${shown} largest of ${all} open opportunities by expected amount, in ${currency}`,
};

/** Open opportunities, and what they will bring. */
export const pipeline = {de, en};
