const de = {
  renewals: {
    none: 'In den nächsten zwölf Monaten wird nichts fällig.',
    explained:
      'Ein Vertrag, den niemand gekündigt hat, verlängert sich am Ende seiner Laufzeit. Die Chance ist der Anteil der Verträge seiner Stufe, die vor einem Jahr ungekündigt liefen und noch laufen; ist die Kündigungsfrist vorbei, ist sie 100. Der Wert ist ein Jahr zum heutigen Preis; beim Ende der Gewährleistung der eines üblichen Vertrags, wo der Kunde keinen hat.',
    quality: (
      day: string,
      contracts: string,
      foretold: string,
      renewed: string,
      brier: string,
      base: string,
    ) =>
      `Erprobt am ${day}, mit den Raten des Jahres davor: Von ${contracts} Verträgen, deren Laufzeit in den zwölf Monaten danach endete und die noch niemand gekündigt hatte, sollten ${foretold} weiterlaufen, ${renewed} taten es. Mittlerer quadratischer Fehler ${brier}, mit der mittleren Rate für alle wären es ${base}.`,
    untried: (why: string) => `Die Chancen sind nicht erprobt: ${why}`,
    tried: 'Vorhergesagt und eingetreten, nach Stufen, mit 95-%-Intervall',
    sums: (currency: string) => `Was in zwölf Monaten fällig wird, in ${currency}`,
    contracts: (shown: string, all: string, currency: string) =>
      `Verträge: die nächsten ${shown} von ${all}, in ${currency}`,
    machines: (shown: string, all: string, currency: string) =>
      `Maschinen: die nächsten ${shown} von ${all}, in ${currency}`,
  },
  kind: {
    renewal: 'Verlängerung',
    contract_end: 'Vertrag endet',
    trial_end: 'Probezeit endet',
    service: 'Wartung fällig',
    warranty_end: 'Gewährleistung endet',
  },
};

const en: typeof de = {
  renewals: {
    none: 'Nothing falls due within the next twelve months.',
    explained:
      'A contract that nobody cancelled is renewed at the end of its term. The chance is the share of contracts of its tier that ran a year ago without having been cancelled, and still do; once the notice is over it is 100. The value is a year at the price of today; for the end of a warranty that of a usual contract, where the customer has none.',
    quality: (day, contracts, foretold, renewed, brier, base) =>
      `Tried on ${day}, with the rates of the year before: of ${contracts} contracts whose term ended in the twelve months after it, and that nobody had cancelled yet, ${foretold} were to go on, and ${renewed} did. Mean squared error ${brier}; with the mean rate for all it would be ${base}.`,
    untried: why => `The chances have not been tried: ${why}`,
    tried: 'Foretold and come, by tier, with the 95 % interval',
    sums: currency => `What falls due within twelve months, in ${currency}`,
    contracts: (shown, all, currency) => `Contracts: the next ${shown} of ${all}, in ${currency}`,
    machines: (shown, all, currency) => `Machines: the next ${shown} of ${all}, in ${currency}`,
  },
  kind: {
    renewal: 'Renewal',
    contract_end: 'Contract ends',
    trial_end: 'Trial ends',
    service: 'Service is due',
    warranty_end: 'Warranty ends',
  },
};

/** Contracts and machines that come up. */
export const renewals = {de, en};
