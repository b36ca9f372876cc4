import {columns} from './columns.ts';
import {orders} from './orders.ts';
import {pipeline} from './pipeline.ts';
import {products} from './products.ts';
import {renewals} from './renewals.ts';

const de = (step: string) => ({
  title: 'Was als Nächstes kommt',
  lead: (day: string) =>
    `Bestellungen, Angebote, Verlängerungen und Abschlüsse, die zu erwarten sind, am ${day}`,
  empty: 'Noch keine Antwort',
  older: 'Dieser Stand kennt noch nicht, was als Nächstes kommt. Der nächste Lauf rechnet es.',
  views: {
    orders: 'Nächste Bestellung',
    products: 'Nächstes Produkt',
    affinity: 'Zusammen gekauft',
    renewals: 'Verlängerungen',
    pipeline: 'Verkaufschancen',
  },
  groups:
    'Vorhergesagt wird jeder Kunde für sich. Ein Konzern bestellt, wenn einer derer bestellt, die heute zu ihm gehören; überfällig ist er, wenn es alle sind, die noch Kunden sind. Verträge und Maschinen der Mitglieder stehen bei ihrem Konzern. Die Erprobung ist die der Kunden.',
  yes: {yes: 'ja', no: 'nein'},
  basis: {model: 'Kaufmodell', rhythm: 'eigener Rhythmus'},
  allInCsv: 'Alle Zeilen und weitere Spalten stehen im CSV.',
  reason: {
    no_purchase: 'Noch niemand hat etwas gekauft.',
    too_few_customers: 'Es gibt weniger als 30 Kunden.',
    short_history: 'Die Geschichte ist zu kurz.',
    no_repeat_purchase: 'Weniger als zehn Kunden haben noch einmal gekauft.',
    no_fit: 'Kein Modell passt.',
    no_contract: 'Es gibt keine Verträge.',
    no_rhythm: 'weniger als sieben Käufe',
    no_basket: 'In abgeschlossenen Monaten wurde noch nichts gekauft.',
    one_item_each: 'Jeder Warenkorb hat nur einen Artikel.',
    baskets_too_large: 'Alle Warenkörbe haben mehr als 100 Artikel.',
    nothing_often_enough: 'Nichts wird oft genug zusammen gekauft.',
    no_advice: 'Für niemanden sprach damals eine Regel.',
    not_bought_lately: 'seit zwölf Monaten nichts gekauft',
    nothing_follows: 'keine Regel führt zu etwas Neuem',
    no_amount: 'ohne Betrag',
    too_few_decided: 'Weniger als zehn Verkaufschancen sind entschieden.',
  } as Record<string, string>,
  orders: orders.de,
  ...products.de(step),
  ...renewals.de,
  pipeline: pipeline.de,
  onCustomer: {
    title: 'Was als Nächstes kommt',
    order: (chance30: string, chance90: string, day: string) =>
      `Bestellt in 30 Tagen mit ${chance30}, in 90 mit ${chance90}; erwartet um den ${day}.`,
    unlikely: (chance30: string, chance90: string) =>
      `Bestellt in 30 Tagen mit ${chance30}, in 90 mit ${chance90}; eher kommt nichts mehr.`,
    tooHigh: (days: string, foretold: string, came: string) =>
      `Solche Chancen für ${days} Tage sind zu hoch: In der Probe waren ${foretold} vorhergesagt, und ${came} bestellten.`,
    tooLow: (days: string, foretold: string, came: string) =>
      `Solche Chancen für ${days} Tage sind zu niedrig: In der Probe waren ${foretold} vorhergesagt, und ${came} bestellten.`,
    overdue: (days: string) => `Seit ${days} Tagen überfällig.`,
    product: (product: string, because: string) =>
      `Anbieten: ${product}, weil er ${because} kauft.`,
    renewal: (kind: string, reference: string, day: string) => `${kind} (${reference}) am ${day}.`,
  },
  column: columns.de,
});

const en: typeof de = step => ({
  title: 'What comes next',
  lead: day => `Orders, offers, renewals and sales to be expected, on ${day}`,
  empty: 'No answer yet',
  older: 'This snapshot does not know yet what comes next. The next run computes it.',
  views: {
    orders: 'Next order',
    products: 'Next product',
    affinity: 'Bought together',
    renewals: 'Renewals',
    pipeline: 'Sales pipeline',
  },
  groups:
    'Each customer is foretold by itself. A group orders when one of those orders that belong to it today; it is overdue when all are that still are customers. Contracts and machines of members stand with their group. The trial is that of customers.',
  yes: {yes: 'yes', no: 'no'},
  basis: {model: 'model of purchases', rhythm: 'own rhythm'},
  allInCsv: 'All rows and more columns are in the CSV.',
  reason: {
    no_purchase: 'Nobody has bought anything yet.',
    too_few_customers: 'There are fewer than 30 customers.',
    short_history: 'The history is too short.',
    no_repeat_purchase: 'Fewer than ten customers have bought again.',
    no_fit: 'No model fits.',
    no_contract: 'There are no contracts.',
    no_rhythm: 'fewer than seven purchases',
    no_basket: 'Nothing has been bought in complete months yet.',
    one_item_each: 'Each basket has one item only.',
    baskets_too_large: 'All baskets have more than 100 items.',
    nothing_often_enough: 'Nothing is bought together often enough.',
    no_advice: 'No rule spoke for anybody then.',
    not_bought_lately: 'nothing bought for twelve months',
    nothing_follows: 'no rule leads to anything new',
    no_amount: 'without an amount',
    too_few_decided: 'Fewer than ten opportunities are decided.',
  },
  orders: orders.en,
  ...products.en(step),
  ...renewals.en,
  pipeline: pipeline.en,
  onCustomer: {
    title: 'What comes next',
    order: (chance30, chance90, day) =>
      `Orders within 30 days with ${chance30}, within 90 with ${chance90}; expected around ${day}.`,
    unlikely: (chance30, chance90) =>
      `Orders within 30 days with ${chance30}, within 90 with ${chance90}; more likely never again.`,
    tooHigh: (days, foretold, came) =>
      `Such chances for ${days} days are too high: in the trial ${foretold} were foretold, and ${came} ordered.`,
    tooLow: (days, foretold, came) =>
      `Such chances for ${days} days are too low: in the trial ${foretold} were foretold, and ${came} ordered.`,
    overdue: days => `Overdue for ${days} days.`,
    product: (product, because) => `Offer: ${product}, because it buys ${because}.`,
    renewal: (kind, reference, day) => `${kind} (${reference}) on ${day}.`,
  },
  column: columns.en,
});

/** The words of the page on what comes next, by language. */
export const next = {de, en};
