import {counted} from './counted.ts';

const de = {
  title: (step: string) => `Was ${step} verändert hat`,
  lead: (now: string, then: string) => `${now} gegen ${then}`,
  againstLabel: 'Gegen',
  against: {last_year: 'Vorjahr', before: 'Zeitraum davor', plan: 'Plan'},
  missing: {
    older_snapshot: 'Dieser Stand kennt noch keine Kosten. Der nächste Lauf rechnet sie.',
    no_months: 'Es gibt noch keinen vollen Monat.',
    nothing_before: 'Aus dem Zeitraum, gegen den verglichen wird, gibt es keine Daten.',
  },
  description: (before: string, after: string) => `Von ${before} zu ${after}`,
  caption: (currency: string) => `Alle Kunden zusammen, Beträge in ${currency}`,
  customers: (step: string, count: string, currency: string) =>
    `${step} je Kunde: ${counted(count, 'Kunde', 'Kunden')}, größte Änderung zuerst, Beträge in ${currency}`,
  proof: 'Vorher + alle Wirkungen = nachher, und beides ist, was alle Kunden haben:',
  explained:
    'Preis: geänderter Preis je Einheit, mit Rabatten, Boni und Skonto. Menge: mehr oder weniger, zu Preisen und Marge von vorher. Mix: anderes gekauft als vorher. Cross-Selling: Produktlinien, die der Kunde nur in einem der Zeiträume gekauft hat. Währung: derselbe Preis zu anderem Kurs. Neu und verloren ist, wer nur in einem der Zeiträume gekauft hat.',
  regrouped:
    'Ein Konzern wird in beiden Zeiträumen mit denselben Mitgliedern verglichen. Konzernwechsel: was sie verdient haben, solange sie nicht dazugehörten, oder zu einem anderen; über alle ist das null.',
  effect: {
    price: 'Preis',
    volume: 'Menge',
    mix: 'Mix',
    cross_selling: 'Cross-Selling',
    currency: 'Währung',
    product_cost: 'Produktkosten',
    work_cost: 'Kosten unserer Arbeit',
    new_customers: 'Neue Kunden',
    lost_customers: 'Verlorene Kunden',
    regrouped: 'Konzernwechsel',
  },
  kind: {
    kept: 'gehalten',
    new: 'neu',
    lost: 'verloren',
    neither: 'kein Umsatz',
    regrouped: 'umgegliedert',
  },
  column: {
    effect: 'Wirkung',
    amount: 'Betrag',
    share: '% von vorher',
    kind: 'Kunde ist',
    revenue_before: 'Umsatz vorher',
    revenue_after: 'Umsatz nachher',
    before: 'Vorher',
    after: 'Nachher',
    change: 'Änderung',
  },
};

const en: typeof de = {
  title: step => `What changed ${step}`,
  lead: (now, then) => `${now} against ${then}`,
  againstLabel: 'Against',
  against: {last_year: 'Year before', before: 'Period before', plan: 'Plan'},
  missing: {
    older_snapshot: 'This snapshot knows no costs yet. The next run computes them.',
    no_months: 'There is no complete month yet.',
    nothing_before: 'There is no data of the period that is compared with.',
  },
  description: (before, after) => `From ${before} to ${after}`,
  caption: currency => `All customers together, amounts in ${currency}`,
  customers: (step, count, currency) =>
    `${step} by customer: ${counted(count, 'customer', 'customers')}, largest change first, amounts in ${currency}`,
  proof: 'Before + all effects = after, and both are what all customers have:',
  explained:
    'Price: changed price of a unit, with discounts, bonus and Skonto. Volume: more or less, at the prices and the margin of before. Mix: other things bought than before. Cross-selling: product lines that the customer bought in one of the periods only. Currency: the same price at another rate. New and lost are those who bought in one of the periods only.',
  regrouped:
    'A group is compared with the same members in both periods. Change of group: what they earned while they did not belong to it, or to another one; over all that is nothing.',
  effect: {
    price: 'Price',
    volume: 'Volume',
    mix: 'Mix',
    cross_selling: 'Cross-selling',
    currency: 'Currency',
    product_cost: 'Product cost',
    work_cost: 'Cost of our work',
    new_customers: 'New customers',
    lost_customers: 'Lost customers',
    regrouped: 'Change of group',
  },
  kind: {kept: 'kept', new: 'new', lost: 'lost', neither: 'no revenue', regrouped: 'regrouped'},
  column: {
    effect: 'Effect',
    amount: 'Amount',
    share: '% of before',
    kind: 'Customer is',
    revenue_before: 'Revenue before',
    revenue_after: 'Revenue after',
    before: 'Before',
    after: 'After',
    change: 'Change',
  },
};

export const bridge = {de, en};
