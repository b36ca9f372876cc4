const de = {
  label: 'Ebene',
  name: {account: 'Kundennummern', customer: 'Kunden', group: 'Konzerne'},
  meaning: {
    account:
      'Als ein Kunde zählt hier jede Kundennummer, wie die Systeme sie liefern. Verbundene Unternehmen und Sammelkonten bleiben Restposten.',
    customer:
      'Als ein Kunde zählt hier jeder Kunde für sich, auch wenn er zu einem Konzern gehört.',
    group:
      'Als ein Kunde zählt hier jeder Konzern; wer zu keinem gehört, zählt für sich. Ein Monat gehört zum Konzern, zu dem der Kunde am Monatsende gehört.',
  },
  same: {
    no_groups:
      'Konzerne sind nicht geliefert: customers.group_id ist leer, und customer_relations hat keine Rolle group oder member. Die Zahlen sind die der Kunden.',
    one_account_each: 'Jeder Kunde hat genau eine Kundennummer. Die Zahlen sind die der Kunden.',
    of_customers:
      'Was noch kommt, wird vom Kunden vorhergesagt, nicht von jeder seiner Kundennummern. Die Zahlen sind die der Kunden.',
    closed_of_customers:
      'Geschlossene Monate bewahren auf, wo Kunden standen; von Konzernen und Kundennummern gibt es nur heute. Die Zahlen sind die der Kunden.',
    older_snapshot:
      'Dieser Stand kennt noch keine Ebenen; der nächste Lauf rechnet sie. Die Zahlen sind die der Kunden.',
  },
  targets: (level: string) => `Ziele und Ampelgrenzen sind für die Ebene ${level} gesetzt.`,
  column: {
    account: {customer_id: 'Kundennr. (System)', customer: 'Kundennummer'},
    customer: {customer_id: 'Kundennr.', customer: 'Kunde'},
    group: {customer_id: 'Konzern-/Kundennr.', customer: 'Konzern oder Kunde'},
  },
};

const en: typeof de = {
  label: 'Level',
  name: {account: 'Accounts', customer: 'Customers', group: 'Groups'},
  meaning: {
    account:
      'Here each customer number counts as one customer, as the systems deliver it. Affiliated companies and collective accounts stay remainders.',
    customer: 'Here each customer counts by itself, even where it belongs to a group.',
    group:
      'Here each group of companies counts as one customer; who belongs to none counts by itself. A month belongs to the group that the customer belongs to when it ends.',
  },
  same: {
    no_groups:
      'No groups are delivered: customers.group_id is empty, and customer_relations has no role group or member. The numbers are those of the customers.',
    one_account_each:
      'Each customer has exactly one customer number. The numbers are those of the customers.',
    of_customers:
      'What is to come is foretold of the customer, not of each of its numbers. The numbers are those of the customers.',
    closed_of_customers:
      'Closed months keep where customers stood; of groups and accounts there is only today. The numbers are those of the customers.',
    older_snapshot:
      'This snapshot knows no levels yet; the next night computes them. The numbers are those of the customers.',
  },
  targets: level => `Targets and the limits of the lights are set for the level ${level}.`,
  column: {
    account: {customer_id: 'Customer no. (system)', customer: 'Account'},
    customer: {customer_id: 'Customer no.', customer: 'Customer'},
    group: {customer_id: 'Group or customer no.', customer: 'Group or customer'},
  },
};

/** The words for what counts as one customer, by language. */
export const level = {de, en};
