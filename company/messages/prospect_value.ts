const de = {
  title: (currency: string) => `Interessenten nach Herkunft, Beträge in ${currency}`,
  explained:
    'Offene Leads, über die noch nichts entschieden ist. So viele werden Kunden wie von denen, die in 24 Monaten entschieden wurden; sie sind so viel wert wie Kunden, die in 12 Monaten aus derselben Quelle kamen (bei weniger als zehn: aus allen). Einen zu gewinnen kostet, was es in 12 Monaten gekostet hat, verlorene Angebote eingeschlossen.',
  none: 'Noch gibt es keine Leads.',
  noCost:
    'Was es kostet, einen Kunden zu gewinnen, ist nicht bekannt: In costs.yaml ist keine Aktivität als Akquisition gekennzeichnet (acquisition: true), oder in 12 Monaten kam kein neuer Kunde.',
  unknown: 'ohne Angabe',
  column: {
    source: 'Herkunft',
    open_prospects: 'Offen',
    decided_prospects: 'Entschieden',
    won_prospects: 'Gewonnen',
    win_rate: 'Quote %',
    expected_customers: 'Erwartete Kunden',
    mean_clv: 'Wert eines neuen Kunden',
    expected_clv: 'Erwarteter Kundenwert',
    cost_of_customer: 'Kosten je Kunde',
    expected_acquisition_cost: 'Erwartete Akquisitionskosten',
  },
};

const en: typeof de = {
  title: currency => `Prospects by where they came from, amounts in ${currency}`,
  explained:
    'Open leads of which nothing is decided yet. As many become customers as of those that were decided within 24 months; they are worth what customers are who came from the same source within 12 months (from any, if they are fewer than ten). Winning one costs what it cost within 12 months, lost bids included.',
  none: 'There are no leads yet.',
  noCost:
    'What winning a customer costs is not known: costs.yaml marks no activity as acquisition (acquisition: true), or no new customer came within 12 months.',
  unknown: 'not known',
  column: {
    source: 'Where from',
    open_prospects: 'Open',
    decided_prospects: 'Decided',
    won_prospects: 'Won',
    win_rate: 'Rate %',
    expected_customers: 'Expected customers',
    mean_clv: 'Value of a new customer',
    expected_clv: 'Expected lifetime value',
    cost_of_customer: 'Cost of a customer',
    expected_acquisition_cost: 'Expected acquisition cost',
  },
};

/** The words of those who might buy, by language. */
export const prospectValue = {de, en};
