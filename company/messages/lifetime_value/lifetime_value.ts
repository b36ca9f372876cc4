import {counted} from '../counted.ts';
import {columns} from './columns.ts';
import {models} from './models.ts';

const de = {
  title: 'Kundenwert',
  lead: (years: string, day: string, discount: string) =>
    `Was Kunden in den nächsten ${years} Jahren noch bringen, auf den ${day} abgezinst mit ${discount} im Jahr`,
  views: {
    customers: 'Kunden',
    segments: 'Segmente',
    development: 'Entwicklung',
    prospects: 'Interessenten',
    models: 'Modelle und Güte',
  },
  empty: 'Noch keine Antwort',
  missing: {
    older_snapshot:
      'Dieser Stand kennt noch keine Summen von Kundenwerten. Der nächste Lauf rechnet sie.',
    no_customers: 'Noch gibt es keinen Kunden, der gezählt wird.',
  },
  groups:
    'Vorhergesagt wird jeder Kunde für sich. Ein Konzern ist die Summe derer, die heute zu ihm gehören, mit dem Intervall der Summe; er lebt, solange der lebendigste von ihnen lebt, und gehört zu Segment und Klasse seines führenden Kunden. Verbundene Unternehmen und Sammelkonten haben keinen Kundenwert. Entwicklung, Interessenten und Modelle bleiben die der Kunden.',
  noForecast: 'Für keinen Kunden lässt sich ein Wert vorhersagen.',
  figure: {
    total: 'Kundenwert aller Kunden',
    low: '80-%-Intervall, von',
    high: '80-%-Intervall, bis',
    customers: 'Kunden mit Wert',
    year: 'Deckungsbeitrag in 12 Monaten',
  },
  explained:
    'Kundenwert ist der Deckungsbeitrag nach Betreuungskosten, den ein Kunde noch bringt: ohne Akquisition, Umlagen und Leerkosten. Was er schon gebracht hat, zählt nicht mit. Es ist eine Vorhersage dessen, was weitergeht wie bisher.',
  intervalExplained: (own: string, parameters: string, models: string | undefined) =>
    `Das Intervall der Summe kommt aus dem Zufall der Kunden (Standardabweichung ±${own}), daraus, dass Parameter geschätzt sind (±${parameters}), und daraus, dass andere Modelle fast so wahrscheinlich sein können (${models === undefined ? 'hier keines' : `±${models}`}). Die Grenzen einzelner Kunden darf man nicht addieren.`,
  notDetermined: (streams: string) =>
    `Die Daten bestimmen die Parameter nicht: ${streams}. Sie gelten hier als bekannt, das Intervall ist also zu schmal.`,
  toModels: 'Verfahren, Parameter und Güte',
  proposal:
    'Der Kundenwert ist ein Vorschlag an Menschen und keine Entscheidung: Kein Preis, keine Ablehnung und keine Servicestufe folgt daraus. Wer dem Profiling widersprach, hat keinen.',
  worse: (stream: string) =>
    `${stream}: Wie im letzten Jahr hätte die Probezeit besser vorhergesagt als das gewählte Modell. Der Vorhersage einzelner Kunden ist nicht mehr zu trauen als dem Vorjahr.`,
  without: (count: string, reason: string) => `${count} ohne Wert: ${reason}`,
  incomplete: (count: string) =>
    `${count} mit unvollständigem Wert: ein Strom hat keine Vorhersage`,
  streams: (currency: string) => `Ströme, Beträge in ${currency}`,
  stream: {
    purchases: 'Käufe',
    contracts: 'Verträge',
    machines: 'Maschinen',
    total: 'Gesamt',
  },
  ...models.de,
  concentration: {
    title: 'Wie der Kundenwert verteilt ist',
    said: (ten: string, twenty: string) =>
      `Die wertvollsten 10 % der Kunden tragen ${ten} des Kundenwerts, die wertvollsten 20 % ${twenty}.`,
    losses: (customers: string, amount: string) =>
      customers === '1'
        ? `1 Kunde kostet voraussichtlich mehr, als er bringt: ${amount}.`
        : `${customers} Kunden kosten voraussichtlich mehr, als sie bringen: zusammen ${amount}.`,
    description: (customers: string) =>
      `${counted(customers, 'Kunde', 'Kunden')} nach Kundenwert gereiht, mit ihrem gemeinsamen Wert.`,
    x: 'Kunden, gereiht nach Kundenwert',
    y: 'Anteil am Kundenwert, kumuliert (%)',
    yAmount: (currency: string) => `Kundenwert, kumuliert (${currency})`,
    peak: (customers: string) => `${counted(customers, 'Kunde', 'Kunden')} mit Wert über null`,
    rank: 'Rang',
    customer: 'Kunde',
    contribution: 'Kundenwert',
    cumulative: 'Kumuliert',
  },
  caption: (from: string, to: string, all: string, currency: string) =>
    `Kunden ${from} bis ${to} von ${all}, Beträge in ${currency}`,
  within: (by: string, member: string) => `Nur ${by}: ${member}`,
  everyone: 'Alle Kunden zeigen',
  sortBy: (column: string) => `Nach ${column} sortieren`,
  ordersExplained:
    'Käufe sind Tage mit einem Kauf; Verträge und Maschinen stehen auf der Seite des Kunden. Deckungsbeiträge sind nicht abgezinst, der Kundenwert ist es.',
  segments: {
    title: (by: string, currency: string) => `Kundenwert nach ${by}, Beträge in ${currency}`,
    explained:
      'Jede Zeile ist die Summe ihrer Kunden, mit einem Intervall der Summe. Ein Klick zeigt ihre Kunden.',
    none: 'ohne Angabe',
    by: {
      segment: 'Segment',
      industry: 'Branche',
      region: 'Region',
      abc_class: 'ABC-Klasse',
    },
  },
  column: columns.de,
};

const en: typeof de = {
  title: 'Lifetime value',
  lead: (years, day, discount) =>
    `What customers will still bring within ${years} years, discounted to ${day} at ${discount} a year`,
  views: {
    customers: 'Customers',
    segments: 'Segments',
    development: 'Development',
    prospects: 'Prospects',
    models: 'Models and quality',
  },
  empty: 'No answer yet',
  missing: {
    older_snapshot:
      'This snapshot knows no sums of lifetime values yet. The next run computes them.',
    no_customers: 'There is no customer yet that counts.',
  },
  groups:
    'Each customer is forecast by itself. A group is the sum of those that belong to it today, with the interval of the sum; it is as alive as the most lively of them, and in the segment and class of its leading customer. Affiliated companies and collective accounts have no lifetime value. Development, prospects and models stay those of customers.',
  noForecast: 'No lifetime value can be forecast for any customer.',
  figure: {
    total: 'Lifetime value of all customers',
    low: '80 % interval, from',
    high: '80 % interval, to',
    customers: 'Customers with a value',
    year: 'Contribution in 12 months',
  },
  explained:
    'Lifetime value is the contribution after cost to serve that a customer will still bring: without acquisition, levied overhead and unused capacity. What it has brought already is no part of it. It is a forecast of what goes on as it did.',
  intervalExplained: (own, parameters, models) =>
    `The interval of the sum comes from the chance of customers (standard deviation ±${own}), from parameters being estimates (±${parameters}), and from other models that may be almost as likely (${models === undefined ? 'here none is' : `±${models}`}). Bounds of single customers must not be added up.`,
  notDetermined: streams =>
    `The data do not determine the parameters: ${streams}. They are taken as known here, so the interval is too narrow.`,
  toModels: 'Method, parameters and quality',
  proposal:
    'Lifetime value is a proposal to people and no decision: no price, refusal or service level follows from it. Who objected to profiling has none.',
  worse: stream =>
    `${stream}: last year again would have foretold the held-out time better than the chosen model. Trust its forecasts of single customers no more than last year.`,
  without: (count, reason) => `${count} without a value: ${reason}`,
  incomplete: count => `${count} with an incomplete value: a stream has no forecast`,
  streams: currency => `Streams, amounts in ${currency}`,
  stream: {
    purchases: 'Purchases',
    contracts: 'Contracts',
    machines: 'Machines',
    total: 'Total',
  },
  ...models.en,
  concentration: {
    title: 'How lifetime value is spread',
    said: (ten, twenty) =>
      `The most valuable 10 % of customers carry ${ten} of lifetime value, the most valuable 20 % ${twenty}.`,
    losses: (customers, amount) =>
      customers === '1'
        ? `1 customer will probably cost more than it brings: ${amount}.`
        : `${customers} customers will probably cost more than they bring: ${amount} together.`,
    description: customers =>
      `${counted(customers, 'customer', 'customers')} ranked by lifetime value, with what they are worth together.`,
    x: 'Customers, ranked by lifetime value',
    y: 'Share of lifetime value, cumulative (%)',
    yAmount: currency => `Lifetime value, cumulative (${currency})`,
    peak: customers => `${counted(customers, 'customer', 'customers')} worth more than nothing`,
    rank: 'Rank',
    customer: 'Customer',
    contribution: 'Lifetime value',
    cumulative: 'Cumulative',
  },
  caption: (from, to, all, currency) =>
    `Customers ${from} to ${to} of ${all}, amounts in ${currency}`,
  within: (by, member) => `Only ${by}: ${member}`,
  everyone: 'Show all customers',
  sortBy: column => `Sort by ${column}`,
  ordersExplained:
    'Purchases are days with a purchase; contracts and machines are on the page of the customer. Contributions are not discounted, lifetime value is.',
  segments: {
    title: (by, currency) => `Lifetime value by ${by}, amounts in ${currency}`,
    explained:
      'Each row is the sum of its customers, with an interval of the sum. A click shows its customers.',
    none: 'not known',
    by: {
      segment: 'segment',
      industry: 'industry',
      region: 'region',
      abc_class: 'ABC class',
    },
  },
  column: columns.en,
};

/** The words of the page on lifetime value, by language. */
export const lifetimeValue = {de, en};
