import type {Forms} from './translated.ts';

/** How the warnings of models read, which their headers state in English. */
export const warning: Forms = [
  [
    /^no rate is known for these amounts in another currency; they are added up as they are$/,
    'Für diese Beträge in fremder Währung ist kein Kurs bekannt; sie gehen mit ihrem Nennwert in die Summen ein.',
  ],
  [
    /^lines without a known product cost count as if they cost nothing$/,
    'Positionen ohne bekannte Produktkosten zählen, als hätten sie nichts gekostet.',
  ],
  [
    /^these lines are posted after the business date$/,
    'Diese Positionen sind nach dem Stichtag gebucht.',
  ],
  [
    /^facts name these customers, but no source describes them$/,
    'Diese Kunden kommen in Belegen vor, aber keine Quelle beschreibt sie.',
  ],
  [
    /^these cases were answered before they were opened; their response time is not counted$/,
    'Diese Vorgänge wurden vor ihrer Eröffnung beantwortet; ihre Antwortzeit zählt nicht mit.',
  ],
  [
    /^these pools did more than their practical capacity; check their minutes, or their capacity$/,
    'Diese Kostenpools haben mehr geleistet, als ihre praktische Kapazität hergibt; prüfen Sie deren Minuten oder Kapazität.',
  ],
  [
    /^nobody knows the capacity of these pools, so their cost is assigned to nobody$/,
    'Von diesen Kostenpools kennt niemand die Kapazität; ihre Kosten sind niemandem zugerechnet.',
  ],
  [
    /^the ledger and the invoices differ, and nothing explains it$/,
    'Hauptbuch und Rechnungen weichen voneinander ab, und nichts erklärt es.',
  ],
  [
    /^nobody knows what these accounts are for; their postings are in no line of the result$/,
    'Niemand weiß, wofür diese Konten sind; ihre Buchungen stehen in keiner Zeile des Ergebnisses.',
  ],
  [
    /^last year again would have foretold the held-out time better than the model$/,
    'Das Vorjahr noch einmal hätte die zurückgehaltene Zeit besser vorhergesagt als das Modell.',
  ],
  [
    /^who buys often spends more or less each time, which the model of spending takes to be unrelated$/,
    'Wer oft kauft, gibt je Kauf mehr oder weniger aus; das Ausgabenmodell nimmt an, dass beides nichts miteinander zu tun hat.',
  ],
  [
    /^the time equation of the activity (.+) of costs\.yaml gives nothing for some rows of (.+); they cost nothing$/,
    'Die Zeitgleichung der Aktivität $1 aus costs.yaml ergibt für manche Zeilen von $2 nichts; sie kosten nichts.',
  ],
  [
    /^the time equation of the activity (.+) of costs\.yaml comes to less than nothing for some customers and months; they are paid for work$/,
    'Die Zeitgleichung der Aktivität $1 aus costs.yaml ergibt für manche Kunden und Monate weniger als nichts; Arbeit bringt ihnen Geld.',
  ],
  [
    /^the ledger has no cost for the pool (.+) of costs\.yaml: nobody posts to the cost centres and accounts that it names$/,
    'Die Fibu hat keine Kosten für den Kostenpool $1 aus costs.yaml: Auf die Kostenstellen und Konten, die er nennt, bucht niemand.',
  ],
  [
    /^nothing causes the activity (.+) of costs\.yaml: (.+) has no rows, or none for which its condition holds$/,
    'Nichts verursacht die Aktivität $1 aus costs.yaml: $2 hat keine Zeilen, oder keine erfüllt deren Bedingung.',
  ],
  [
    /^affinity\.without of portfolio\.yaml names (.+), but no product and no product group is called so; correct it there, or leave it out$/,
    'portfolio.yaml nennt unter affinity.without $1, aber kein Produkt und keine Produktgruppe heißt so; berichtigen Sie es dort, oder lassen Sie es weg.',
  ],
  [
    /^portfolio\.yaml names the attribute (.+), but no external attribute is called so and has numbers; correct it there, or deliver it$/,
    'portfolio.yaml nennt das Attribut $1, aber kein externes Attribut heißt so und hat Zahlen; berichtigen Sie es dort, oder liefern Sie es.',
  ],
];
