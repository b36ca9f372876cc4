const de = {
  title: 'Abwanderung',
  risk: (risk: string, months: string) =>
    `Risiko, in den nächsten ${months} Monaten verloren zu gehen: ${risk}.`,
  baseRate: (rate: string) => `Von allen solchen Kunden ging zuletzt ${rate} in so langer Zeit.`,
  terms: (terms: string) => `Was das Risiko am meisten hebt: ${terms}.`,
  none: 'Kein Risiko: Für diesen Kunden ist keines gerechnet.',
  objection: 'Kein Risiko: Die Person hat der Bildung von Profilen widersprochen.',
  never: 'Kein Risiko: Der Kunde hat noch nicht gekauft und keinen Vertrag.',
  lost: (day: string) => `Kein Risiko: Der Kunde gilt seit ${day} als verloren.`,
  silent: (days: string) => `Schläfer: seit ${days} Tagen still, gegen den eigenen Rhythmus.`,
  differs: (risk: string, alive: string) =>
    `Das Risiko (${risk}) und „noch Kunde“ beim Kundenwert (${alive}) antworten auf verschiedene Fragen: Das eine fragt, ob der Kunde nach der Regel der Abwanderung (zu lange still, Vertrag zu Ende) verloren gehen wird; das andere, ob er nach den Modellen seiner Käufe, Verträge und Maschinen noch Kunde ist. Ein Vertrag hält die Beziehung auch ohne Kauf.`,
  warned: (day: string, signs: string) => `Frühwarnung seit ${day}: ${signs}.`,
  notWarned: 'Heute steht keine Frühwarnung; was war:',
  neverWarned:
    'Es gab noch keine Frühwarnung. Nur für wertvolle Kunden mit Anzeichen wird gewarnt.',
};

const en: typeof de = {
  title: 'Churn',
  risk: (risk, months) => `Risk to be lost within the next ${months} months: ${risk}.`,
  baseRate: rate => `Of all such customers ${rate} left lately within as long a time.`,
  terms: terms => `What raises the risk most: ${terms}.`,
  none: 'No risk: none is computed for this customer.',
  objection: 'No risk: the person has objected to profiling.',
  never: 'No risk: the customer has not bought yet, and has no contract.',
  lost: day => `No risk: the customer counts as lost since ${day}.`,
  silent: days => `Silent for ${days} days, against its own rhythm.`,
  differs: (risk, alive) =>
    `The risk (${risk}) and “still there” of the lifetime value (${alive}) answer different questions: one asks whether the customer will be lost by the rule of churn (silent for too long, contract ended); the other whether it is still a customer by the models of its purchases, contracts and machines. A contract holds the relation without purchases, too.`,
  warned: (day, signs) => `Early warning since ${day}: ${signs}.`,
  notWarned: 'No early warning stands today; what there was:',
  neverWarned:
    'There has been no early warning yet. Only valuable customers with signs of leaving are warned of.',
};

/** The words of a customer's churn on its own page, by language. */
export const customerChurn = {de, en};
