/** Cells of the two grids: rows from our best position down, in each the most attractive first. */
export const cells = {
  '2x2': [
    ['star', 'earnings'],
    ['question_mark', 'also_ran'],
  ],
  '3x3': [
    ['star', 'pillar', 'earnings'],
    ['rising', 'middle', 'harvest'],
    ['question_mark', 'chance', 'also_ran'],
  ],
} as const;

export const cellNames = [
  'star',
  'rising',
  'question_mark',
  'pillar',
  'middle',
  'chance',
  'earnings',
  'harvest',
  'also_ran',
] as const;

export type Cell = (typeof cellNames)[number];

interface Words {
  de: string;
  en: string;
}

/** What a cell is called, and what to do with customers in it as a rule. */
export const cellWords: Record<Cell, {title: Words; strategy: Words}> = {
  star: {
    title: {de: 'Starkunden', en: 'Stars'},
    strategy: {
      de: 'Halten und ausbauen: eigene Betreuung, gemeinsame Planung, früh auf Warnzeichen antworten.',
      en: 'Keep and extend: personal care, joint plans, an early answer to warning signs.',
    },
  },
  rising: {
    title: {de: 'Aufsteiger', en: 'Rising customers'},
    strategy: {
      de: 'Investieren: Lieferanteil erhöhen, fehlende Produktgruppen anbieten.',
      en: 'Invest: raise our share, offer product groups that they lack.',
    },
  },
  question_mark: {
    title: {de: 'Fragezeichenkunden', en: 'Question marks'},
    strategy: {
      de: 'Auswählen: in wenige mit Frist und Ziel investieren, die anderen nur standardisiert betreuen.',
      en: 'Select: invest in a few with a target and a date, serve the others in the standard way.',
    },
  },
  pillar: {
    title: {de: 'Tragende Kunden', en: 'Pillars'},
    strategy: {
      de: 'Position sichern: Verträge verlängern, Leistungen bündeln, Kosten je Auftrag senken.',
      en: 'Secure our position: prolong contracts, bundle services, lower the cost of an order.',
    },
  },
  middle: {
    title: {de: 'Mittelfeld', en: 'Middle field'},
    strategy: {
      de: 'Gezielt entwickeln: nur Anlässe nutzen, die sich rechnen.',
      en: 'Develop with care: take only occasions that pay.',
    },
  },
  chance: {
    title: {de: 'Gelegenheiten', en: 'Chances'},
    strategy: {
      de: 'Günstig prüfen: Potenzial erfragen, über Innendienst und Web ansprechen.',
      en: 'Test at low cost: ask for their need, address them by inside sales and web.',
    },
  },
  earnings: {
    title: {de: 'Ertragskunden', en: 'Earners'},
    strategy: {
      de: 'Ertrag sichern: Aufwand halten oder senken, Preise und Konditionen pflegen.',
      en: 'Secure the earnings: hold or lower effort, maintain prices and terms.',
    },
  },
  harvest: {
    title: {de: 'Abschöpfungskunden', en: 'Harvest'},
    strategy: {
      de: 'Abschöpfen: kein neuer Aufwand, Selbstbedienung und Mindestbestellwert anbieten.',
      en: 'Harvest: no new effort, offer self-service and minimum order values.',
    },
  },
  also_ran: {
    title: {de: 'Mitnahmekunden', en: 'Also-rans'},
    strategy: {
      de: 'Mitnehmen, was sich ohne Aufwand ergibt: standardisieren, Kosten decken, sonst nicht nachfassen.',
      en: 'Take what comes without effort: standardise, cover the cost, do not follow up.',
    },
  },
};
