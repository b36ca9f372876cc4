import {counted} from './counted.ts';

const de = (step: string) => ({
  title: 'Abwanderung',
  lead: (day: string) => `Wer geht, und wer könnte der Nächste sein, am ${day}`,
  views: {
    warnings: 'Frühwarnungen',
    months: 'Monate',
    risk: 'Risiko',
    silent: 'Schläfer',
    cohorts: 'Kohorten',
    survival: 'Überleben',
  },
  empty: 'Noch keine Antwort',
  groups:
    'Ein Konzern ist verloren, wenn sein letztes Mitglied es ist: Sein Risiko ist das des sichersten unter denen, die heute zu ihm gehören.',
  missing: {
    older_snapshot: 'Dieser Stand kennt noch keine Abwanderung. Der nächste Lauf rechnet sie.',
    no_customers: 'Noch kein Kunde hat gekauft oder einen Vertrag.',
  } as Record<string, string>,
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
  silence: {
    count: (customers: number, count: string) =>
      customers === 1 ? '1 aktiver Kunde' : `${count} aktive Kunden`,
    said: (customers: number) =>
      `${customers === 1 ? 'ist' : 'sind'} Schläfer: still seit mehr als dem Doppelten der Zeit, in der neun von zehn Käufen auf den vorigen folgten.`,
    explained:
      'Gemessen am eigenen Rhythmus, der erst ab sieben Tagen mit Kauf bekannt ist. Wer seltener kaufte, ist hier nie.',
    none: 'Kein aktiver Kunde ist still gegen seinen eigenen Rhythmus.',
    objecting: (customers: number, count: string) =>
      `${customers === 1 ? '1 Person fehlt' : `${count} Personen fehlen`} hier, weil sie der Profilbildung ${customers === 1 ? 'widersprach' : 'widersprachen'}.`,
    title: (customers: number, count: string, currency: string) =>
      `${customers === 1 ? 'Der 1 Schläfer' : `Alle ${count} Schläfer`}, Beträge in ${currency}`,
  },
  basis: {purchase: 'Kunden, die kaufen', contract: 'Kunden mit Vertrag'},
  quality: (basis: string, day: string, auc: string, low: string, high: string, lift: string) =>
    `${basis}: Erprobt am ${day}, gelernt nur aus früheren Tagen. Ein verlorener Kunde hatte mit ${auc} (${low} bis ${high}) das höhere Risiko als einer, der blieb; 50 wäre Zufall. Das Zehntel mit dem höchsten Risiko ging ${lift}-mal so oft wie alle.`,
  brier: (found: string, mean: string) =>
    `Das Mittel der quadrierten Abstände zwischen Risiko und Ausgang (Brier) war ${found}; hätten alle die mittlere Rate bekommen, wäre es ${mean}. Kleiner ist besser.`,
  brierNoBetter: (found: string, mean: string) =>
    `Das Mittel der quadrierten Abstände zwischen Risiko und Ausgang (Brier) war ${found} und damit nicht besser als die mittlere Rate für alle (${mean}).`,
  noRisk: {
    short_history: 'Kein Risiko: Die Geschichte ist zu kurz, um daraus zu lernen.',
    nobody_lost: 'Kein Risiko: Bisher ging niemand, woran man es lernen könnte.',
    all_lost:
      'Kein Risiko: Von den Kunden früherer Tage blieb keiner; so ist nicht zu lernen, was die unterscheidet, die bleiben.',
    too_few:
      'Kein Risiko: Zum Lernen braucht es 30 verlorene und 30 gebliebene Kunden, zur Probe je 10.',
    no_better_than_chance:
      'Was über die Kunden bekannt ist, sagt die Abwanderung nicht besser vorher als der Zufall: Alle haben die mittlere Rate.',
  },
  proposal:
    'Das Risiko ist ein Vorschlag an Menschen und keine Entscheidung: Kein Preis, keine Ablehnung und keine Servicestufe folgt daraus.',
  warnings: {
    title: (warnings: number, count: string, currency: string) =>
      `${warnings === 1 ? '1 Frühwarnung' : `${count} Frühwarnungen`} für wertvolle Kunden, Beträge in ${currency}`,
    none: 'Kein wertvoller Kunde zeigt heute Anzeichen, zu gehen.',
    means: `Wertvoll sind die Kunden, die zusammen 80 % allen positiven ${step} der letzten 36 vollen Monate gebracht haben. Stille oder ein hohes Risiko genügt für eine Warnung, von den anderen Anzeichen braucht es zwei. Sie erlischt, wenn ihre Anzeichen vorbei sind.`,
    open: 'offen',
    answered: (by: string, at: string) => `${by}, ${at}`,
    respond: 'Beantworten',
    by: 'Ihr Name',
    note: 'Was geschieht',
    written: 'Die Antwort ist notiert.',
    history: (shown: string, all: string) => `Verlauf: die letzten ${shown} von ${all} Einträgen`,
    act: {raised: 'gewarnt', answered: 'beantwortet', expired: 'erloschen'},
    refused: {
      nobody: 'Nicht notiert: Es fehlt, wer antwortet.',
      unknown: 'Nicht notiert: Für diesen Kunden steht keine Warnung mehr.',
    },
  },
  sign: {
    risk: 'Hohes Risiko',
    silent: 'Schläfer',
    slow_complaint: 'Reklamation über 14 Tage offen',
    cancelled_service: 'Vertrag gekündigt',
    contact_change: 'Ansprechpartner gewechselt',
    group_change: 'Konzern gewechselt',
  } as Record<string, string>,
  term: {
    silence_ratio: 'Stille gegen den eigenen Rhythmus',
    silence_months: 'Monate seit dem letzten Kauf',
    tenure: 'Dauer der Beziehung',
    is_new: 'neuer Kunde',
    purchase_pace: 'Käufe im Jahr',
    purchase_trend: 'Trend der Käufe',
    service_contacts: 'Servicevorgänge',
    complaints: 'Reklamationen',
    slow_complaints: 'lange offene Reklamationen',
    slow_answers: 'langsame Antworten',
    payment_delay: 'Zahlungsverzug',
    cancelled_services: 'gekündigte Verträge',
    contact_change: 'Wechsel des Ansprechpartners',
    group_change: 'Wechsel des Konzerns',
    usage_trend: 'Trend der Nutzung',
  } as Record<string, string>,
  risk: {
    title: (shown: string, all: string, currency: string) =>
      `Die ${shown} aktiven Kunden mit dem höchsten Risiko von ${all}, Beträge in ${currency}`,
    untold: (shown: string, all: string, currency: string) =>
      `${shown} von ${all} aktiven Kunden, die am längsten stillen zuerst, Beträge in ${currency}`,
    means: {
      purchase:
        'Wer kauft, gilt nach langer Stille als verloren: Das Risiko sagt, mit welcher Wahrscheinlichkeit der letzte Kauf der letzte war.',
      contract: 'Bei Kunden, die nur Verträge haben, gilt das Risiko für drei Monate.',
    },
    alive: (customers: number, count: string) =>
      `Risiko und „noch Kunde“ aus dem Kundenwert antworten auf verschiedene Fragen: ob ein Kunde nach der Regel der Abwanderung verloren gehen wird, und ob er nach den Modellen seiner Käufe, Verträge und Maschinen noch Kunde ist; ein Vertrag hält die Beziehung auch ohne Kauf. Bei ${customers === 1 ? '1 Kunden liegen' : `${count} Kunden liegen`} sie um mehr als 30 Punkte auseinander; auf deren Seite stehen beide.`,
    tenths:
      'Ein Zehntel der Geprüften ist selten eine ganze Zahl; Kunden, die gleich aussehen, sind auf zwei Zehntel verteilt. Die Zahl der Kunden ist gerundet.',
    explained:
      'Die Gründe heben das Risiko am meisten; sie sagen, wie die Zahl zustande kommt, und nicht, was den Kunden hielte.',
    calibration: 'Vorhergesagt und eingetreten, nach Zehnteln des Risikos',
    allInCsv: 'Alle aktiven Kunden stehen im CSV.',
  },
  nobodyBefore: (months: string) =>
    `Nach der Regel von ${months} Monaten Stille kann in den ersten ${months} Monaten nach einem Kauf niemand verloren gehen: Dass dort alle noch da sind, folgt aus der Regel und sagt nichts über die Kunden.`,
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
  column: {
    customer: 'Kunde',
    customer_id: 'Kundennr.',
    contribution: `${step} 36 Monate`,
    risk: 'Risiko %',
    p_alive: 'Noch Kunde %',
    reasons: 'Anzeichen',
    reason: 'Grund',
    since: 'Seit',
    raised_on: 'Gewarnt am',
    day: 'Tag',
    act: 'Was geschah',
    answer: 'Antwort',
    note: 'Notiz',
    basis: 'Grundlage',
    horizon: 'Monate voraus',
    silence: 'Tage still',
    last_purchase: 'Letzter Kauf',
    median_gap: 'Die Hälfte folgte in Tagen',
    long_gap: 'Neun von zehn in Tagen',
    silent: 'Schläfer',
    decile: 'Zehntel',
    customers: 'Kunden',
    predicted: 'Vorhergesagt %',
    observed: 'Eingetreten %',
    cohort: 'Beginn',
    age: 'Monate danach',
    month: 'Monat',
    active: 'Noch aktiv',
    active_share: 'Noch aktiv %',
    revenue_share: 'Umsatz von zwölf Monaten %',
    first_year_revenue: 'Erste zwölf Monate',
    buying: 'Mit Kauf',
    revenue: 'Nettoumsatz',
    mrr: 'MRR',
    segment: 'Segment',
    tenure: 'Monate',
    at_risk: 'Beobachtet',
    lost: 'Verloren',
    survival: 'Noch da %',
    low: 'von %',
    high: 'bis %',
  },
});

const en: typeof de = step => ({
  title: 'Churn',
  lead: day => `Who leaves, and who may be next, on ${day}`,
  views: {
    warnings: 'Early warnings',
    months: 'Months',
    risk: 'Risk',
    silent: 'Silent ones',
    cohorts: 'Cohorts',
    survival: 'Survival',
  },
  empty: 'No answer yet',
  groups:
    'A group is lost when the last of its members is: its risk is that of the safest of those who belong to it today.',
  missing: {
    older_snapshot: 'This snapshot knows no churn yet. The next run computes it.',
    no_customers: 'No customer has bought anything or has a contract yet.',
  },
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
  silence: {
    count: (customers, count) =>
      customers === 1 ? '1 active customer' : `${count} active customers`,
    said: customers =>
      `${customers === 1 ? 'is' : 'are'} silent: for more than twice the time within which nine of ten purchases followed the one before.`,
    explained:
      'Measured by their own rhythm, which is known from seven days with a purchase on. Who bought less often is never here.',
    none: 'No active customer is silent against its own rhythm.',
    objecting: (customers, count) =>
      `${customers === 1 ? '1 person is' : `${count} persons are`} left out here for having objected to profiling.`,
    title: (customers, count, currency) =>
      `${customers === 1 ? 'The 1 silent customer' : `All ${count} silent customers`}, amounts in ${currency}`,
  },
  basis: {purchase: 'Customers who buy', contract: 'Customers with contracts'},
  quality: (basis, day, auc, low, high, lift) =>
    `${basis}: tried on ${day}, learnt from earlier days only. With ${auc} (${low} to ${high}) a lost customer had a higher risk than one that stayed; 50 would be chance. The tenth with the highest risk left ${lift} times as often as all.`,
  brier: (found, mean) =>
    `The mean squared distance of risk and outcome (Brier) was ${found}; had all been given the mean rate, it would be ${mean}. Less is better.`,
  brierNoBetter: (found, mean) =>
    `The mean squared distance of risk and outcome (Brier) was ${found}, which is no better than the mean rate for all (${mean}).`,
  noRisk: {
    short_history: 'No risk: the history is too short to learn from.',
    nobody_lost: 'No risk: nobody has left yet from whom it could be learnt.',
    all_lost:
      'No risk: of the customers of earlier days none stayed, so nothing can be learnt of what tells those who do.',
    too_few:
      'No risk: it takes 30 lost and 30 other customers to learn from, 10 of each to test it on.',
    no_better_than_chance:
      'What is known of the customers foretells churn no better than chance: all have the mean rate.',
  },
  proposal:
    'The risk is a proposal to people and no decision: no price, refusal or service level follows from it.',
  warnings: {
    title: (warnings, count, currency) =>
      `${warnings === 1 ? '1 early warning' : `${count} early warnings`} of valuable customers, amounts in ${currency}`,
    none: 'No valuable customer shows signs of leaving today.',
    means: `Valuable are the customers who together earned us 80 % of all positive ${step} of the last 36 complete months. Silence or a high risk is enough for a warning, of the other signs it takes two. It expires when its signs are gone.`,
    open: 'open',
    answered: (by, at) => `${by}, ${at}`,
    respond: 'Answer',
    by: 'Your name',
    note: 'What is done',
    written: 'The answer is written down.',
    history: (shown, all) => `History: the last ${shown} of ${all} entries`,
    act: {raised: 'warned', answered: 'answered', expired: 'expired'},
    refused: {
      nobody: 'Not written down: it lacks who answers.',
      unknown: 'Not written down: there is no warning of this customer any more.',
    },
  },
  sign: {
    risk: 'High risk',
    silent: 'Silent',
    slow_complaint: 'Complaint open for more than 14 days',
    cancelled_service: 'Contract cancelled',
    contact_change: 'Contact changed',
    group_change: 'Group changed',
  },
  term: {
    silence_ratio: 'silence against its own rhythm',
    silence_months: 'months since the last purchase',
    tenure: 'length of the relation',
    is_new: 'new customer',
    purchase_pace: 'purchases a year',
    purchase_trend: 'trend of purchases',
    service_contacts: 'service cases',
    complaints: 'complaints',
    slow_complaints: 'complaints that stayed open',
    slow_answers: 'slow answers',
    payment_delay: 'late payment',
    cancelled_services: 'cancelled contracts',
    contact_change: 'change of contact',
    group_change: 'change of group',
    usage_trend: 'trend of use',
  },
  risk: {
    title: (shown, all, currency) =>
      `The ${counted(shown, 'active customer', 'active customers')} with the highest risk of ${all}, amounts in ${currency}`,
    untold: (shown, all, currency) =>
      `${shown} of ${counted(all, 'active customer', 'active customers')}, those silent for longest first, amounts in ${currency}`,
    means: {
      purchase:
        'Who buys is lost after a long silence: the risk says how likely it is that the last purchase was the last.',
      contract: 'Of customers who have contracts only, the risk is that of three months.',
    },
    alive: (customers, count) =>
      `The risk and “still there” of the lifetime value answer different questions: whether a customer will be lost by the rule of churn, and whether it is still one by the models of its purchases, contracts and machines; a contract holds the relation without purchases, too. Of ${customers === 1 ? '1 customer' : `${count} customers`} they differ by more than 30 points; their own pages show both.`,
    tenths:
      'A tenth of those tested is seldom a whole number; customers who look alike are split between two tenths. The number of customers is rounded.',
    explained:
      'The reasons raise it most; they say how the number comes about, and not what would keep the customer.',
    calibration: 'Foretold and come true, by tenths of the risk',
    allInCsv: 'All active customers are in the CSV.',
  },
  nobodyBefore: months =>
    `By the rule of ${months} months of silence nobody can be lost in the first ${months} months after a purchase: that all are still there then follows from the rule, and says nothing of the customers.`,
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
  column: {
    customer: 'Customer',
    customer_id: 'Customer no.',
    contribution: `${step} 36 months`,
    risk: 'Risk %',
    p_alive: 'Still there %',
    reasons: 'Signs',
    reason: 'Reason',
    since: 'Since',
    raised_on: 'Warned on',
    day: 'Day',
    act: 'What happened',
    answer: 'Answer',
    note: 'Note',
    basis: 'By',
    horizon: 'Months ahead',
    silence: 'Days silent',
    last_purchase: 'Last purchase',
    median_gap: 'Half followed within days',
    long_gap: 'Nine of ten within days',
    silent: 'Silent',
    decile: 'Tenth',
    customers: 'Customers',
    predicted: 'Foretold %',
    observed: 'Came true %',
    cohort: 'Beginning',
    age: 'Months after',
    month: 'Month',
    active: 'Still active',
    active_share: 'Still active %',
    revenue_share: 'Revenue of twelve months %',
    first_year_revenue: 'First twelve months',
    buying: 'With a purchase',
    revenue: 'Net revenue',
    mrr: 'MRR',
    segment: 'Segment',
    tenure: 'Months',
    at_risk: 'Watched',
    lost: 'Lost',
    survival: 'Still there %',
    low: 'from %',
    high: 'to %',
  },
});

/** The words of the page on churn, by language. */
export const churn = {de, en};
