import {counted} from './counted.ts';

const overdueDe = (count: string) =>
  count === '1' ? '1 aktiver Kunde ist überfällig' : `${count} aktive Kunden sind überfällig`;
const overdueEn = (count: string) =>
  count === '1' ? '1 active customer is overdue' : `${count} active customers are overdue`;

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
  orders: {
    none: 'Noch niemand hat etwas gekauft.',
    sums: (in30: string, in90: string, overdue: string) =>
      `In 30 Tagen ${in30 === '1' ? 'wird 1 Kunde' : `werden ${in30} Kunden`} bestellen, in 90 Tagen ${in90}; ${overdueDe(overdue)}.`,
    noSums: (overdue: string) =>
      `Für keinen Kunden lässt sich sagen, wie wahrscheinlich er bestellt; ${overdueDe(overdue)}.`,
    explained:
      'Die Wahrscheinlichkeit kommt aus dem Kaufmodell des Kundenwerts, ohne eines aus dem eigenen Rhythmus. Maschinen und Verträge zählen nicht. Überfällig ist, wer länger still ist als neun von zehn seiner Abstände zwischen Bestellungen; dahinter steht, was seine Bestellungen im Jahr nach den Kosten unserer Arbeit bringen. Erwartet wird der Tag, bis zu dem die Hälfte solcher Kunden bestellt hat.',
    quality: (
      days: string,
      day: string,
      customers: string,
      foretold: string,
      came: string,
      brier: string,
      base: string,
    ) =>
      `Erprobt am ${day}, mit dem Wissen von damals: Von ${customers} Kunden sollten in ${days} Tagen ${foretold} bestellen, ${came} taten es. Mittlerer quadratischer Fehler ${brier}, mit der mittleren Rate für alle wären es ${base}.`,
    untried: (days: string, why: string) => `Für ${days} Tage nicht erprobt: ${why}`,
    table: (shown: string, all: string, currency: string) =>
      `${shown} von ${all} Kunden, Überfällige zuerst, Beträge in ${currency}`,
    calibration: 'Vorhergesagt und eingetreten, nach Zehnteln der Wahrscheinlichkeit',
    calibrated: {
      held: (days: string, held: string, all: string) =>
        `Chancen für ${days} Tage: In ${held} von ${all} Zehnteln (1 hat die höchsten) bestellten so viele wie vorhergesagt, soweit der Zufall es zulässt.`,
      tenth: (tenth: string, foretold: string, came: string) =>
        `Zehntel ${tenth} (vorhergesagt ${foretold}, eingetreten ${came})`,
      tooHigh: (list: string) => `Zu hoch sind Chancen wie in ${list}.`,
      tooLow: (list: string) => `Zu niedrig sind Chancen wie in ${list}.`,
    },
  },
  products: {
    sums: (customers: string, others: string) =>
      `Für ${customers} Kunden spricht eine Regel für etwas Neues, für ${others} keine.`,
    explained: `Vorgeschlagen wird, was der Kunde noch nie gekauft hat und wofür eine klare Regel aus dem spricht, was er in den letzten zwölf Monaten kaufte. Die Chance ist der Anteil derer, die es kauften, nachdem dieselbe Regel für sie gesprochen hatte, berichtigt darum, wie weit solche Anteile bei der letzten Probe danebenlagen. Der Beitrag ist Chance mal ${step}, den andere Käufer brachten. Es ist ein Vorschlag an Menschen und keine Entscheidung.`,
    quality: (
      day: string,
      months: string,
      customers: string,
      rate: string,
      low: string,
      high: string,
      sold: string,
      foretold: string,
      hits: string,
    ) =>
      `Erprobt ab ${day} über ${months} Monate, nur mit früherem Wissen: Von ${customers} Kunden kauften ${rate} (${low} bis ${high}) den ersten Vorschlag; vorhergesagt waren ${foretold}, es waren ${hits}. Immer das meistverkaufte Produkt zu nennen, das der Kunde noch nicht hatte, hätte ${sold} getroffen.`,
    corrected: (factor: string) =>
      `Die Anteile von damals sind dafür mit ${factor} malgenommen, gelernt in der Probe davor.`,
    worse:
      'Das meistverkaufte Produkt trifft hier öfter: Was Kunden kaufen, folgt wenig aus dem, was sie zuvor kauften. Die Vorschläge sagen, was zu einem Kauf passt, nicht, was sich am meisten verkauft.',
    untried: (why: string) => `Nicht erprobt: ${why}`,
    table: (shown: string, all: string, currency: string) =>
      `${shown} von ${all} Vorschlägen, die mit dem höchsten erwarteten Beitrag zuerst, in ${currency}`,
  },
  affinity: {
    none: (why: string) => `Keine Regeln: ${why}`,
    sums: (rules: string, clear: string) =>
      `${rules} Regeln, davon sind ${clear} mehr als Zufall und Saison.`,
    learnt: (baskets: string, from: string, to: string, fewest: string, single: string) =>
      `Gelernt aus ${baskets} Warenkörben von ${from} bis ${to}, davon ${single} mit nur einem Artikel; es zählt, was in mindestens ${fewest} vorkommt.`,
    explained:
      'Konfidenz: wie viele der Warenkörbe mit dem einen auch das andere haben. Lift: wie viel öfter beides zusammen ist, als wenn es nichts miteinander zu tun hätte. Lift im Monat: dasselbe, Monat für Monat; was nur die Saison zusammenbringt, hat dort keinen. Klar: Unter allen Regeln zusammen wäre so etwas mit weniger als 5 % Zufall. Warum zwei Dinge zusammen gekauft werden, sagt keine Regel.',
    table: (shown: string, all: string) => `${shown} von ${all} Regeln, klare zuerst`,
  },
  renewals: {
    none: 'In den nächsten zwölf Monaten wird nichts fällig.',
    explained:
      'Ein Vertrag, den niemand gekündigt hat, verlängert sich am Ende seiner Laufzeit. Die Chance ist der Anteil der Verträge seiner Stufe, die vor einem Jahr ungekündigt liefen und noch laufen; ist die Kündigungsfrist vorbei, ist sie 100. Der Wert ist ein Jahr zum heutigen Preis; beim Ende der Gewährleistung der eines üblichen Vertrags, wo der Kunde keinen hat.',
    quality: (
      day: string,
      contracts: string,
      foretold: string,
      renewed: string,
      brier: string,
      base: string,
    ) =>
      `Erprobt am ${day}, mit den Raten des Jahres davor: Von ${contracts} Verträgen, deren Laufzeit in den zwölf Monaten danach endete und die noch niemand gekündigt hatte, sollten ${foretold} weiterlaufen, ${renewed} taten es. Mittlerer quadratischer Fehler ${brier}, mit der mittleren Rate für alle wären es ${base}.`,
    untried: (why: string) => `Die Chancen sind nicht erprobt: ${why}`,
    tried: 'Vorhergesagt und eingetreten, nach Stufen, mit 95-%-Intervall',
    sums: (currency: string) => `Was in zwölf Monaten fällig wird, in ${currency}`,
    contracts: (shown: string, all: string, currency: string) =>
      `Verträge: die nächsten ${shown} von ${all}, in ${currency}`,
    machines: (shown: string, all: string, currency: string) =>
      `Maschinen: die nächsten ${shown} von ${all}, in ${currency}`,
  },
  kind: {
    renewal: 'Verlängerung',
    contract_end: 'Vertrag endet',
    trial_end: 'Probezeit endet',
    service: 'Wartung fällig',
    warranty_end: 'Gewährleistung endet',
  },
  pipeline: {
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
  },
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
  column: {
    customer: 'Kunde',
    customer_id: 'Kundennr.',
    overdue: 'Überfällig (Tage)',
    yearly: 'Beitrag im Jahr',
    expected_on: 'Erwartet',
    chance_30: 'In 30 Tagen %',
    chance_90: 'In 90 Tagen %',
    last_order: 'Letzte Bestellung',
    silence: 'Tage still',
    rhythm: 'Üblicher Abstand',
    long_gap: 'Langer Abstand',
    basis: 'Nach',
    active: 'Aktiv',
    horizon_days: 'Tage voraus',
    tenth: 'Zehntel',
    customers: 'Kunden',
    foretold: 'Vorhergesagt %',
    came: 'Eingetreten %',
    product: 'Produkt',
    because: 'Weil gekauft',
    chance: 'Chance %',
    horizon_months: 'Monate',
    expected_contribution: 'Erwarteter Beitrag',
    confidence: 'Konfidenz %',
    lift: 'Lift',
    lift_within: 'Lift im Monat',
    leverage: 'Leverage',
    conviction: 'Conviction',
    support: 'Support %',
    clear: 'Klar',
    antecedent: 'Wer kauft',
    consequent: 'kauft auch',
    baskets: 'Warenkörbe',
    reason: 'Grund',
    kind: 'Was',
    reference: 'Vertrag, Maschine',
    due_on: 'Am',
    notice_until: 'Kündbar bis',
    tier: 'Stufe',
    renewal_chance: 'Chance %',
    value: 'Wert im Jahr',
    expected_value: 'Erwarteter Wert',
    has_contract: 'Hat Vertrag',
    contracts: 'Verträge',
    renewed: 'Verlängert %',
    cases: 'Anzahl',
    opportunity: 'Verkaufschance',
    opportunities: 'Verkaufschancen',
    product_line: 'Produktlinie',
    stage: 'Phase',
    amount: 'Betrag',
    sales_probability: 'Vertrieb %',
    hit_rate: 'Trefferquote %',
    expected_amount: 'Erwarteter Betrag',
    decided_on: 'Entscheidung erwartet am',
    sales_on: 'Nach Vertrieb am',
    decided: 'Entschieden',
    won: 'Gewonnen',
    sales_amount: 'Nach Vertrieb',
    usual_days: 'Übliche Tage',
    month: 'Monat',
    low: 'von',
    high: 'bis',
    as_of: 'Am',
    won_amount: 'Gewonnen',
    open_amount: 'Noch offen',
    within: 'Im Intervall',
  },
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
  orders: {
    none: 'Nobody has bought anything yet.',
    sums: (in30, in90, overdue) =>
      `Within 30 days ${counted(in30, 'customer', 'customers')} will order, within 90 days ${in90}; ${overdueEn(overdue)}.`,
    noSums: overdue =>
      `Of no customer it can be told how likely it is to order; ${overdueEn(overdue)}.`,
    explained:
      'The chance is that of the model of purchases behind lifetime value, without one that of the own rhythm. Machines and contracts do not count. Overdue is who is silent for longer than nine of ten of its gaps between orders; beside it stands what its orders bring a year after the cost of our work. Expected is the day by which half of such customers have ordered.',
    quality: (days, day, customers, foretold, came, brier, base) =>
      `Tried on ${day}, with what was known then: of ${counted(customers, 'customer', 'customers')} ${foretold} were to order within ${days} days, and ${came} did. Mean squared error ${brier}; with the mean rate for all it would be ${base}.`,
    untried: (days, why) => `Not tried for ${days} days: ${why}`,
    table: (shown, all, currency) =>
      `${shown} of ${counted(all, 'customer', 'customers')}, overdue ones first, amounts in ${currency}`,
    calibration: 'Foretold and come true, by tenths of the chance',
    calibrated: {
      held: (days, held, all) =>
        `Chances for ${days} days: in ${held} of ${all} tenths (1 has the highest) as many ordered as had been foretold, as far as chance allows.`,
      tenth: (tenth, foretold, came) => `tenth ${tenth} (foretold ${foretold}, came ${came})`,
      tooHigh: list => `Too high are chances as in ${list}.`,
      tooLow: list => `Too low are chances as in ${list}.`,
    },
  },
  products: {
    sums: (customers, others) =>
      `For ${counted(customers, 'customer', 'customers')} a rule speaks for something new, for ${others} none does.`,
    explained: `Proposed is what the customer has never bought, and for which a clear rule speaks from what it bought in the last twelve months. The chance is the share of those who bought it after the same rule had spoken for them, corrected by how far off such shares were in the last trial. The contribution is the chance times the ${step} that other buyers brought. It is a proposal to people and no decision.`,
    quality: (day, months, customers, rate, low, high, sold, foretold, hits) =>
      `Tried from ${day} on over ${months} months, with earlier knowledge only: of ${counted(customers, 'customer', 'customers')} ${rate} (${low} to ${high}) bought the first proposal; ${foretold} were foretold, and ${hits} came. Always naming the most sold product that the customer did not have yet would have hit ${sold}.`,
    corrected: factor =>
      `For this the shares of that time are multiplied by ${factor}, learnt in the trial before.`,
    worse:
      'The most sold product hits more often here: what customers buy follows little from what they bought before. The proposals say what fits a purchase, not what sells most.',
    untried: why => `Not tried: ${why}`,
    table: (shown, all, currency) =>
      `${shown} of ${all} proposals, those with the highest expected contribution first, in ${currency}`,
  },
  affinity: {
    none: why => `No rules: ${why}`,
    sums: (rules, clear) => `${rules} rules, of which ${clear} are more than chance and season.`,
    learnt: (baskets, from, to, fewest, single) =>
      `Learnt from ${baskets} baskets from ${from} to ${to}, of which ${single} have one item only; what is in at least ${fewest} counts.`,
    explained:
      'Confidence: how many of the baskets with the one have the other, too. Lift: how much more often both are together than if they had nothing to do with each other. Lift within the month: the same, month by month; what only the season brings together has none there. Clear: among all rules together this would be chance with less than 5 %. Why two things are bought together no rule says.',
    table: (shown, all) => `${shown} of ${all} rules, clear ones first`,
  },
  renewals: {
    none: 'Nothing falls due within the next twelve months.',
    explained:
      'A contract that nobody cancelled is renewed at the end of its term. The chance is the share of contracts of its tier that ran a year ago without having been cancelled, and still do; once the notice is over it is 100. The value is a year at the price of today; for the end of a warranty that of a usual contract, where the customer has none.',
    quality: (day, contracts, foretold, renewed, brier, base) =>
      `Tried on ${day}, with the rates of the year before: of ${contracts} contracts whose term ended in the twelve months after it, and that nobody had cancelled yet, ${foretold} were to go on, and ${renewed} did. Mean squared error ${brier}; with the mean rate for all it would be ${base}.`,
    untried: why => `The chances have not been tried: ${why}`,
    tried: 'Foretold and come, by tier, with the 95 % interval',
    sums: currency => `What falls due within twelve months, in ${currency}`,
    contracts: (shown, all, currency) => `Contracts: the next ${shown} of ${all}, in ${currency}`,
    machines: (shown, all, currency) => `Machines: the next ${shown} of ${all}, in ${currency}`,
  },
  kind: {
    renewal: 'Renewal',
    contract_end: 'Contract ends',
    trial_end: 'Trial ends',
    service: 'Service is due',
    warranty_end: 'Warranty ends',
  },
  pipeline: {
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
  },
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
  column: {
    customer: 'Customer',
    customer_id: 'Customer no.',
    overdue: 'Overdue (days)',
    yearly: 'Contribution a year',
    expected_on: 'Expected',
    chance_30: 'Within 30 days %',
    chance_90: 'Within 90 days %',
    last_order: 'Last order',
    silence: 'Days silent',
    rhythm: 'Usual gap',
    long_gap: 'Long gap',
    basis: 'By',
    active: 'Active',
    horizon_days: 'Days ahead',
    tenth: 'Tenth',
    customers: 'Customers',
    foretold: 'Foretold %',
    came: 'Came true %',
    product: 'Product',
    because: 'Because bought',
    chance: 'Chance %',
    horizon_months: 'Months',
    expected_contribution: 'Expected contribution',
    confidence: 'Confidence %',
    lift: 'Lift',
    lift_within: 'Lift within month',
    leverage: 'Leverage',
    conviction: 'Conviction',
    support: 'Support %',
    clear: 'Clear',
    antecedent: 'Who buys',
    consequent: 'also buys',
    baskets: 'Baskets',
    reason: 'Reason',
    kind: 'What',
    reference: 'Contract, machine',
    due_on: 'On',
    notice_until: 'Notice until',
    tier: 'Tier',
    renewal_chance: 'Chance %',
    value: 'Value a year',
    expected_value: 'Expected value',
    has_contract: 'Has contract',
    contracts: 'Contracts',
    renewed: 'Renewed %',
    cases: 'Number',
    opportunity: 'Opportunity',
    opportunities: 'Opportunities',
    product_line: 'Product line',
    stage: 'Stage',
    amount: 'Amount',
    sales_probability: 'Sales %',
    hit_rate: 'Hit rate %',
    expected_amount: 'Expected amount',
    decided_on: 'Decision expected on',
    sales_on: 'By sales on',
    decided: 'Decided',
    won: 'Won',
    sales_amount: 'By sales',
    usual_days: 'Usual days',
    month: 'Month',
    low: 'from',
    high: 'to',
    as_of: 'On',
    won_amount: 'Won',
    open_amount: 'Still open',
    within: 'In the interval',
  },
});

/** The words of the page on what comes next, by language. */
export const next = {de, en};
