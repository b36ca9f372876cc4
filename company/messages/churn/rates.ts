const de = (step: string) => ({
  rates: {
    title: (month: string) => `Zwölf Monate bis ${month}`,
    churn_rate: 'Abwanderungsrate',
    churn_rate_profitable: 'nur profitabler Kunden',
    contribution_churn_rate: `nach ${step} gewichtet`,
    gross_revenue_retention: 'Umsatzbindung brutto',
    net_revenue_retention: 'Umsatzbindung netto',
    explained:
      'Umsatzbindung vergleicht zwölf Monate mit den zwölf davor, Kunde für Kunde: Brutto zählt nur, was verloren ging, netto auch, was dieselben Kunden mehr kauften. Wer im Vorjahr eine große Anschaffung machte, zählt als geschrumpft.',
  },
  noRate: {
    short_history: (rates: string) =>
      `Bei dieser Länge der Geschichte noch nicht messbar: ${rates}.`,
    nothing_at_start: (rates: string) =>
      `Nicht messbar, weil am Anfang des Zeitraums nichts da war, das gehen konnte (der Nenner ist 0): ${rates}.`,
  },
  cohorts: {
    title: 'Wie viele Kunden eines Monats noch da sind',
    explained:
      'Zeilen sind die Monate, in denen Kunden kamen, Spalten die Monate danach. Nur Kunden, deren Anfang wir sahen; * heißt: vor diesem Monat reicht die Geschichte nicht weit genug, um alle Früheren auszuschließen.',
    none: 'Noch gibt es keinen Kunden, dessen Anfang wir sahen.',
    description: (cohorts: string) =>
      `Anteil der Kunden, die noch aktiv sind, für ${cohorts} Monate des Beginns.`,
    table: (currency: string) => `Noch aktive Kunden in %, Umsatz in ${currency}`,
    by: {customers: 'nach Kunden', revenue: 'nach Umsatz'},
    revenue: {
      title: 'Wie viel Umsatz der Kunden eines Monats noch da ist',
      explained:
        'Der Umsatz der zwölf Monate bis dahin, in % der ersten zwölf Monate: Einzelne Monate schwanken zu sehr. Im Monat 11 sind es darum 100 %; mehr als 100 % ist so dunkel wie 100 %.',
      none: 'Noch ist von keinem Monat des Beginns das erste Jahr um.',
      description: (cohorts: string) =>
        `Umsatz von zwölf Monaten in % des ersten Jahres, für ${cohorts} Monate des Beginns.`,
      table: (currency: string) =>
        `Umsatz von zwölf Monaten in % der ersten zwölf, diese in ${currency}`,
    },
    age: (months: string) => `nach ${months}`,
  },
  survival: {
    title: 'Wie viele Kunden nach so vielen Monaten noch da sind',
    explained:
      'Nach Kaplan und Meier, mit 95-%-Band nach Greenwood. Beziehungen, die älter sind als unsere Daten, zählen erst von dem Tag an, ab dem wir Verluste sehen können.',
    none: 'Noch ist kein Verlust messbar.',
    description: (months: string, share: string) => `Nach ${months} Monaten sind noch ${share} da.`,
    all: 'Alle',
    table: 'Überleben nach Monaten seit Beginn',
    axis: 'Noch da (%)',
  },
});

const en: typeof de = step => ({
  rates: {
    title: month => `Twelve months to ${month}`,
    churn_rate: 'Customer churn',
    churn_rate_profitable: 'of profitable customers',
    contribution_churn_rate: `weighted by ${step}`,
    gross_revenue_retention: 'Gross revenue retention',
    net_revenue_retention: 'Net revenue retention',
    explained:
      'Revenue retention holds twelve months against the twelve before, customer by customer: gross counts only what was lost, net also what the same customers bought more. Whoever made a large purchase last year counts as shrinking.',
  },
  noRate: {
    short_history: rates => `Not measurable yet with a history of this length: ${rates}.`,
    nothing_at_start: rates =>
      `Not measurable, because nothing was there at the start of the period that could leave (the denominator is 0): ${rates}.`,
  },
  cohorts: {
    title: 'How many customers of a month are still there',
    explained:
      'Rows are the months in which customers came, columns the months after. Only customers whose beginning we saw; * means that the history before the month is too short to rule out earlier ones.',
    none: 'There is no customer yet whose beginning we saw.',
    description: cohorts => `Share of customers still active, for ${cohorts} months of beginning.`,
    table: currency => `Customers still active in %, revenue in ${currency}`,
    by: {customers: 'by customers', revenue: 'by revenue'},
    revenue: {
      title: 'How much revenue of the customers of a month is still there',
      explained:
        'Revenue of the twelve months up to then, in % of the first twelve: single months are too uneven. So it is 100 % in month 11; more than 100 % is as dark as 100 %.',
      none: 'Of no month of beginning the first year is over yet.',
      description: cohorts =>
        `Revenue of twelve months in % of the first year, for ${cohorts} months of beginning.`,
      table: currency => `Revenue of twelve months in % of the first twelve, these in ${currency}`,
    },
    age: months => `after ${months}`,
  },
  survival: {
    title: 'How many customers are still there after so many months',
    explained:
      "By Kaplan and Meier, with Greenwood's 95 % band. Relations that are older than our data count from the day on which we can see losses.",
    none: 'No loss can be measured yet.',
    description: (months, share) => `After ${months} months ${share} are still there.`,
    all: 'All',
    table: 'Survival by months since the beginning',
    axis: 'Still there (%)',
  },
});

/** How many left, by year, by cohort and by time since the beginning. */
export const rates = {de, en};
