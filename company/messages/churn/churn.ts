import {columns} from './columns.ts';
import {rates} from './rates.ts';
import {risk} from './risk.ts';
import {warnings} from './warnings.ts';

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
  },
  ...rates.de(step),
  ...warnings.de(step),
  basis: {purchase: 'Kunden, die kaufen', contract: 'Kunden mit Vertrag'},
  quality: (basis: string, day: string, auc: string, low: string, high: string, lift: string) =>
    `${basis}: Erprobt am ${day}, gelernt nur aus früheren Tagen. Ein verlorener Kunde hatte mit ${auc} (${low} bis ${high}) das höhere Risiko als einer, der blieb; 50 wäre Zufall. Das Zehntel mit dem höchsten Risiko ging ${lift}-mal so oft wie alle.`,
  brier: (found: string, mean: string) =>
    `Das Mittel der quadrierten Abstände zwischen Risiko und Ausgang (Brier) war ${found}; hätten alle die mittlere Rate bekommen, wäre es ${mean}. Kleiner ist besser.`,
  brierNoBetter: (found: string, mean: string) =>
    `Das Mittel der quadrierten Abstände zwischen Risiko und Ausgang (Brier) war ${found} und damit nicht besser als die mittlere Rate für alle (${mean}).`,
  ...risk.de,
  proposal:
    'Das Risiko ist ein Vorschlag an Menschen und keine Entscheidung: Kein Preis, keine Ablehnung und keine Servicestufe folgt daraus.',
  nobodyBefore: (months: string) =>
    `Nach der Regel von ${months} Monaten Stille kann in den ersten ${months} Monaten nach einem Kauf niemand verloren gehen: Dass dort alle noch da sind, folgt aus der Regel und sagt nichts über die Kunden.`,
  column: columns.de(step),
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
  ...rates.en(step),
  ...warnings.en(step),
  basis: {purchase: 'Customers who buy', contract: 'Customers with contracts'},
  quality: (basis, day, auc, low, high, lift) =>
    `${basis}: tried on ${day}, learnt from earlier days only. With ${auc} (${low} to ${high}) a lost customer had a higher risk than one that stayed; 50 would be chance. The tenth with the highest risk left ${lift} times as often as all.`,
  brier: (found, mean) =>
    `The mean squared distance of risk and outcome (Brier) was ${found}; had all been given the mean rate, it would be ${mean}. Less is better.`,
  brierNoBetter: (found, mean) =>
    `The mean squared distance of risk and outcome (Brier) was ${found}, which is no better than the mean rate for all (${mean}).`,
  ...risk.en,
  proposal:
    'The risk is a proposal to people and no decision: no price, refusal or service level follows from it.',
  nobodyBefore: months =>
    `By the rule of ${months} months of silence nobody can be lost in the first ${months} months after a purchase: that all are still there then follows from the rule, and says nothing of the customers.`,
  column: columns.en(step),
});

/** The words of the page on churn, by language. */
export const churn = {de, en};
