const de = {
  closed: (day: string, by: string) =>
    `Abgeschlossen am ${day} durch ${by}. Gezeigt wird, was berichtet wurde, nach den Regeln von damals.`,
  same: 'Nach den Regeln und Daten von heute wäre es dasselbe.',
  otherwise: (kpis: string, count: number) =>
    `Nach den Regeln und Daten von heute ${count === 1 ? `wäre ${kpis} Kennzahl` : `wären ${kpis} Kennzahlen`} anders`,
  otherwiseAbove: 'Nach den Regeln von heute wäre die Wertung anders',
  title: 'Berichtet und nach heutigen Regeln',
  explained:
    'Was sich unterscheidet: Regeln haben sich seit dem Abschluss geändert (Zielwerte, Grenzen, Gewichte), oder Daten kamen später. Fett steht, was heute anders wäre.',
  what: 'Was',
  now: 'heute',
  reported: (what: string) => `${what}, berichtet`,
  weight: 'Gewicht',
  notThen: 'gab es nicht',
  notNow: 'gibt es nicht mehr',
  column: {
    closed_by: 'Abgeschlossen durch',
    value: 'Ist nach heutigen Regeln',
    target: 'Zielwert nach heutigen Regeln',
    score: 'Wertung nach heutigen Regeln',
    light: 'Ampel nach heutigen Regeln',
  },
};

const en: typeof de = {
  closed: (day, by) =>
    `Closed on ${day} by ${by}. Shown is what was reported, by the rules of then.`,
  same: 'By the rules and data of now it would be the same.',
  otherwise: (kpis, count) =>
    `By the rules and data of now ${kpis} ${count === 1 ? 'KPI' : 'KPIs'} would be different`,
  otherwiseAbove: 'By the rules of now the score would be different',
  title: 'As reported, and by the rules of now',
  explained:
    'What differs: rules have changed since the month was closed (targets, limits, weights), or data came later. What would be different now is bold.',
  what: 'What',
  now: 'now',
  reported: what => `${what}, reported`,
  weight: 'Weight',
  notThen: 'was not there',
  notNow: 'is gone',
  column: {
    closed_by: 'Closed by',
    value: 'Value by the rules of now',
    target: 'Target by the rules of now',
    score: 'Score by the rules of now',
    light: 'Light by the rules of now',
  },
};

/** The words for grades of closed months, by language. */
export const closedGrades = {de, en};
