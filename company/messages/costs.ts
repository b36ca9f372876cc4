const de = {
  title: 'Kosten und Kapazität',
  views: {
    pools: 'Kostenpools und Aktivitäten',
    capacity: 'Auslastung im Zeitverlauf',
    closed: 'Abgeschlossene Monate',
  },
  capacity: {
    title: 'Auslastung der Abteilungen, % der praktischen Kapazität',
    explained:
      'Je dunkler, desto voller. Über 100 wurde mehr getan, als die praktische Kapazität hergibt: Dann sind Minuten oder Kapazität zu prüfen, oder es wurde Mehrarbeit geleistet.',
    none: 'Keine Abteilung mit bekannter Kapazität arbeitet nach Minuten.',
    over: 'über Kapazität',
    overIn: (pools: string) => `Über ihrer Kapazität: ${pools}.`,
    inMonths: (pool: string, months: string) =>
      `${pool} in ${months} ${months === '1' ? 'Monat' : 'Monaten'}`,
    noneOver: 'Keine Abteilung lag in einem Monat über ihrer Kapazität.',
    provisional: 'vorläufig',
    star: 'vorläufig: Die Fibu hat noch keine Kosten dieses Monats, freie Kapazität ist noch nicht bewertet.',
    table: 'Auslastung je Abteilung und Monat, %',
    matches: (amount: string) =>
      `Die freie Kapazität aller Monate (${amount}) ist die der Kostenpools.`,
    differs: (amount: string) =>
      `Die freie Kapazität aller Monate (${amount}) ist nicht die der Kostenpools.`,
    column: {
      pool: 'Abteilung',
      month: 'Monat',
      use: 'Auslastung %',
      unused: 'Freie Kapazität',
      capacity_minutes: 'Kapazität (Minuten)',
      used_minutes: 'Genutzt (Minuten)',
      provisional: 'Vorläufig',
    },
  },
  closed: {
    title: (currency: string) =>
      `Abgeschlossene Monate: berichtet und heute, Beträge in ${currency}`,
    explained:
      'Ein abgeschlossener Monat behält seine Regeln und Sätze, und seine Scorecard bleibt, wie sie berichtet wurde. Was später gebucht, berichtigt oder anders gewertet wurde, steht hier als Unterschied zu dem, was berichtet wurde.',
    none: 'Noch ist kein Monat abgeschlossen. Abschließen: kundenwert close 2026-09 --by NAME',
    until: (month: string, by: string) => `Abgeschlossen bis ${month} durch ${by}.`,
    column: {
      month: 'Monat',
      closed_by: 'Durch',
      reported_net_revenue: 'Nettoerlös, berichtet',
      net_revenue: 'heute',
      reported_contribution_4: 'DB IV, berichtet',
      contribution_4: 'heute',
      reported_profit: 'Ergebnis, berichtet',
      profit: 'heute',
      reported_ledger_cost: 'Kosten der Fibu, berichtet',
      ledger_cost: 'heute',
      reported_score: 'Gesamtwertung, berichtet',
      score: 'heute',
      other_kpis: 'Kennzahlen, heute anders',
    },
  },
  horizon: (months: number, month: string) =>
    months === 1 ? month : `${months} Monate bis ${month}`,
  explained:
    'Jeder Kostenpool ist, was die Fibu gebucht hat. Kunden tragen, was Arbeit für sie verursacht hat; was bezahlt und nicht gebraucht wurde, ist freie Kapazität und wird nicht umgelegt.',
  provisional: (months: string) =>
    `Vorläufig: Für ${months} der Monate hat die Fibu noch keine Kosten gebucht; Kunden tragen dort Plansätze, und die Abweichung zeigt, was noch kommt.`,
  empty: 'Keine Kostenpools',
  missing: {
    no_pools:
      'Die Firma hat noch keine costs.yaml mit Kostenpools und Aktivitäten, oder noch keinen vollen Monat.',
    older_snapshot: 'Dieser Stand kennt noch keine Kosten. Der nächste Lauf rechnet sie.',
  },
  pools: (currency: string) => `Kostenpools, Beträge in ${currency}`,
  activities: (currency: string) =>
    `Aktivitäten für bekannte und unbekannte Kunden, Beträge in ${currency}`,
  noPool: '(in keinem Pool)',
  total: 'Gesamt',
  proof: (ledger: string) => `Kunden + freie Kapazität + nicht zugeordnet = Fibu (${ledger}):`,
  holds: 'stimmt auf die letzte Stelle',
  fails: 'stimmt nicht',
  column: {
    cost_pool: 'Kostenpool',
    ledger_cost: 'Fibu',
    assigned_cost: 'Kunden',
    unused_capacity_cost: 'Freie Kapazität',
    without_customer_cost: 'Ohne Kunden',
    variance_cost: 'Abweichung',
    closing_cost: 'Periode 13–16',
    no_pool_cost: 'In keinem Pool',
    no_share_cost: 'Ohne Anteil',
    capacity_use: 'Auslastung %',
    activity: 'Aktivität',
    quantity: 'Menge',
    minutes: 'Minuten',
    estimated_share: 'Geschätzt %',
    cost: 'Kosten',
    time_driven_rate: 'Je Einheit, zeitgesteuert',
    rate_based_rate: 'zu Vollkostensätzen',
    process_rate: 'als Prozess (lmi)',
  },
  methods:
    'Dieselbe Einheit nach drei Verfahren: Zeitgesteuert bleibt freie Kapazität, wo sie ist. Vollkostensätze verteilen alles, was gebucht ist. Der Prozesskostensatz ist der leistungsmengeninduzierte; der Unterschied zum Vollkostensatz ist die Umlage (lmn).',
};

const en: typeof de = {
  title: 'Costs and capacity',
  views: {
    pools: 'Cost pools and activities',
    capacity: 'Capacity over time',
    closed: 'Closed months',
  },
  capacity: {
    title: 'Use of departments, % of practical capacity',
    explained:
      'The darker, the fuller. Above 100 more was done than the practical capacity allows: check minutes or capacity, or there was overtime.',
    none: 'No department with a known capacity works by the minute.',
    over: 'over capacity',
    overIn: pools => `Over their capacity: ${pools}.`,
    inMonths: (pool, months) => `${pool} in ${months} ${months === '1' ? 'month' : 'months'}`,
    noneOver: 'No department was over its capacity in any month.',
    provisional: 'provisional',
    star: 'provisional: the ledger has no cost of this month yet, so unused capacity has no value yet.',
    table: 'Use by department and month, %',
    matches: amount => `Unused capacity of all months (${amount}) is that of the cost pools.`,
    differs: amount => `Unused capacity of all months (${amount}) is not that of the cost pools.`,
    column: {
      pool: 'Department',
      month: 'Month',
      use: 'Used %',
      unused: 'Unused capacity',
      capacity_minutes: 'Capacity (minutes)',
      used_minutes: 'Used (minutes)',
      provisional: 'Provisional',
    },
  },
  closed: {
    title: currency => `Closed months: as reported, and now, amounts in ${currency}`,
    explained:
      'A closed month keeps its rules and rates, and its scorecard stays as it was reported. What was posted, corrected or graded otherwise later stands here as the difference to what was reported.',
    none: 'No month is closed yet. Close one with: kundenwert close 2026-09 --by NAME',
    until: (month, by) => `Closed until ${month} by ${by}.`,
    column: {
      month: 'Month',
      closed_by: 'By',
      reported_net_revenue: 'Net revenue, reported',
      net_revenue: 'now',
      reported_contribution_4: 'DB IV, reported',
      contribution_4: 'now',
      reported_profit: 'Profit, reported',
      profit: 'now',
      reported_ledger_cost: 'Cost of the ledger, reported',
      ledger_cost: 'now',
      reported_score: 'Overall score, reported',
      score: 'now',
      other_kpis: 'KPIs, different now',
    },
  },
  horizon: (months, month) => (months === 1 ? month : `${months} months to ${month}`),
  explained:
    'A cost pool is what the ledger has posted. Customers carry what work for them has caused; what was paid for and not used is unused capacity, and is not spread over them.',
  provisional: months =>
    `Provisional: the ledger has no cost of ${months} of these months yet; there customers carry planned rates, and the variance says what is still to come.`,
  empty: 'No cost pools',
  missing: {
    no_pools:
      'The company has no costs.yaml with cost pools and activities yet, or no complete month.',
    older_snapshot: 'This snapshot knows no costs yet. The next run computes them.',
  },
  pools: currency => `Cost pools, amounts in ${currency}`,
  activities: currency => `Activities for known and unknown customers, amounts in ${currency}`,
  noPool: '(in no pool)',
  total: 'Total',
  proof: ledger => `Customers + unused capacity + unassigned = ledger (${ledger}):`,
  holds: 'holds to the last digit',
  fails: 'does not hold',
  column: {
    cost_pool: 'Cost pool',
    ledger_cost: 'Ledger',
    assigned_cost: 'Customers',
    unused_capacity_cost: 'Unused capacity',
    without_customer_cost: 'Without customer',
    variance_cost: 'Variance',
    closing_cost: 'Periods 13–16',
    no_pool_cost: 'In no pool',
    no_share_cost: 'Without share',
    capacity_use: 'Used %',
    activity: 'Activity',
    quantity: 'Quantity',
    minutes: 'Minutes',
    estimated_share: 'Estimated %',
    cost: 'Cost',
    time_driven_rate: 'A unit, time-driven',
    rate_based_rate: 'at full rates',
    process_rate: 'as a process (lmi)',
  },
  methods:
    'The same unit by three methods: time-driven, unused capacity stays where it is. Full rates spread all that is posted. The rate of the process is that of what has a driver (lmi); what it lacks to the full rate is the levy (lmn).',
};

/** The words of the page on costs, by language. */
export const costs = {de, en};
