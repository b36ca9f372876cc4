import {counted} from './counted.ts';

const de = (step: string) => ({
  title: 'Kundenportfolio',
  lead: (day: string) => `Wie attraktiv jeder Kunde ist und wie gut wir bei ihm stehen, am ${day}`,
  closedLead: (month: string) => `Wo Kunden Ende ${month} im Portfolio standen, wie berichtet`,
  views: {matrix: 'Matrix', customers: 'Kunden', moves: 'Bewegung', method: 'Verfahren'},
  empty: 'Noch keine Antwort',
  missing: {
    older_snapshot: 'Dieser Stand kennt noch kein Portfolio. Der nächste Lauf rechnet es.',
    no_customers: 'Kein Kunde ist aktiv, also steht keiner im Portfolio.',
    no_rating:
      'Auf einer Achse ist für keinen Kunden ein Kriterium bekannt, in dem sich Kunden unterscheiden, also steht keiner in einem Feld. Mehr Monate, andere Kriterien oder feste Werte (from, to) in portfolio.yaml ändern das.',
  },
  matrix: {
    title: 'Jeder Kreis ein Kunde, seine Fläche der Nettoumsatz',
    shown: (shown: string, all: string) =>
      `Gezeichnet sind die ${shown} umsatzstärksten von ${all} Kunden; die Tabelle zählt alle.`,
    description: (customers: string, best: string, count: string) =>
      `${counted(customers, 'Kunde', 'Kunden')} nach Attraktivität und Position; in ${best} stehen ${count}.`,
    x: 'Unsere Position beim Kunden (Punkte)',
    y: 'Attraktivität des Kunden (Punkte)',
    earns: 'bringt Deckungsbeitrag (36 Monate)',
    loses: 'kostet mehr, als er bringt',
  },
  cells: (currency: string) => `Felder und ihre Normstrategien, Beträge in ${currency}`,
  all: 'Alle im Portfolio',
  proposal:
    'Das Feld ist ein Vorschlag an Menschen und keine Entscheidung: Kein Preis, keine Ablehnung und keine Servicestufe folgt daraus.',
  customers: (first: string, last: string, all: string, cell: string, currency: string) =>
    `${first} bis ${last} von ${all} Kunden${cell && ` im Feld ${cell}`}, Beträge in ${currency}`,
  allCells: 'Alle Felder',
  closedCells: {
    title: (month: string) => `Kunden je Feld Ende ${month}`,
    reported: 'Kunden, wie berichtet',
    now: 'nach heutigen Regeln',
    others: 'heute woanders',
    without: (reported: string, now: string) =>
      `In keinem Feld: ${reported} wie berichtet, ${now} nach heutigen Regeln.`,
    explained:
      'Berichtet ist, was beim Abschluss galt. Daneben stehen dieselben Kunden am selben Monatsende nach den Kriterien, Gewichten, Grenzen und Daten von heute. Aufgehoben sind Felder und keine Punkte, darum ist hier keine Matrix gezeichnet.',
    notTold:
      'Das Portfolio erinnert sich an zwölf Monatsenden und an dieses nicht mehr; was die Regeln von heute dort ergäben, weiß niemand.',
    customers: (of: {first: string; last: string; all: string; cell: string; month: string}) =>
      `${of.first} bis ${of.last} von ${of.all} Kunden${of.cell && ` im Feld ${of.cell}`} Ende ${of.month}, wie berichtet`,
    reportedCell: 'Feld, wie berichtet',
    ruleCell: 'Feld nach heutigen Regeln',
    cellToday: 'Feld heute',
  },
  moves: {
    closed: {
      title: 'Abgeschlossene Monatsenden: Kunden je Feld, wie berichtet',
      now: (count: string) => `heute ${count}`,
      others: 'Heute in anderem Feld',
      notTold: 'zu lange her',
      reported: 'wie berichtet',
      moves:
        'Abgeschlossene Monatsenden zeigen die Felder, wie sie berichtet wurden, alle anderen Tage die Kriterien, Gewichte und Grenzen von heute. Umgestuft ist, wer nur deshalb das Feld wechselt, weil ein abgeschlossener Monat ein anderes behält, als die Regeln und Daten von heute ihm geben: Nach diesen ist er geblieben, wo er war.',
      first: (day: string, count: string) =>
        `Der ${day} gehört zu einem abgeschlossenen Monat und steht hier, wie er berichtet wurde. Umgestuft, also nach den Regeln von heute schon damals im selben Feld wie jetzt: ${count}.`,
      explained:
        'Was beim Abschluss berichtet wurde, bleibt hier stehen. In Klammern und fett steht, was die Regeln und Daten von heute für denselben Monat ergeben; das Portfolio erinnert sich an zwölf Monatsenden.',
    },
    title: (from: string, to: string) => `Wer am ${from} wo stand (Zeilen) und am ${to} (Spalten)`,
    months: 'Von Monatsende zu Monatsende',
    none: 'nicht im Portfolio',
    sum: 'Summe',
    explained:
      'Alle Tage mit den Kriterien, Gewichten und Grenzen von heute: Eine Bewegung kommt vom Kunden und nie von einer geänderten Regel.',
    held: (list: string) =>
      `Niemand weiß, was ${list} an früheren Tagen gewesen wäre; dafür zählen überall die Punkte von heute, sie bewegen also keinen Kunden.`,
    heldClosed: (list: string) =>
      `Niemand weiß, was ${list} an früheren Tagen gewesen wäre; dafür zählen die Punkte von heute, an abgeschlossenen Monatsenden die vom Tag des Abschlusses.`,
    short: 'Die Geschichte reicht noch für keinen früheren Tag.',
  },
  method: {
    title: 'Woraus die Achsen und Punktwerte bestehen',
    explained:
      'Jede Achse ist das gewogene Mittel ihrer Kriterien, je 0 bis 100 Punkte. Fehlt eines, zählen die anderen mit ihren Gewichten allein; wie viel bekannt ist, steht daneben. Ein Rang, in dem alle gleich sind, sagt nichts und zählt als unbekannt. Kriterien und Gewichte stehen in portfolio.yaml.',
    cuts: (attractiveness: string, position: string) =>
      `Grenzen: Attraktivität ab ${attractiveness}, Position ab ${position} Punkten. Wer auf einer Grenze steht, steht darüber.`,
    range: (from: string, to: string) => `${from} = 0, ${to} = 100 Punkte`,
    rank: {up: 'Rang unter allen, mehr ist besser', down: 'Rang unter allen, weniger ist besser'},
  },
  column: {
    cell: 'Feld',
    customers: 'Kunden',
    customer: 'Kunde',
    customer_id: 'Kundennr.',
    revenue: 'Nettoumsatz 12 Monate',
    contribution: `${step} 36 Monate`,
    strategy: 'Normstrategie',
    came: 'Zugang im Jahr',
    left: 'Abgang im Jahr',
    attractiveness: 'Attraktivität',
    position: 'Position',
    known: 'davon bekannt %',
    cell_before: 'Monatsende zuvor',
    cell_year_before: 'vor einem Jahr',
    day: 'Tag',
    moved: 'Feld gewechselt',
    rated_anew: 'davon umgestuft',
    came_then: 'Zugänge',
    left_then: 'Abgänge',
    axis: 'Achse',
    criterion: 'Kriterium',
    weight: 'Gewicht %',
    scale: 'Punkte',
    from_value: 'von',
    to_value: 'bis',
    cell_from: 'von Feld',
    cell_to: 'nach Feld',
  },
  axis: {
    attractiveness: 'Attraktivität',
    position: 'Position',
    loyalty: 'Loyalität',
    risk: 'Risiko',
    reference: 'Referenzwert',
    information: 'Informationswert',
    cross_selling: 'Cross-Selling-Wert',
  } as Record<string, string>,
  measure: {
    net_revenue: 'Nettoumsatz, 12 Monate',
    revenue_growth: 'Wachstum gegen die 12 Monate davor (%)',
    contribution_1: 'DB I, 36 Monate',
    contribution_4: `${step}, 36 Monate`,
    profit: 'Kundenergebnis, 36 Monate',
    contribution_rate: `${step.replace(' ', '-')}-Quote, 36 Monate (%)`,
    cost_to_serve_rate: 'Kundenkostenquote, 36 Monate (%)',
    lifetime_value: 'Kundenwert (CLV)',
    potential: 'geschätzter Jahresbedarf',
    share_of_wallet: 'unser Anteil am Bedarf (%)',
    order_frequency: 'Kauftage, 12 Monate',
    product_lines: 'gekaufte Produktlinien',
    unbought_lines: 'übliche Produktlinien, die er nicht kauft',
    tenure: 'Dauer der Beziehung (Jahre)',
    silence: 'Monate seit dem letzten Kauf',
    payment_delay: 'Zahlungsverzug (Tage)',
    service_promise: 'eingehaltene Zusagen, 12 Monate (%)',
    complaints: 'Reklamationen, 12 Monate',
    satisfaction: 'Weiterempfehlung, 24 Monate (0–10)',
    referrals: 'Empfehlungen und Referenzen, 24 Monate',
    feedback: 'Antworten und Reklamationen, 24 Monate',
    churn_risk: 'Abwanderungsrisiko (%)',
  } as Record<string, string>,
  standing: {
    title: 'Portfolio und Segmente',
    closed: (month: string) => `Ende ${month}, wie berichtet`,
    known: (share: string) => `${share} der Gewichte bekannt`,
    none: (reason: string) => `kein Feld (${reason})`,
    reason: {
      prospect: 'Interessent',
      lost: 'verloren',
      objection: 'Widerspruch gegen Profilbildung',
      no_rating: 'auf einer Achse nichts bekannt, worin sich Kunden unterscheiden',
    } as Record<string, string>,
    classes: `ABC nach Umsatz / ${step}`,
    since: (stage: string, day: string) => `${stage} seit ${day}`,
    longer: (stage: string, day: string) => `${stage} seit ${day} oder länger`,
    points: (points: string) => `${points} Punkte`,
  },
});

const en: typeof de = step => ({
  title: 'Customer portfolio',
  lead: day => `How attractive each customer is, and how well we stand there, on ${day}`,
  closedLead: month => `Where customers stood in the portfolio at the end of ${month}, as reported`,
  views: {matrix: 'Matrix', customers: 'Customers', moves: 'Moves', method: 'Method'},
  empty: 'No answer yet',
  missing: {
    older_snapshot: 'This snapshot knows no portfolio yet. The next run computes it.',
    no_customers: 'No customer is active, so none stands in the portfolio.',
    no_rating:
      'On one axis no criterion is known in which customers differ, so none stands in a cell. More months, other criteria, or fixed values (from, to) in portfolio.yaml change that.',
  },
  matrix: {
    title: 'Each circle is a customer, its area the net revenue',
    shown: (shown, all) =>
      `Drawn are those that buy most, ${shown} of ${all}; the table counts all of them.`,
    description: (customers, best, count) =>
      `${counted(customers, 'customer', 'customers')} by attractiveness and position; ${count} of them are in ${best}.`,
    x: 'Our position at the customer (points)',
    y: 'Attractiveness of the customer (points)',
    earns: 'earns a contribution (36 months)',
    loses: 'costs more than it brings',
  },
  cells: currency => `Cells and their norm strategies, amounts in ${currency}`,
  all: 'All in the portfolio',
  proposal:
    'The cell is a proposal to people and no decision: no price, refusal or service level follows from it.',
  customers: (first, last, all, cell, currency) =>
    `${first} to ${last} of ${counted(all, 'customer', 'customers')}${cell && ` in the cell ${cell}`}, amounts in ${currency}`,
  allCells: 'All cells',
  closedCells: {
    title: month => `Customers by cell at the end of ${month}`,
    reported: 'Customers, as reported',
    now: 'by the rules of now',
    others: 'elsewhere now',
    without: (reported, now) => `In no cell: ${reported} as reported, ${now} by the rules of now.`,
    explained:
      'Reported is what held when the month was closed. Beside it stand the same customers at the same month end by the criteria, weights, cuts and data of now. Cells are kept and no points, so no matrix is drawn here.',
    notTold:
      'The portfolio remembers twelve month ends and this one no more; nobody knows what the rules of now would make of it.',
    customers: of =>
      `${of.first} to ${of.last} of ${counted(of.all, 'customer', 'customers')}${of.cell && ` in the cell ${of.cell}`} at the end of ${of.month}, as reported`,
    reportedCell: 'Cell, as reported',
    ruleCell: 'Cell by the rules of now',
    cellToday: 'Cell today',
  },
  moves: {
    closed: {
      title: 'Closed month ends: customers by cell, as reported',
      now: count => `now ${count}`,
      others: 'In another cell now',
      notTold: 'too long ago',
      reported: 'as reported',
      moves:
        'The ends of closed months show the cells as they were reported, all other days the criteria, weights and cuts of today. Rated anew is who changes the cell only because a closed month keeps another one than the rules and data of now have for it: by those, it stayed where it was.',
      first: (day, count) =>
        `${day} belongs to a closed month and stands here as it was reported. Rated anew, so by the rules of now in the same cell then already: ${count}.`,
      explained:
        'What was reported when a month was closed stays here. In brackets and bold is what the rules and data of now make of the same month; the portfolio remembers twelve month ends.',
    },
    title: (from, to) => `Who was where on ${from} (rows), and on ${to} (columns)`,
    months: 'From month end to month end',
    none: 'not in the portfolio',
    sum: 'Sum',
    explained:
      'All days with the criteria, weights and cuts of today: a move comes of a customer, and never of an edited rule.',
    held: list =>
      `Nobody remembers what ${list} would have been on earlier days; the points of today stand for it, so they move no customer.`,
    heldClosed: list =>
      `Nobody remembers what ${list} would have been on earlier days; the points of today stand for it, at the ends of closed months those of the day of closing.`,
    short: 'The history does not reach back to an earlier day yet.',
  },
  method: {
    title: 'What axes and scores are made of',
    explained:
      'Each axis is the mean of its criteria by weight, each from 0 to 100 points. Where one is missing, the others count by their weights alone; how much is known stands beside it. A rank in which all are alike tells nothing and counts as unknown. Criteria and weights are in portfolio.yaml.',
    cuts: (attractiveness, position) =>
      `Cuts: attractiveness from ${attractiveness}, position from ${position} points. Who stands on a cut stands above it.`,
    range: (from, to) => `${from} = 0, ${to} = 100 points`,
    rank: {up: 'rank among all, more is better', down: 'rank among all, less is better'},
  },
  column: {
    cell: 'Cell',
    customers: 'Customers',
    customer: 'Customer',
    customer_id: 'Customer no.',
    revenue: 'Net revenue 12 months',
    contribution: `${step} 36 months`,
    strategy: 'Norm strategy',
    came: 'Came in a year',
    left: 'Left in a year',
    attractiveness: 'Attractiveness',
    position: 'Position',
    known: 'known %',
    cell_before: 'Month end before',
    cell_year_before: 'A year ago',
    day: 'Day',
    moved: 'Changed cell',
    rated_anew: 'of them rated anew',
    came_then: 'Came',
    left_then: 'Left',
    axis: 'Axis',
    criterion: 'Criterion',
    weight: 'Weight %',
    scale: 'Points',
    from_value: 'from',
    to_value: 'to',
    cell_from: 'from cell',
    cell_to: 'to cell',
  },
  axis: {
    attractiveness: 'Attractiveness',
    position: 'Position',
    loyalty: 'Loyalty',
    risk: 'Risk',
    reference: 'Reference value',
    information: 'Information value',
    cross_selling: 'Cross-selling value',
  },
  measure: {
    net_revenue: 'net revenue, 12 months',
    revenue_growth: 'growth on the 12 months before (%)',
    contribution_1: 'CM I, 36 months',
    contribution_4: `${step}, 36 months`,
    profit: 'customer profit, 36 months',
    contribution_rate: `${step} rate, 36 months (%)`,
    cost_to_serve_rate: 'cost-to-serve rate, 36 months (%)',
    lifetime_value: 'lifetime value (CLV)',
    potential: 'estimated need a year',
    share_of_wallet: 'our share of the need (%)',
    order_frequency: 'days of purchase, 12 months',
    product_lines: 'product lines bought',
    unbought_lines: 'usual product lines that it does not buy',
    tenure: 'length of the relation (years)',
    silence: 'months since the last purchase',
    payment_delay: 'payment delay (days)',
    service_promise: 'promises kept, 12 months (%)',
    complaints: 'complaints, 12 months',
    satisfaction: 'would recommend us, 24 months (0–10)',
    referrals: 'referrals and references, 24 months',
    feedback: 'answers and complaints, 24 months',
    churn_risk: 'churn risk (%)',
  },
  standing: {
    title: 'Portfolio and segments',
    closed: month => `End of ${month}, as reported`,
    known: share => `${share} of the weights known`,
    none: reason => `no cell (${reason})`,
    reason: {
      prospect: 'prospect',
      lost: 'lost',
      objection: 'objects to profiling',
      no_rating: 'on one axis nothing is known in which customers differ',
    },
    classes: `ABC by revenue / ${step}`,
    since: (stage, day) => `${stage} since ${day}`,
    longer: (stage, day) => `${stage} since ${day} or longer`,
    points: points => `${points} points`,
  },
});

/** The words of the customer portfolio, by language. */
export const portfolio = {de, en};
