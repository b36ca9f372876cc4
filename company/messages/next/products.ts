import {counted} from '../counted.ts';

const de = (step: string) => ({
  products: {
    sums: (customers: string, others: string) =>
      `Für ${customers} Kunden spricht eine Regel für etwas Neues, für ${others} keine.`,
    explained: `Vorgeschlagen wird, was der Kunde noch nie gekauft hat und wofür eine klare Regel aus dem spricht, was er in den letzten zwölf Monaten kaufte. Die Chance ist der Anteil derer, die es kauften, nachdem dieselbe Regel für sie gesprochen hatte, berichtigt darum, wie weit solche Anteile bei der letzten Probe danebenlagen. Der Beitrag ist Chance mal ${step}, den andere Käufer brachten. Es ist ein Vorschlag an Menschen und keine Entscheidung.`,
    quality: (
      day: string,
      months: string,
      customers: string,
      rate: string,
      low: string,
      high: string,
      sold: string,
      foretold: string,
      hits: string,
    ) =>
      `Erprobt ab ${day} über ${months} Monate, nur mit früherem Wissen: Von ${customers} Kunden kauften ${rate} (${low} bis ${high}) den ersten Vorschlag; vorhergesagt waren ${foretold}, es waren ${hits}. Immer das meistverkaufte Produkt zu nennen, das der Kunde noch nicht hatte, hätte ${sold} getroffen.`,
    corrected: (factor: string) =>
      `Die Anteile von damals sind dafür mit ${factor} malgenommen, gelernt in der Probe davor.`,
    worse:
      'Das meistverkaufte Produkt trifft hier öfter: Was Kunden kaufen, folgt wenig aus dem, was sie zuvor kauften. Die Vorschläge sagen, was zu einem Kauf passt, nicht, was sich am meisten verkauft.',
    untried: (why: string) => `Nicht erprobt: ${why}`,
    table: (shown: string, all: string, currency: string) =>
      `${shown} von ${all} Vorschlägen, die mit dem höchsten erwarteten Beitrag zuerst, in ${currency}`,
  },
  affinity: {
    none: (why: string) => `Keine Regeln: ${why}`,
    sums: (rules: string, clear: string) =>
      `${rules} Regeln, davon sind ${clear} mehr als Zufall und Saison.`,
    learnt: (baskets: string, from: string, to: string, fewest: string, single: string) =>
      `Gelernt aus ${baskets} Warenkörben von ${from} bis ${to}, davon ${single} mit nur einem Artikel; es zählt, was in mindestens ${fewest} vorkommt.`,
    explained:
      'Konfidenz: wie viele der Warenkörbe mit dem einen auch das andere haben. Lift: wie viel öfter beides zusammen ist, als wenn es nichts miteinander zu tun hätte. Lift im Monat: dasselbe, Monat für Monat; was nur die Saison zusammenbringt, hat dort keinen. Klar: Unter allen Regeln zusammen wäre so etwas mit weniger als 5 % Zufall. Warum zwei Dinge zusammen gekauft werden, sagt keine Regel.',
    table: (shown: string, all: string) => `${shown} von ${all} Regeln, klare zuerst`,
  },
});

const en: typeof de = step => ({
  products: {
    sums: (customers, others) =>
      `For ${counted(customers, 'customer', 'customers')} a rule speaks for something new, for ${others} none does.`,
    explained: `Proposed is what the customer has never bought, and for which a clear rule speaks from what it bought in the last twelve months. The chance is the share of those who bought it after the same rule had spoken for them, corrected by how far off such shares were in the last trial. The contribution is the chance times the ${step} that other buyers brought. It is a proposal to people and no decision.`,
    quality: (day, months, customers, rate, low, high, sold, foretold, hits) =>
      `Tried from ${day} on over ${months} months, with earlier knowledge only: of ${counted(customers, 'customer', 'customers')} ${rate} (${low} to ${high}) bought the first proposal; ${foretold} were foretold, and ${hits} came. Always naming the most sold product that the customer did not have yet would have hit ${sold}.`,
    corrected: factor =>
      `For this the shares of that time are multiplied by ${factor}, learnt in the trial before.`,
    worse:
      'The most sold product hits more often here: what customers buy follows little from what they bought before. The proposals say what fits a purchase, not what sells most.',
    untried: why => `Not tried: ${why}`,
    table: (shown, all, currency) =>
      `${shown} of ${all} proposals, those with the highest expected contribution first, in ${currency}`,
  },
  affinity: {
    none: why => `No rules: ${why}`,
    sums: (rules, clear) => `${rules} rules, of which ${clear} are more than chance and season.`,
    learnt: (baskets, from, to, fewest, single) =>
      `Learnt from ${baskets} baskets from ${from} to ${to}, of which ${single} have one item only; what is in at least ${fewest} counts.`,
    explained:
      'Confidence: how many of the baskets with the one have the other, too. Lift: how much more often both are together than if they had nothing to do with each other. Lift within the month: the same, month by month; what only the season brings together has none there. Clear: among all rules together this would be chance with less than 5 %. Why two things are bought together no rule says.',
    table: (shown, all) => `${shown} of ${all} rules, clear ones first`,
  },
});

/** What to offer, and the rules of what is bought together behind it. */
export const products = {de, en};
