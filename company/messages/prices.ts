const de = {
  title: 'Preistreppe: vom Listenpreis zum Ergebnis',
  description: (list: string, pocket: string, last: string) =>
    `Preistreppe: von ${list} zu Listenpreisen auf ${pocket} Nettoumsatz und ${last} nach der letzten Stufe.`,
  said: (share: string, invoice: string, later: string) =>
    `Vom Listenpreis bleiben ${share} in der Tasche; ${invoice} gehen auf der Rechnung ab, ${later} danach.`,
  explained:
    'Auf der Rechnung steht, was Listen- und Nettobetrag einer Position unterscheidet; warum, sagt die Auftragsposition. Der Pocketpreis ist der Nettoumsatz. Was die Arbeit je Stufe kostet, kommt nach den Produktkosten.',
  everything:
    'Alle Kunden zusammen, auch verbundene Unternehmen, Sammelkonten und Umsatz ohne bekannten Kunden.',
  withoutList: (share: string, amount: string) =>
    `Für ${share} des Rechnungswerts (${amount}) ist kein Listenpreis bekannt; er steht für sich.`,
  freight: (amount: string) =>
    `Daneben berechnete Fracht: ${amount}. Sie ist kein Umsatz und steht in keiner Stufe.`,
  table: (currency: string) => `Preistreppe, Beträge in ${currency}`,
  matches: (pocket: string) =>
    `Jede Stufe geht auf, und der Pocketpreis (${pocket}) stimmt mit dem Nettoumsatz überein.`,
  differs: (pocket: string, revenue: string) =>
    `Der Pocketpreis (${pocket}) und der Nettoumsatz (${revenue}) stimmen nicht überein, oder eine Stufe geht nicht auf.`,
  missing: {
    older_snapshot: 'Dieser Stand kennt noch keine Preistreppe. Der nächste Lauf rechnet sie.',
    nothing: 'In diesem Zeitraum wurde nichts berechnet und nichts gearbeitet.',
  },
  column: {part: 'Stufe', amount: 'Betrag', share: 'Von Liste %'},
  shareOf: 'vom Listenpreis',
  work: (step: string) => `Aktivitäten bis ${step}`,
  part: {
    list_revenue: 'Listenpreis',
    customer_discount: 'Kundenrabatt',
    quantity_discount: 'Mengenrabatt',
    project_discount: 'Projektrabatt',
    promotion_discount: 'Aktionsrabatt',
    other_discount: 'Rabatt ohne bekannten Grund',
    revenue_without_list: 'Umsatz ohne Listenpreis',
    invoice_revenue: 'Rechnungspreis',
    rebates: 'Bonus und Rückvergütung',
    skonto: 'Skonto',
    price_credits: 'Gutschriften: Preis',
    return_credits: 'Gutschriften: Retouren',
    error_credits: 'Gutschriften: Fehler',
    goodwill_credits: 'Gutschriften: Kulanz',
    other_credits: 'Gutschriften ohne Grund',
    net_revenue: 'Pocketpreis = Nettoumsatz',
    product_cost: 'Variable Produktkosten',
  },
};

const en: typeof de = {
  title: 'Price waterfall: from list price to what is left',
  description: (list, pocket, last) =>
    `Price waterfall: from ${list} at list prices to a net revenue of ${pocket}, and ${last} after the last step.`,
  said: (share, invoice, later) =>
    `${share} of the list price reaches the pocket; ${invoice} is taken off on the invoice, ${later} after it.`,
  explained:
    'On the invoice is what list and net amount of a line differ by; why, the order line says. The pocket price is net revenue. What work costs, step by step, comes after the product cost.',
  everything:
    'All customers together, with affiliated companies, collective accounts, and revenue without a known customer.',
  withoutList: (share, amount) =>
    `For ${share} of the invoiced amount (${amount}) no list price is known; it stands for itself.`,
  freight: amount =>
    `Freight charged beside the prices: ${amount}. It is no revenue, and in none of the steps.`,
  table: currency => `Price waterfall, amounts in ${currency}`,
  matches: pocket => `Every step adds up, and the pocket price (${pocket}) equals net revenue.`,
  differs: (pocket, revenue) =>
    `The pocket price (${pocket}) and net revenue (${revenue}) are not equal, or a step does not add up.`,
  missing: {
    older_snapshot: 'This snapshot knows no price waterfall yet. The next run computes it.',
    nothing: 'Nothing was invoiced and no work was done in this period.',
  },
  column: {part: 'Step', amount: 'Amount', share: 'Of list %'},
  shareOf: 'of the list price',
  work: step => `Activities up to ${step}`,
  part: {
    list_revenue: 'List price',
    customer_discount: 'Customer discount',
    quantity_discount: 'Quantity discount',
    project_discount: 'Project discount',
    promotion_discount: 'Promotion discount',
    other_discount: 'Discount without a known reason',
    revenue_without_list: 'Revenue without a list price',
    invoice_revenue: 'Invoice price',
    rebates: 'Bonus and rebates',
    skonto: 'Cash discount (Skonto)',
    price_credits: 'Credit notes: price',
    return_credits: 'Credit notes: returns',
    error_credits: 'Credit notes: errors',
    goodwill_credits: 'Credit notes: goodwill',
    other_credits: 'Credit notes without a reason',
    net_revenue: 'Pocket price = net revenue',
    product_cost: 'Variable product cost',
  },
};

/** The words of the price waterfall, by language. */
export const prices = {de, en};
