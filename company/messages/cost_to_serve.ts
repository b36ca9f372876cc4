import {counted} from './counted.ts';

/** `db` is the step of the contribution scheme, as it is called. */
const de = (db: string) => ({
  title: `Betreuungskosten und Umsatz (bis ${db})`,
  description: (customers: string, share: string) =>
    `Streudiagramm: ${counted(customers, 'Kunde', 'Kunden')} nach Nettoumsatz und dem Anteil davon, den unsere Arbeit bis ${db} kostet; im Durchschnitt ${share}.`,
  said: (customers: string, share: string, cost: string) =>
    `Die Arbeit für ${customers} Kunden kostet bis ${db} ${cost}, das sind ${share} ihres Nettoumsatzes.`,
  explained: `Oben liegt, wer gemessen an seinem Umsatz viel Arbeit macht. Anteile statt Beträge, weil in Beträgen jeder Große oben läge; logarithmisch, weil sonst die meisten Kunden in einer Ecke lägen. Ein Klick öffnet den Kunden.`,
  thinned: (shown: string, all: string) =>
    `Gezeichnet sind ${shown} von ${all}: Wo mehrere dicht beieinander liegen, der mit dem größten Gewinn und der mit dem größten Verlust. Die Tabelle hat alle.`,
  withoutRevenue: (customers: string, cost: string) =>
    customers === '1'
      ? `Nicht im Bild: 1 Kunde ohne Umsatz; die Arbeit für ihn kostet ${cost}.`
      : `Nicht im Bild: ${counted(customers, 'Kunde', 'Kunden')} ohne Umsatz; die Arbeit für sie kostet ${cost}.`,
  none: `Bis ${db} ist für diese Kunden keine Arbeit verrechnet. Eine spätere Stufe zeigt sie; welche es gibt, sagt costs.yaml.`,
  x: (currency: string) => `Nettoumsatz (${currency})`,
  y: 'Betreuungskosten, % vom Nettoumsatz',
  customer: 'Kunde',
  revenue: 'Nettoumsatz',
  cost: 'Betreuungskosten',
  contribution: db,
  earns: `${db} positiv`,
  loses: `${db} negativ`,
  mean: (share: string) => `Durchschnitt ${share}`,
});

const en: typeof de = db => ({
  title: `Cost to serve against revenue (up to ${db})`,
  description: (customers, share) =>
    `Scatter: ${counted(customers, 'customer', 'customers')} by net revenue and the share of it that our work up to ${db} takes; ${share} on average.`,
  said: (customers, share, cost) =>
    `Work for ${counted(customers, 'customer', 'customers')} up to ${db} costs ${cost}, which is ${share} of their net revenue.`,
  explained:
    'At the top are those who cause much work for what they buy. Shares instead of amounts, because in amounts everybody large would be at the top; logarithmic, because most customers would lie in one corner otherwise. A click opens the customer.',
  thinned: (shown, all) =>
    `Drawn are ${shown} of ${all}: where several lie close together, the one who earns most and the one who loses most. The table has all.`,
  withoutRevenue: (customers, cost) =>
    `Not in the picture: ${customers} ${customers === '1' ? 'customer' : 'customers'} without revenue; the work costs ${cost}.`,
  none: `Up to ${db} no work is charged to these customers. A later step shows it; costs.yaml says which there are.`,
  x: currency => `Net revenue (${currency})`,
  y: 'Cost to serve, % of net revenue',
  customer: 'Customer',
  revenue: 'Net revenue',
  cost: 'Cost to serve',
  contribution: db,
  earns: `${db} positive`,
  loses: `${db} negative`,
  mean: share => `Average ${share}`,
});

/** The words of the scatter of cost to serve, by language. */
export const costToServe = {de, en};
