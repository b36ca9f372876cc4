const de = {
  label: 'Stand',
  today: (day: string) => `heute, ${day}`,
  asReported: (month: string) => `Ende ${month}, wie berichtet`,
  none: 'Noch ist kein Monat abgeschlossen, dessen Stand aufgehoben wurde.',
};

const en: typeof de = {
  label: 'As of',
  today: day => `today, ${day}`,
  asReported: month => `end of ${month}, as reported`,
  none: 'No month is closed yet of which this was kept.',
};

/** The words for closed month ends to choose among, by language. */
export const closedMonths = {de, en};
