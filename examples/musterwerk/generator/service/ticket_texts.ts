import type {Product} from '../products/products.ts';
import {pick, type Random} from '../world/random.ts';

export type TicketKind = 'anfrage' | 'stoerung' | 'reklamation';

/** {p} is a product. Commas, quotes and line breaks are meant: real subjects have them. */
const GERMAN: Record<TicketKind, readonly string[]> = {
  anfrage: [
    'Liefertermin {p}',
    'Frage zur Einstellung von {p}',
    'Angebot für {p} gewünscht, bitte mit Lieferzeit',
    'Ersatzteilliste für {p}?',
    'Handbuch {p}, deutsche Fassung',
    'Passt {p} auch an unsere ältere Anlage?',
    'Wartungstermin verschieben, bitte Rückruf',
    'Zugang zum Portal\nKollegin braucht ein Konto',
  ],
  stoerung: [
    'Anlage steht: {p}',
    '{p} läuft unrund, Geräusche beim Anlauf',
    'Display zeigt "Achse nicht referenziert" ({p})',
    'Etikett verrutscht, {p}',
    '{p} überhitzt nach ca. 2 Stunden',
    'Fehler E-417 an {p}\nseit heute früh, Linie 2 steht',
    'Lichttaster an {p} erkennt Flaschen nicht',
    'Nach Stromausfall startet {p} nicht mehr',
  ],
  reklamation: [
    'Falsche Menge geliefert: {p}',
    '{p} beschädigt angekommen, Fotos anbei',
    'Lieferung zu spät, {p}',
    '{p} nach drei Wochen defekt',
    'Rechnung stimmt nicht: "{p}" doppelt berechnet',
    'Inbetriebnahme {p} nicht abgeschlossen',
    'Dokumentation zu {p} fehlt',
  ],
};

const ENGLISH: Record<TicketKind, readonly string[]> = {
  anfrage: [
    'Delivery date for {p}',
    'Question about the settings of {p}',
    'Please quote {p}, with lead time',
    'Spare parts list for {p}?',
    'Training for two new operators\nnext month if possible',
  ],
  stoerung: [
    'Line down, {p}',
    '{p} stops after a few minutes',
    'Display shows "axis not referenced" ({p})',
    'Labels are skewed, {p}',
    'Error E-417 on {p}\nline 2 is standing still',
  ],
  reklamation: [
    'Wrong quantity of {p}',
    '{p} arrived damaged, photos attached',
    'Late delivery, {p}',
    'Invoice is wrong: "{p}" charged twice',
  ],
};

/** In the customer's language, about a product. */
export function ticketSubject(
  random: Random,
  kind: TicketKind,
  german: boolean,
  products: readonly Product[],
): string {
  const template = pick(random, (german ? GERMAN : ENGLISH)[kind]);
  return template.replace('{p}', pick(random, products).name);
}
