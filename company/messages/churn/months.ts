const de = (step: string) => ({
  title: 'Abwanderung Monat für Monat',
  description: (month: string, rate: string, mean: string | null) =>
    `Im ${month} gingen ${rate}${mean === null ? '' : `, im Mittel von zwölf Monaten ${mean} je Monat`}.`,
  explained:
    'Die Rate ist: im Monat verloren, geteilt durch die Aktiven an seinem Anfang. Zwölf davon sind ungefähr die Rate des Jahres oben, die auf die Aktiven an dessen Anfang bezogen ist. Das Mittel braucht zwölf messbare Monate.',
  older: 'Dieser Stand kennt noch keine Monate der Abwanderung. Der nächste Lauf rechnet sie.',
  none: 'Noch ist kein Monat vollständig.',
  table: (shown: string, all: string, currency: string) =>
    `Die letzten ${shown} von ${all} Monaten, Beträge in ${currency}; alle stehen im CSV`,
  regrouped:
    'Umgruppiert sagt, um wie viel mehr oder weniger es wurden, weil Mitglieder in einen Konzern kamen oder ihn verließen: weder gewonnen noch verloren.',
  money: `Umsatz und ${step}, die gingen, hatten die Verlorenen in den 36 Monaten davor gebracht, oder in so vielen, wie wir kennen; geteilt durch das, was alle Aktiven am Anfang des Monats brachten. ${step} zählt nur, wer mehr als nichts brachte.`,
  recurring:
    'GRR und NRR vergleichen den monatlich wiederkehrenden Umsatz (MRR) aus Verträgen mit dem desselben Tages im Vorjahr.',
  reason: {
    short_history: 'Geschichte noch zu kurz',
    nothing_at_start: 'Anfangs war niemand aktiv',
  },
  reasons: {
    title: 'Warum Kunden gingen',
    silence:
      'Wer durch Stille verloren geht, nennt keinen Grund; hier steht nur, was die Quellen als Grund liefern. Wer einen Vertrag kündigt, kann als Kunde bleiben.',
    none: 'Keine Quelle liefert Gründe: weder Abschiede (churn_events) noch Kündigungen von Verträgen (cancelled_on, reason).',
    unsaid: 'ohne Angabe',
    goodbye: (count: string, month: string, currency: string) =>
      `Abschiede seit ${month}: ${count}, Beträge in ${currency}`,
    notice: (count: string, month: string, currency: string) =>
      `Gekündigte Verträge seit ${month}: ${count}, Beträge in ${currency}`,
    amount: {goodbye: 'Umsatz der 36 Monate davor', notice: 'MRR der Verträge'},
  },
  list: {
    back: 'Alle Monate',
    together: 'Ein Monat (month) und wen er zählt (group) gehören zusammen, zu view=months.',
    title: {
      start: (month: string) => `Kunden am Anfang von ${month}`,
      new: (month: string) => `Neue Kunden im ${month}`,
      won_back: (month: string) => `Im ${month} zurückgekommene Kunden`,
      lost: (month: string) => `Im ${month} verlorene Kunden`,
    },
    shown: (first: string, last: string, all: string, currency: string) =>
      `${first} bis ${last} von ${all}, Beträge in ${currency}`,
    all: (customers: number, count: string) => (customers === 1 ? '1 Kunde' : `${count} Kunden`),
    explained:
      'Wer im selben Monat ging und zurückkam, zählt bei beiden. Beträge unter null zählen wie in der Tabelle der Monate als nichts.',
  },
  length: {
    title: 'Wie lange Beziehungen dauern',
    active: (customers: string, years: string) =>
      `Aktive (${customers}): die Hälfte ist seit mehr als ${years} Jahren Kunde.`,
    lost: (customers: string, years: string) =>
      `Verlorene (${customers}): die Hälfte war länger als ${years} Jahre Kunde.`,
    nobodyLost: 'Verlorene: Bisher ist niemand verloren.',
    explained:
      'Vom Beginn der Beziehung, wie ihn die Quelle nennt, sonst vom ersten Kauf oder Vertrag an, bis zum Verlust oder bis heute. Die der Aktiven ist noch nicht zu Ende; wie lange Kunden bleiben, sagt das Überleben.',
  },
  column: {
    month: 'Monat',
    customers_start: 'Am Anfang',
    new_customers: 'Neu',
    won_back_customers: 'Zurück',
    lost_customers: 'Verloren',
    regrouped_customers: 'Umgruppiert',
    customers_end: 'Am Ende',
    churn_rate: 'Rate %',
    mean_churn_rate: 'Mittel aus 12 Monaten %',
    lost_revenue: 'Umsatz, der ging',
    revenue_churn_rate: 'Umsatz %',
    lost_contribution: `${step}, der ging`,
    contribution_churn_rate: `${step} %`,
    gross_mrr_retention: 'GRR des MRR %',
    net_mrr_retention: 'NRR des MRR %',
    reason: 'Warum keine Rate',
    why: 'Grund',
    events: 'Anzahl',
    started_on: 'Kunde seit',
    lost_on: 'Verloren am',
    revenue: 'Umsatz der 36 Monate davor',
    contribution: `${step} der 36 Monate davor`,
  },
});

const en: typeof de = step => ({
  title: 'Churn month by month',
  description: (month, rate, mean) =>
    `In ${month} ${rate} left${mean === null ? '' : `, in the mean of twelve months ${mean} a month`}.`,
  explained:
    'The rate is: lost in the month, by the active ones at its start. Twelve of them are about the rate of the year above, which is of those active at the start of that. The mean takes twelve measurable months.',
  older: 'This snapshot knows no months of churn yet. The next run computes them.',
  none: 'No month is complete yet.',
  table: (shown, all, currency) =>
    `The last ${shown} of ${all} months, amounts in ${currency}; all of them are in the CSV`,
  regrouped:
    'Regrouped says by how many more or fewer they became because members joined or left a group: neither won nor lost.',
  money: `Revenue and ${step} that left are what the lost ones had brought in the 36 months before, or in as many as we know, by what all those active at the start of the month had brought. ${step} is of those who brought more than nothing.`,
  recurring:
    'GRR and NRR hold the monthly recurring revenue (MRR) of contracts against that of the same day a year before.',
  reason: {
    short_history: 'history is too short yet',
    nothing_at_start: 'nobody was active at its start',
  },
  reasons: {
    title: 'Why customers left',
    silence:
      'Who is lost by silence gives no reason; here is only what the sources deliver as one. Who cancels a contract may stay a customer.',
    none: 'No source delivers reasons: neither goodbyes (churn_events) nor notices of contracts (cancelled_on, reason).',
    unsaid: 'not said',
    goodbye: (count, month, currency) =>
      `Goodbyes since ${month}: ${count}, amounts in ${currency}`,
    notice: (count, month, currency) =>
      `Contracts cancelled since ${month}: ${count}, amounts in ${currency}`,
    amount: {goodbye: 'Revenue of the 36 months before', notice: 'MRR of the contracts'},
  },
  list: {
    back: 'All months',
    together: 'A month and whom it counts (group) belong together, with view=months.',
    title: {
      start: month => `Customers at the start of ${month}`,
      new: month => `New customers in ${month}`,
      won_back: month => `Customers who returned in ${month}`,
      lost: month => `Customers lost in ${month}`,
    },
    shown: (first, last, all, currency) => `${first} to ${last} of ${all}, amounts in ${currency}`,
    all: (customers, count) => (customers === 1 ? '1 customer' : `${count} customers`),
    explained:
      'Who left and returned in the same month counts with both. Amounts below zero count as nothing, as in the table of months.',
  },
  length: {
    title: 'How long relations last',
    active: (customers, years) =>
      `Active ones (${customers}): half have been customers for more than ${years} years.`,
    lost: (customers, years) =>
      `Lost ones (${customers}): half had been customers for more than ${years} years.`,
    nobodyLost: 'Lost ones: nobody has been lost so far.',
    explained:
      'From the beginning of the relation that the source knows, else from the first purchase or contract, to the loss or to today. That of the active is not over; how long customers stay is told by survival.',
  },
  column: {
    month: 'Month',
    customers_start: 'At its start',
    new_customers: 'New',
    won_back_customers: 'Won back',
    lost_customers: 'Lost',
    regrouped_customers: 'Regrouped',
    customers_end: 'At its end',
    churn_rate: 'Rate %',
    mean_churn_rate: 'Mean of 12 months %',
    lost_revenue: 'Revenue that left',
    revenue_churn_rate: 'Revenue %',
    lost_contribution: `${step} that left`,
    contribution_churn_rate: `${step} %`,
    gross_mrr_retention: 'GRR of MRR %',
    net_mrr_retention: 'NRR of MRR %',
    reason: 'Why no rate',
    why: 'Reason',
    events: 'Number',
    started_on: 'Customer since',
    lost_on: 'Lost on',
    revenue: 'Revenue of the 36 months before',
    contribution: `${step} of the 36 months before`,
  },
});

/** The words of churn month by month, by language. */
export const churnMonths = {de, en};
