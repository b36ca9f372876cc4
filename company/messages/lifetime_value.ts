import {counted} from './counted.ts';

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
  model: {
    bg_nbd: 'BG/NBD',
    mbg_nbd: 'MBG/NBD',
    pareto_nbd: 'Pareto/NBD',
    gamma_gamma: 'Gamma-Gamma',
    sbg: 'sBG',
    margin_multiple: 'Margen-Multiplikator',
    weibull: 'Weibull',
    none: 'keines',
    sum: 'Summe',
  } as Record<string, string>,
  reason: {
    not_bought: 'noch nichts gekauft',
    objection: 'Widerspruch gegen Profiling',
    incomplete: 'unvollständig, ein Strom hat keine Vorhersage',
    no_purchase: 'keine Käufe',
    no_contract: 'keine Verträge',
    no_machine: 'keine Maschinen',
    too_few_customers: 'zu wenige Kunden (nötig: 30, bei Verträgen 10)',
    short_history: 'zu kurze Geschichte (nötig: 13 Wochen, bei Verträgen zusammen 60 Monate)',
    no_repeat_purchase: 'zu wenige Wiederkäufer (nötig: 10)',
    too_few_replacements: 'zu wenige ersetzte Maschinen (nötig: 20)',
    no_fit: 'kein Modell passt',
    not_tried: 'nicht erprobt',
  },
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
  quality: {
    title: 'Die Modelle, und wie gut sie die letzte Zeit vorhergesagt hätten',
    explained:
      'Jedes Modell ist auch ohne das letzte Drittel unserer Zeit angepasst worden und hat es vorhergesagt. Naiv heißt: Jeder tut wieder, was er im letzten Jahr davor tat. Vorhergesagt sind Tage mit einem Kauf, Monate mit einem Vertrag, unsere Maschinen an der Stelle anderer. Der Fehler ist die Wurzel der mittleren quadrierten Abweichung je Kunde; die Abdeckung sagt, bei welchem Anteil der Kunden das Intervall von 80 % die Wahrheit enthielt.',
    parameters: 'Parameter, mit ihrem Intervall von 80 %',
    parametersExplained:
      'Zeiten sind Wochen bei Käufen und Monate sonst. Ohne Intervall bestimmen die Daten den Parameter nicht, etwa wenn niemand ging; was er vorhersagt, kann trotzdem bestimmt sein.',
    chosen: 'gewählt',
    yes: 'ja',
    no: 'nein',
  },
  method: {
    title: 'Verfahren',
    texts: [
      'Käufe: Wie oft und wie lange noch jemand kauft, sagen BG/NBD, MBG/NBD und Pareto/NBD aus Zahl, Zeitpunkt des letzten und Zeit seit dem ersten Kauf; was ein Kauf wert ist, Gamma-Gamma. Verträge: sBG oder eine gemeinsame Erneuerungsrate. Maschinen: Ersatz nach Alter (Weibull) mal der Quote, mit der wir sie ersetzen.',
      'Die Marge ist der Deckungsbeitrag der letzten 36 Monate je Euro Rechnung, nach aller Arbeit außer Akquisition und Umlagen, mit dem aller Kunden als einem Kauf mehr.',
      'Die Beziehung endet für alle Ströme zugleich: Ein laufender Vertrag hält sie am Leben. Ist er gekündigt, zählt er bis zu seinem Ende und sagt über die anderen Ströme nichts.',
      'Das Intervall eines Kunden ist das dessen, was er wirklich bringt, und nicht das eines Mittelwerts: Es ist weit. Das einer Summe addiert die Varianzen der Kunden und, weil Parameter allen gemeinsam sind, deren Fehler vor dem Quadrieren (Delta-Methode). Dazu kommt, wie weit andere Modelle, die fast so wahrscheinlich sind, anderswohin führten. Margen und Preise von Maschinen gelten als bekannt.',
    ],
  },
  column: {
    rank: 'Rang',
    customer: 'Kunde',
    customer_id: 'Kundennr.',
    stream: 'Strom',
    model: 'Modell',
    customers: 'Kunden',
    clv: 'Kundenwert',
    clv_low: 'von',
    clv_high: 'bis',
    share: 'Anteil %',
    mean: 'je Kunde',
    p_alive: 'Noch Kunde %',
    orders_of_year: 'Käufe 12 Monate',
    orders: 'Käufe gesamt',
    contribution_of_year: 'DB 12 Monate',
    contribution: 'DB gesamt',
    reason: 'Warum nicht',
    parameter: 'Parameter',
    meaning: 'Bedeutung',
    value: 'Wert',
    value_low: 'von',
    value_high: 'bis',
    log_likelihood: 'Log-Likelihood',
    fitted_customers: 'Angepasst an',
    held_out_weeks: 'Probe, Wochen',
    held_out_customers: 'Probe, Kunden',
    held_out_orders: 'Eingetreten',
    forecast_orders: 'Vorhergesagt',
    naive_orders: 'Naiv',
    error: 'Fehler',
    naive_error: 'Fehler naiv',
    is_better_than_naive: 'Besser als naiv',
    coverage: 'Abdeckung %',
  },
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
  model: {
    bg_nbd: 'BG/NBD',
    mbg_nbd: 'MBG/NBD',
    pareto_nbd: 'Pareto/NBD',
    gamma_gamma: 'Gamma-Gamma',
    sbg: 'sBG',
    margin_multiple: 'margin multiple',
    weibull: 'Weibull',
    none: 'none',
    sum: 'sum',
  },
  reason: {
    not_bought: 'has not bought yet',
    objection: 'objected to profiling',
    incomplete: 'incomplete, a stream has no forecast',
    no_purchase: 'no purchases',
    no_contract: 'no contracts',
    no_machine: 'no machines',
    too_few_customers: 'too few customers (it takes 30; of contracts 10)',
    short_history:
      'too short a history (it takes 13 weeks; of contracts 60 months of all together)',
    no_repeat_purchase: 'too few customers who bought again (it takes 10)',
    too_few_replacements: 'too few replaced machines (it takes 20)',
    no_fit: 'no model fits',
    not_tried: 'not tried',
  },
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
  quality: {
    title: 'The models, and how well they would have foretold the last time',
    explained:
      'Each model was also fitted without the last third of our time, and foretold it. Naive means that everybody does again what it did in the last year before. Foretold are days with a purchase, months with a contract, machines of ours in the place of others. The error is the root mean square of the difference a customer; the coverage is the share of customers whose interval of 80 % held the truth.',
    parameters: 'Parameters, with their interval of 80 %',
    parametersExplained:
      'Times are weeks for purchases and months else. Without an interval the data do not determine the parameter, as where nobody left; what it forecasts may be determined all the same.',
    chosen: 'chosen',
    yes: 'yes',
    no: 'no',
  },
  method: {
    title: 'Method',
    texts: [
      'Purchases: how often and how long somebody will still buy is told by BG/NBD, MBG/NBD and Pareto/NBD from the number, the time of the last and the time since the first purchase; what a purchase is worth, by gamma-gamma. Contracts: sBG, or one rate of renewal for all. Machines: replacement by age (Weibull) times the rate at which ours follow.',
      'The margin is the contribution of the last 36 months for each euro invoiced, after all work but acquisition and levies, with that of all customers as one more purchase.',
      'The relation ends for all streams at once: a running contract keeps it alive. After a notice it counts until its end, and says nothing of the other streams.',
      'The interval of a customer is that of what it will really bring, and not of a mean: it is wide. That of a sum adds up the variances of customers and, because all share the parameters, their errors before they are squared (delta method). How far other models that are almost as likely lead elsewhere is added. Margins and prices of machines are taken as known.',
    ],
  },
  column: {
    rank: 'Rank',
    customer: 'Customer',
    customer_id: 'Customer no.',
    stream: 'Stream',
    model: 'Model',
    customers: 'Customers',
    clv: 'Lifetime value',
    clv_low: 'from',
    clv_high: 'to',
    share: 'Share %',
    mean: 'a customer',
    p_alive: 'Still there %',
    orders_of_year: 'Purchases 12 months',
    orders: 'Purchases in all',
    contribution_of_year: 'CM 12 months',
    contribution: 'CM in all',
    reason: 'Why not',
    parameter: 'Parameter',
    meaning: 'Meaning',
    value: 'Value',
    value_low: 'from',
    value_high: 'to',
    log_likelihood: 'Log-likelihood',
    fitted_customers: 'Fitted on',
    held_out_weeks: 'Held out, weeks',
    held_out_customers: 'Held out, customers',
    held_out_orders: 'Came true',
    forecast_orders: 'Foretold',
    naive_orders: 'Naive',
    error: 'Error',
    naive_error: 'Error, naive',
    is_better_than_naive: 'Better than naive',
    coverage: 'Coverage %',
  },
};

/** The words of the page on lifetime value, by language. */
export const lifetimeValue = {de, en};
