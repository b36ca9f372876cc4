const de = (step: string) => ({
  classes: {
    title: (currency: string) =>
      `Klassen nach Nettoumsatz (12 Monate) und nach ${step} (36 Monate), Beträge in ${currency}`,
    share: (a: string, b: string) =>
      `A sind die Kunden, die zusammen ${a} % ausmachen, B die bis ${b} %; wer eine Grenze überschreitet, bleibt darüber.`,
    rank: (a: string, b: string) =>
      `A sind die ersten ${a} % der Kunden, B die bis ${b} %; wer auf einer Grenze steht, bleibt darüber.`,
    explained: `Nach ${step} ist C, wer mehr kostet, als er bringt: Ein Verlustbringer kann nicht A sein. Die Zahlen öffnen die Kunden.`,
    byRevenue: 'nach Umsatz',
    byContribution: `nach ${step}`,
    none: 'ohne',
  },
  rfm: {
    title: 'Kunden nach letztem Kauf (Zeilen) und Häufigkeit (Spalten)',
    explained:
      'Fünftel aller Kunden mit einem Kauf in 36 Monaten, 5 ist das beste: R nach Tagen seit dem letzten Kauf, F nach Kauftagen, M nach Nettoumsatz. Gleiche Werte stehen im selben Fünftel. Die Zahlen öffnen die Kunden.',
    recency: (fifth: string) => `R ${fifth}`,
    frequency: (fifth: string) => `F ${fifth}`,
    none: 'In 36 Monaten hat niemand gekauft.',
  },
  clusters: {
    title: (currency: string) => `Kunden, die einander gleichen, Beträge in ${currency}`,
    explained:
      'k-Means auf standardisierten Merkmalen, Stand letztes volles Monatsende. Merkmale sind in Standardabweichungen vom Mittel aller genannt; + über, − unter dem Üblichen. Ein Cluster heißt nach dem, was an ihm auffällt.',
    quality: (number: string, silhouette: string) =>
      `${number} Cluster, mittlere Silhouette ${silhouette}: über 0,5 sind sie klar getrennt, unter 0,25 kaum; dann sind sie eine Einteilung und keine Entdeckung.`,
    tried: 'Erprobte Anzahlen',
    average: 'wie der Durchschnitt',
    number: 'Anzahl',
    silhouette: 'Silhouette',
    chosen: 'gewählt',
    reason: {
      too_few_customers: 'Keine Cluster: Es braucht 30 aktive Kunden.',
      all_alike: 'Keine Cluster: Die Kunden unterscheiden sich in den Merkmalen zu wenig.',
    } as Record<string, string>,
  },
  lifecycle: {
    title: (currency: string) => `Kunden nach Lebensphase, Beträge in ${currency}`,
    months: 'Aktive Kunden nach Lebensphase',
    description: (day: string, stage: string, count: string) =>
      `Am ${day} sind die meisten aktiven Kunden in der Phase ${stage}: ${count}.`,
    explained: (rules: {
      newMonths: string;
      wonBack: string;
      declining: string;
      star: string;
      growing: string;
    }) =>
      `Es gilt die erste Phase, die zutrifft: neu (${rules.newMonths} Monate seit dem ersten Kauf), zurückgewonnen (${rules.wonBack} Monate seit der Rückkehr), schrumpfend (Umsatz von 12 Monaten mindestens ${rules.declining} % unter den 12 davor), Star (Klasse ${rules.star} nach ${step}), wachsend (mindestens ${rules.growing} % darüber), stabil. Verglichen wird, wo beide Jahre in unseren Rechnungen liegen.`,
    dwell:
      'Die Verweildauer ist Monate in der Phase je Abgang, in den letzten zwölf Monaten; wo weniger als zehn gingen, gibt es keine. Zu- und Abgänge zählen jeden Wechsel von Monatsende zu Monatsende.',
  },
  stage: {
    prospect: 'Interessent',
    negotiating: 'in Verhandlung',
    new: 'neu',
    growing: 'wachsend',
    steady: 'stabil',
    star: 'Star',
    declining: 'schrumpfend',
    won_back: 'zurückgewonnen',
    lost: 'verloren',
  } as Record<string, string>,
  feature: {
    net_revenue: 'Umsatz',
    revenue_growth: 'Wachstum',
    contribution_rate: `${step.replace(' ', '-')}-Quote`,
    cost_to_serve_rate: 'Kundenkosten',
    order_frequency: 'Kaufhäufigkeit',
    product_lines: 'Sortimentsbreite',
    tenure: 'Dauer',
    silence: 'Stille',
  } as Record<string, string>,
});

const en: typeof de = step => ({
  classes: {
    title: currency =>
      `Classes by net revenue (12 months) and by ${step} (36 months), amounts in ${currency}`,
    share: (a, b) =>
      `A are the customers who together make up ${a} %, B those up to ${b} %; who crosses a cut stays above it.`,
    rank: (a, b) =>
      `A are the first ${a} % of the customers, B those up to ${b} %; who stands on a cut stays above it.`,
    explained: `By ${step}, who costs more than it brings is C: a loss-maker cannot be A. The numbers open the customers.`,
    byRevenue: 'by revenue',
    byContribution: `by ${step}`,
    none: 'none',
  },
  rfm: {
    title: 'Customers by last purchase (rows) and frequency (columns)',
    explained:
      'Fifths of all customers with a purchase in 36 months, 5 is the best: R by days since the last purchase, F by days of purchase, M by net revenue. Equal values are in the same fifth. The numbers open the customers.',
    recency: fifth => `R ${fifth}`,
    frequency: fifth => `F ${fifth}`,
    none: 'Nobody has bought within 36 months.',
  },
  clusters: {
    title: currency => `Customers that are alike, amounts in ${currency}`,
    explained:
      'K-means on standardised features, as of the newest complete month end. Features are told in standard deviations from the mean of all; + above, − below the usual. A cluster is called by what stands out of it.',
    quality: (number, silhouette) =>
      `${number} clusters, mean silhouette ${silhouette}: above 0.5 they are clearly apart, below 0.25 hardly; then they are a way to cut and no discovery.`,
    tried: 'Numbers that were tried',
    average: 'like the average',
    number: 'Number',
    silhouette: 'Silhouette',
    chosen: 'chosen',
    reason: {
      too_few_customers: 'No clusters: it takes 30 active customers.',
      all_alike: 'No clusters: customers differ too little in these features.',
    },
  },
  lifecycle: {
    title: currency => `Customers by stage of life, amounts in ${currency}`,
    months: 'Active customers by stage of life',
    description: (day, stage, count) =>
      `On ${day} most of the active customers are at the stage ${stage}: ${count}.`,
    explained: rules =>
      `The first stage that holds: new (${rules.newMonths} months from the first purchase), won back (${rules.wonBack} months from the return), declining (revenue of 12 months at least ${rules.declining} % below the 12 before), star (class ${rules.star} by ${step}), growing (at least ${rules.growing} % above), steady. Years are compared where our invoices cover both.`,
    dwell:
      'The dwell time is months at the stage for each time somebody left it, in the last twelve months; where fewer than ten left there is none. Who came and left counts each change from month end to month end.',
  },
  stage: {
    prospect: 'prospect',
    negotiating: 'negotiating',
    new: 'new',
    growing: 'growing',
    steady: 'steady',
    star: 'star',
    declining: 'declining',
    won_back: 'won back',
    lost: 'lost',
  },
  feature: {
    net_revenue: 'revenue',
    revenue_growth: 'growth',
    contribution_rate: `${step} rate`,
    cost_to_serve_rate: 'cost to serve',
    order_frequency: 'order frequency',
    product_lines: 'range',
    tenure: 'tenure',
    silence: 'silence',
  },
});

/** Classes, fifths, clusters and stages of life. */
export const groups = {de, en};
