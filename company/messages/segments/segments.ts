import {counted} from '../counted.ts';
import {columns} from './columns.ts';
import {groups} from './groups.ts';

const de = (step: string) => ({
  title: 'Segmente',
  lead: (day: string) => `Welche Kunden einander gleichen und wo im Leben sie stehen, am ${day}`,
  views: {
    classes: 'ABC',
    rfm: 'RFM',
    clusters: 'Cluster',
    lifecycle: 'Lebenszyklus',
    scores: 'Werte',
    customers: 'Kunden',
  },
  empty: 'Noch keine Antwort',
  missing: {
    older_snapshot: 'Dieser Stand kennt noch keine Segmente. Der nächste Lauf rechnet sie.',
    no_customers: 'Noch kein Kunde hat gekauft.',
  },
  scores: {
    explained:
      'Punkte von 0 bis 100: das Mittel der Kriterien nach ihren Gewichten; was niemand beurteilen kann, zählt weder für noch gegen den Kunden. Viele Punkte beim Risiko sprechen dafür, ihn zu verlieren; die Wahrscheinlichkeit steht unter Abwanderung.',
    method: 'Kriterien und Gewichte',
    spread: 'Wie sich die Punkte über die aktiven Kunden verteilen',
    score: 'Wert',
    rated: 'Kunden mit Punkten',
    unrated: 'ohne',
    lowest: 'ein Zehntel unter',
    median: 'die Hälfte unter',
    highest: 'ein Zehntel über',
    customers: (first: string, last: string, all: string, currency: string) =>
      `${first} bis ${last} von ${all} aktiven Kunden, Beträge in ${currency}`,
  },
  ...groups.de(step),
  customers: (first: string, last: string, all: string, currency: string) =>
    `${first} bis ${last} von ${all} Kunden, Beträge in ${currency}`,
  closed: {
    lead: (month: string) =>
      `Welche Kunden Ende ${month} einander glichen und wo im Leben sie standen, wie berichtet`,
    title: (month: string) => `Kunden Ende ${month}, wie berichtet`,
    reported: 'Kunden',
    same: 'heute ebenso',
    explained:
      'Berichtet ist, was beim Abschluss für das Monatsende galt. Beträge sind nicht aufgehoben. Die Zahlen öffnen die Kunden, mit dem, was sie heute sind.',
    sameExplained:
      'Daneben steht, wie viele davon heute ebenso eingeteilt sind; wer es nicht ist, hat sich seither verändert, oder die Regeln haben es.',
    nothing:
      'Davon ist nichts aufgehoben: Beim Abschluss kannte der Stand es für dieses Monatsende nicht. ABC, RFM und Cluster gelten für das letzte volle Monatsende; wer Monat für Monat abschließt, ehe der nächste vorbei ist, hebt sie auf.',
    customers: (of: {first: string; last: string; all: string; month: string}) =>
      `${of.first} bis ${of.last} von ${of.all} Kunden Ende ${of.month}, wie berichtet; in Klammern, was sie heute sind, wo es sich unterscheidet`,
    now: (value: string) => `heute ${value}`,
    today: (heading: string) => `${heading} heute`,
  },
  only: 'Nur:',
  everybody: 'Alle Kunden',
  high: (feature: string) => `${feature} hoch`,
  low: (feature: string) => `${feature} niedrig`,
  column: columns.de(step),
});

const en: typeof de = step => ({
  title: 'Segments',
  lead: day => `Which customers are alike, and where in their life they are, on ${day}`,
  views: {
    classes: 'ABC',
    rfm: 'RFM',
    clusters: 'Clusters',
    lifecycle: 'Life cycle',
    scores: 'Scores',
    customers: 'Customers',
  },
  empty: 'No answer yet',
  missing: {
    older_snapshot: 'This snapshot knows no segments yet. The next run computes them.',
    no_customers: 'No customer has bought anything yet.',
  },
  scores: {
    explained:
      'Points from 0 to 100: the mean of the criteria by their weights; what nobody can rate counts neither for nor against the customer. Many points of risk speak for losing it; the probability is told under churn.',
    method: 'Criteria and weights',
    spread: 'How points are spread over the active customers',
    score: 'Score',
    rated: 'Customers with points',
    unrated: 'without',
    lowest: 'a tenth below',
    median: 'half below',
    highest: 'a tenth above',
    customers: (first, last, all, currency) =>
      `${first} to ${last} of ${counted(all, 'active customer', 'active customers')}, amounts in ${currency}`,
  },
  ...groups.en(step),
  customers: (first, last, all, currency) =>
    `${first} to ${last} of ${counted(all, 'customer', 'customers')}, amounts in ${currency}`,
  closed: {
    lead: month =>
      `Which customers were alike at the end of ${month}, and where in their life they were, as reported`,
    title: month => `Customers at the end of ${month}, as reported`,
    reported: 'Customers',
    same: 'the same today',
    explained:
      'Reported is what held of the month end when the month was closed. Amounts are not kept. The numbers open the customers, with what they are today.',
    sameExplained:
      'Beside it stands how many of them are grouped the same way today; the others have changed since, or the rules have.',
    nothing:
      'Nothing of it is kept: when the month was closed, the snapshot did not know it as of that month end. ABC, RFM and clusters are told as of the last complete month end; closing each month before the next is over keeps them.',
    customers: of =>
      `${of.first} to ${of.last} of ${counted(of.all, 'customer', 'customers')} at the end of ${of.month}, as reported; in brackets what they are today, where that is different`,
    now: value => `now ${value}`,
    today: heading => `${heading} today`,
  },
  only: 'Only:',
  everybody: 'All customers',
  high: feature => `high ${feature}`,
  low: feature => `low ${feature}`,
  column: columns.en(step),
});

/** The words of the page on segments, by language. */
export const segments = {de, en};
