const de = (step: string) => ({
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
});

const en: typeof de = step => ({
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
});

/** Who has fallen silent, and who needs to be called. */
export const warnings = {de, en};
