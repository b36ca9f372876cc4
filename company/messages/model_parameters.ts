interface Parameter {
  name: string;
  meaning: string;
}

/** What purchase models share: how often customers buy differs among them. */
const buyingDe = {
  r: {
    name: 'Kaufrate, Form',
    meaning:
      'Je größer, desto ähnlicher oft kaufen Kunden; r geteilt durch α ist die mittlere Zahl von Käufen je Woche',
  },
  alpha: {
    name: 'Kaufrate, Maßstab',
    meaning: 'Wochen; je größer, desto seltener kaufen Kunden',
  },
};
const leavingDe = {
  a: {
    name: 'Abgang, dafür',
    meaning: 'Geteilt durch a + b ist es die mittlere Chance, nach einem Kauf zu gehen',
  },
  b: {
    name: 'Abgang, dagegen',
    meaning: 'Je größer a und b zusammen, desto ähnlicher ist diese Chance unter Kunden',
  },
};

const de: Record<string, Record<string, Parameter>> = {
  bg_nbd: {...buyingDe, ...leavingDe},
  mbg_nbd: {...buyingDe, ...leavingDe},
  pareto_nbd: {
    ...buyingDe,
    s: {
      name: 'Abgangsrate, Form',
      meaning:
        'Je größer, desto ähnlicher lange bleiben Kunden; s geteilt durch β ist die mittlere Abgangsrate je Woche',
    },
    beta: {
      name: 'Abgangsrate, Maßstab',
      meaning: 'Wochen; je größer, desto länger bleiben Kunden',
    },
  },
  gamma_gamma: {
    p: {
      name: 'Kaufwert, Form',
      meaning: 'Je größer, desto weniger schwanken die Käufe eines Kunden',
    },
    q: {
      name: 'Unterschied der Kunden, Form',
      meaning: 'Je größer, desto ähnlicher viel geben Kunden je Kauf aus',
    },
    v: {
      name: 'Unterschied der Kunden, Maßstab',
      meaning: 'Mal p und geteilt durch q − 1 ist es der mittlere Wert eines Kaufs',
    },
  },
  sbg: {
    alpha: {
      name: 'Ende, dafür',
      meaning:
        'Geteilt durch α + β ist es die mittlere Chance, dass ein Vertrag im ersten Monat endet',
    },
    beta: {
      name: 'Ende, dagegen',
      meaning: 'Je größer α und β zusammen, desto ähnlicher ist diese Chance unter Verträgen',
    },
  },
  margin_multiple: {
    retention: {
      name: 'Bleiberate',
      meaning: 'Chance, dass ein Vertrag einen Monat später noch läuft, für alle gleich',
    },
  },
  weibull: {
    shape: {
      name: 'Alterung',
      meaning:
        'Über 1 werden Maschinen mit dem Alter öfter ausgemustert, bei 1 in jedem gleich oft',
    },
    scale: {
      name: 'Lebensdauer',
      meaning: 'Alter in Monaten, bis zu dem 63 % der Maschinen ausgemustert sind',
    },
    win_rate_own: {
      name: 'Ersatzquote eigener',
      meaning:
        'Anteil der ausgemusterten Maschinen von uns, an deren Stelle wieder eine von uns kam',
    },
    win_rate_other: {
      name: 'Ersatzquote fremder',
      meaning: 'Anteil der ausgemusterten Maschinen anderer, an deren Stelle eine von uns kam',
    },
  },
};

const buyingEn = {
  r: {
    name: 'Rate of purchases, shape',
    meaning:
      'The larger, the more alike are customers in how often they buy; r divided by α is the mean number of purchases a week',
  },
  alpha: {
    name: 'Rate of purchases, scale',
    meaning: 'weeks; the larger, the less often customers buy',
  },
};
const leavingEn = {
  a: {
    name: 'Leaving, for',
    meaning: 'Divided by a + b, the mean chance to leave after a purchase',
  },
  b: {
    name: 'Leaving, against',
    meaning: 'The larger a and b together, the more alike is this chance among customers',
  },
};

const en: typeof de = {
  bg_nbd: {...buyingEn, ...leavingEn},
  mbg_nbd: {...buyingEn, ...leavingEn},
  pareto_nbd: {
    ...buyingEn,
    s: {
      name: 'Rate of leaving, shape',
      meaning:
        'The larger, the more alike are customers in how long they stay; s divided by β is the mean rate of leaving a week',
    },
    beta: {
      name: 'Rate of leaving, scale',
      meaning: 'weeks; the larger, the longer customers stay',
    },
  },
  gamma_gamma: {
    p: {
      name: 'Value of a purchase, shape',
      meaning: 'The larger, the less the purchases of a customer differ',
    },
    q: {
      name: 'Difference of customers, shape',
      meaning: 'The larger, the more alike are customers in what they spend on a purchase',
    },
    v: {
      name: 'Difference of customers, scale',
      meaning: 'Times p, divided by q − 1, the mean value of a purchase',
    },
  },
  sbg: {
    alpha: {
      name: 'End, for',
      meaning: 'Divided by α + β, the mean chance that a contract ends in its first month',
    },
    beta: {
      name: 'End, against',
      meaning: 'The larger α and β together, the more alike is this chance among contracts',
    },
  },
  margin_multiple: {
    retention: {
      name: 'Rate of staying',
      meaning: 'Chance that a contract still runs a month later, the same for all',
    },
  },
  weibull: {
    shape: {
      name: 'Ageing',
      meaning: 'Above 1, machines are retired more often as they age; at 1, as often at each age',
    },
    scale: {
      name: 'Life',
      meaning: 'Age in months until which 63 % of the machines are retired',
    },
    win_rate_own: {
      name: 'Replacement rate, ours',
      meaning: 'Share of retired machines made by us in whose place came one of ours again',
    },
    win_rate_other: {
      name: 'Replacement rate, others',
      meaning: 'Share of retired machines made by others in whose place came one of ours',
    },
  },
};

/** What the parameters of models of lifetime value are called and mean, by language and model. */
export const modelParameters = {de, en};
