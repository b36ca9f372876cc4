const de = {
  title: (currency: string) => `Wer in keiner Gruppe steht und warum, Beträge in ${currency}`,
  part: 'Gruppe',
  grouped: 'In den Gruppen oben',
  all: 'Alle Kunden',
  reason: {
    collective: 'Sammelkonten (CpD)',
    affiliated: 'Verbundene Unternehmen',
    prospect: 'Interessenten, die noch nie kauften',
    unknown: 'Ohne bekannten Kunden',
    objection: 'Personen, die der Profilbildung widersprachen',
    no_purchase: 'Ohne Rechnung in 36 Monaten',
    not_active: 'Am letzten Monatsende oder heute nicht aktiv',
    lost: 'Verlorene Kunden',
    no_rating: 'Auf einer Achse ohne bekanntes Kriterium, in dem sich Kunden unterscheiden',
  } as Record<string, string>,
};

const en: typeof de = {
  title: currency => `Who is in no group and why, amounts in ${currency}`,
  part: 'Group',
  grouped: 'In the groups above',
  all: 'All customers',
  reason: {
    collective: 'Collective accounts',
    affiliated: 'Affiliated companies',
    prospect: 'Prospects who have never bought',
    unknown: 'Without a known customer',
    objection: 'Persons who objected to profiling',
    no_purchase: 'Without an invoice in 36 months',
    not_active: 'Not active at the last month end, or today',
    lost: 'Lost customers',
    no_rating: 'Without any known criterion of an axis in which customers differ',
  },
};

/** The words for who is in no group, by language. */
export const leftOut = {de, en};
