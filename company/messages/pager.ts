const de = {
  label: 'Seiten der Tabelle',
  pageOf: (page: string, pages: string) => `Seite ${page} von ${pages}`,
  first: 'Erste',
  previous: 'Zurück',
  next: 'Weiter',
  last: 'Letzte',
};

const en: typeof de = {
  label: 'Pages of the table',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  first: 'First',
  previous: 'Previous',
  next: 'Next',
  last: 'Last',
};

export const pager = {de, en};
