import {counted} from '../counted.ts';
import {columns} from './columns.ts';
import {criteria} from './criteria.ts';
import {moves} from './moves.ts';

const de = (step: string) => ({
  title: 'Kundenportfolio',
  lead: (day: string) => `Wie attraktiv jeder Kunde ist und wie gut wir bei ihm stehen, am ${day}`,
  closedLead: (month: string) => `Wo Kunden Ende ${month} im Portfolio standen, wie berichtet`,
  views: {matrix: 'Matrix', customers: 'Kunden', moves: 'Bewegung', method: 'Verfahren'},
  empty: 'Noch keine Antwort',
  missing: {
    older_snapshot: 'Dieser Stand kennt noch kein Portfolio. Der nächste Lauf rechnet es.',
    no_customers: 'Kein Kunde ist aktiv, also steht keiner im Portfolio.',
    no_rating:
      'Auf einer Achse ist für keinen Kunden ein Kriterium bekannt, in dem sich Kunden unterscheiden, also steht keiner in einem Feld. Mehr Monate, andere Kriterien oder feste Werte (from, to) in portfolio.yaml ändern das.',
  },
  matrix: {
    title: 'Jeder Kreis ein Kunde, seine Fläche der Nettoumsatz',
    shown: (shown: string, all: string) =>
      `Gezeichnet sind die ${shown} umsatzstärksten von ${all} Kunden; die Tabelle zählt alle.`,
    description: (customers: string, best: string, count: string) =>
      `${counted(customers, 'Kunde', 'Kunden')} nach Attraktivität und Position; in ${best} stehen ${count}.`,
    x: 'Unsere Position beim Kunden (Punkte)',
    y: 'Attraktivität des Kunden (Punkte)',
    earns: 'bringt Deckungsbeitrag (36 Monate)',
    loses: 'kostet mehr, als er bringt',
  },
  cells: (currency: string) => `Felder und ihre Normstrategien, Beträge in ${currency}`,
  all: 'Alle im Portfolio',
  proposal:
    'Das Feld ist ein Vorschlag an Menschen und keine Entscheidung: Kein Preis, keine Ablehnung und keine Servicestufe folgt daraus.',
  customers: (first: string, last: string, all: string, cell: string, currency: string) =>
    `${first} bis ${last} von ${all} Kunden${cell && ` im Feld ${cell}`}, Beträge in ${currency}`,
  allCells: 'Alle Felder',
  ...moves.de,
  ...criteria.de(step),
  column: columns.de(step),
});

const en: typeof de = step => ({
  title: 'Customer portfolio',
  lead: day => `How attractive each customer is, and how well we stand there, on ${day}`,
  closedLead: month => `Where customers stood in the portfolio at the end of ${month}, as reported`,
  views: {matrix: 'Matrix', customers: 'Customers', moves: 'Moves', method: 'Method'},
  empty: 'No answer yet',
  missing: {
    older_snapshot: 'This snapshot knows no portfolio yet. The next run computes it.',
    no_customers: 'No customer is active, so none stands in the portfolio.',
    no_rating:
      'On one axis no criterion is known in which customers differ, so none stands in a cell. More months, other criteria, or fixed values (from, to) in portfolio.yaml change that.',
  },
  matrix: {
    title: 'Each circle is a customer, its area the net revenue',
    shown: (shown, all) =>
      `Drawn are those that buy most, ${shown} of ${all}; the table counts all of them.`,
    description: (customers, best, count) =>
      `${counted(customers, 'customer', 'customers')} by attractiveness and position; ${count} of them are in ${best}.`,
    x: 'Our position at the customer (points)',
    y: 'Attractiveness of the customer (points)',
    earns: 'earns a contribution (36 months)',
    loses: 'costs more than it brings',
  },
  cells: currency => `Cells and their norm strategies, amounts in ${currency}`,
  all: 'All in the portfolio',
  proposal:
    'The cell is a proposal to people and no decision: no price, refusal or service level follows from it.',
  customers: (first, last, all, cell, currency) =>
    `${first} to ${last} of ${counted(all, 'customer', 'customers')}${cell && ` in the cell ${cell}`}, amounts in ${currency}`,
  allCells: 'All cells',
  ...moves.en,
  ...criteria.en(step),
  column: columns.en(step),
});

/** The words of the customer portfolio, by language. */
export const portfolio = {de, en};
