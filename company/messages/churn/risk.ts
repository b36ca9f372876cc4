import {counted} from '../counted.ts';

const de = {
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
};

const en: typeof de = {
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
};

/** Who may leave, and what speaks for it. */
export const risk = {de, en};
