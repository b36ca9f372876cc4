const de = {
  compose: {
    title: 'Änderungen',
    scenario: 'Dieses Szenario',
    remove: 'Entfernen',
    addTitle: 'Änderung hinzufügen',
    add: 'Hinzufügen',
    clear: 'Von vorn beginnen',
    percent: 'Veränderung in %',
    activity: 'Aktivität',
    pool: 'Kostenpool',
    withCost: 'Kosten des Pools',
    withCostYes: 'ändern sich mit',
    withCostNo: 'bleiben',
    product_line: 'Produktlinie',
    product_group: 'Produktgruppe',
    segment: 'Segment',
    customer: 'Kundennr.',
    all: 'alle',
    most: 'Höchstens % unter Liste',
    share: 'Anteil der Menge in %',
    to: 'wird zu',
    nothing: '(entfällt bei uns)',
    amount: 'Mindestwert',
    kept: '% des Umsatzes kommt gebündelt',
    kind: {
      unit_time: 'Zeit je Einheit',
      capacity: 'Kapazität',
      price: 'Preis',
      discount: 'Rabattgrenze',
      self_service: 'Selbstbedienung',
      minimum_order: 'Mindestbestellwert',
    },
    means: {
      unit_time:
        'Jede Einheit der Aktivität dauert länger oder kürzer. Der Satz einer Minute bleibt, weil die Kapazität bleibt.',
      capacity:
        'Praktische Kapazität und, wenn nichts anderes gesagt ist, Kosten des Pools ändern sich im selben Verhältnis; dann bleibt der Satz einer Minute. Bleiben die Kosten, ändert sich der Satz.',
      price:
        'Nettopreise der passenden Rechnungspositionen, Gutschriften eingeschlossen. Ohne Auswahl alle.',
      discount:
        'Was weiter unter dem Listenpreis verkauft wurde, kostet so viel wie an der Grenze. Gratis gelieferte Positionen bleiben gratis.',
      self_service:
        'Ein Teil der Menge wird zu einer anderen Aktivität, mit deren mittleren Minuten, oder entfällt bei uns.',
      minimum_order:
        'Aufträge darunter entfallen als eigene Aufträge, mit Auftrags-, Liefer- und Rechnungsarbeit. Ein Teil ihres Umsatzes kommt in anderen Aufträgen, der Rest fällt mit seinen Produktkosten weg.',
    },
  },
  said: {
    unit_time: (activity: string, percent: string) => `${activity}: ${percent} Zeit je Einheit`,
    capacity: (pool: string, percent: string, withCost: boolean) =>
      `${pool}: ${percent} Kapazität, Kosten ${withCost ? 'ändern sich mit' : 'bleiben'}`,
    price: (percent: string, of: string) => `Preise ${percent}${of && ` (${of})`}`,
    discount: (most: string) => `Höchstens ${most} unter Liste`,
    self_service: (share: string, activity: string, to: string) =>
      `${share} von ${activity} ${to ? `werden zu ${to}` : 'entfallen bei uns'}`,
    minimum_order: (amount: string, kept: string) =>
      `Mindestbestellwert ${amount}; ${kept} des Umsatzes kommt gebündelt`,
  },
  wrong: {
    shares_decide:
      'In diesem Pool entscheiden Schlüssel und keine Minuten; eine andere Zeit ändert nichts.',
    no_capacity:
      'Dieser Pool hat in dem Zeitraum keine Kapazität; möglich ist nur, dass sich seine Kosten mit ändern.',
    itself: 'Eine Aktivität kann nicht zu sich selbst werden.',
    no_quantity:
      'Diese Aktivität hat in dem Zeitraum keine Menge; niemand weiß, wie lange sie dauert.',
    no_list_prices: 'Keine Rechnungsposition des Zeitraums hat einen Listenpreis.',
    no_orders: 'Keine Quelle liefert Aufträge.',
  },
  tooMany: 'Ein Szenario hat höchstens zwölf Änderungen.',
  unreadable: 'Eine andere Version hat dieses Szenario gespeichert, und diese kann es nicht lesen.',
};

const en: typeof de = {
  compose: {
    title: 'Changes',
    scenario: 'This scenario',
    remove: 'Remove',
    addTitle: 'Add a change',
    add: 'Add',
    clear: 'Begin anew',
    percent: 'Change in %',
    activity: 'Activity',
    pool: 'Cost pool',
    withCost: 'Cost of the pool',
    withCostYes: 'changes with it',
    withCostNo: 'stays',
    product_line: 'Product line',
    product_group: 'Product group',
    segment: 'Segment',
    customer: 'Customer no.',
    all: 'all',
    most: 'At most % below list',
    share: 'Share of the quantity in %',
    to: 'becomes',
    nothing: '(no work of ours any more)',
    amount: 'Minimum amount',
    kept: '% of the revenue comes bundled',
    kind: {
      unit_time: 'Unit time',
      capacity: 'Capacity',
      price: 'Price',
      discount: 'Limit of discounts',
      self_service: 'Self-service',
      minimum_order: 'Minimum order size',
    },
    means: {
      unit_time:
        'Each unit of the activity takes longer or shorter. The rate of a minute stays, because the capacity does.',
      capacity:
        'Practical capacity and, unless said otherwise, the cost of the pool change in the same proportion; then the rate of a minute stays. Where the cost stays, the rate changes.',
      price:
        'Net prices of the invoice lines that match, credit notes included. Without a choice all of them.',
      discount:
        'What was sold further below list costs as much as at the limit. What was delivered free of charge stays free.',
      self_service:
        'A part of the quantity becomes another activity, at its mean minutes, or is no work of ours any more.',
      minimum_order:
        'Orders below it are gone as orders of their own, with the work of order, delivery and invoice. A part of their revenue comes in other orders, the rest is lost with its product cost.',
    },
  },
  said: {
    unit_time: (activity, percent) => `${activity}: ${percent} time a unit`,
    capacity: (pool, percent, withCost) =>
      `${pool}: ${percent} capacity, cost ${withCost ? 'changes with it' : 'stays'}`,
    price: (percent, of) => `Prices ${percent}${of && ` (${of})`}`,
    discount: most => `At most ${most} below list`,
    self_service: (share, activity, to) =>
      `${share} of ${activity} ${to ? `become ${to}` : 'are no work of ours any more'}`,
    minimum_order: (amount, kept) =>
      `Minimum order size ${amount}; ${kept} of the revenue comes bundled`,
  },
  wrong: {
    shares_decide: 'In this pool shares decide and not minutes; another time changes nothing.',
    no_capacity:
      'This pool has no capacity in the period; all that is possible is that its cost changes with it.',
    itself: 'An activity cannot become itself.',
    no_quantity: 'This activity has no quantity in the period; nobody knows how long it takes.',
    no_list_prices: 'No invoice line of the period has a list price.',
    no_orders: 'No source delivers orders.',
  },
  tooMany: 'A scenario has at most twelve changes.',
  unreadable: 'Another version saved this scenario, and this one cannot read it.',
};

/** The words for what can be changed, and what of it means nothing, by language. */
export const whatIfChanges = {de, en};
