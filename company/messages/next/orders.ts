import {counted} from '../counted.ts';

const overdueDe = (count: string) =>
  count === '1' ? '1 aktiver Kunde ist überfällig' : `${count} aktive Kunden sind überfällig`;

const overdueEn = (count: string) =>
  count === '1' ? '1 active customer is overdue' : `${count} active customers are overdue`;

const de = {
  none: 'Noch niemand hat etwas gekauft.',
  sums: (in30: string, in90: string, overdue: string) =>
    `In 30 Tagen ${in30 === '1' ? 'wird 1 Kunde' : `werden ${in30} Kunden`} bestellen, in 90 Tagen ${in90}; ${overdueDe(overdue)}.`,
  noSums: (overdue: string) =>
    `Für keinen Kunden lässt sich sagen, wie wahrscheinlich er bestellt; ${overdueDe(overdue)}.`,
  explained:
    'Die Wahrscheinlichkeit kommt aus dem Kaufmodell des Kundenwerts, ohne eines aus dem eigenen Rhythmus. Maschinen und Verträge zählen nicht. Überfällig ist, wer länger still ist als neun von zehn seiner Abstände zwischen Bestellungen; dahinter steht, was seine Bestellungen im Jahr nach den Kosten unserer Arbeit bringen. Erwartet wird der Tag, bis zu dem die Hälfte solcher Kunden bestellt hat.',
  quality: (
    days: string,
    day: string,
    customers: string,
    foretold: string,
    came: string,
    brier: string,
    base: string,
  ) =>
    `Erprobt am ${day}, mit dem Wissen von damals: Von ${customers} Kunden sollten in ${days} Tagen ${foretold} bestellen, ${came} taten es. Mittlerer quadratischer Fehler ${brier}, mit der mittleren Rate für alle wären es ${base}.`,
  untried: (days: string, why: string) => `Für ${days} Tage nicht erprobt: ${why}`,
  table: (shown: string, all: string, currency: string) =>
    `${shown} von ${all} Kunden, Überfällige zuerst, Beträge in ${currency}`,
  calibration: 'Vorhergesagt und eingetreten, nach Zehnteln der Wahrscheinlichkeit',
  calibrated: {
    held: (days: string, held: string, all: string) =>
      `Chancen für ${days} Tage: In ${held} von ${all} Zehnteln (1 hat die höchsten) bestellten so viele wie vorhergesagt, soweit der Zufall es zulässt.`,
    tenth: (tenth: string, foretold: string, came: string) =>
      `Zehntel ${tenth} (vorhergesagt ${foretold}, eingetreten ${came})`,
    tooHigh: (list: string) => `Zu hoch sind Chancen wie in ${list}.`,
    tooLow: (list: string) => `Zu niedrig sind Chancen wie in ${list}.`,
  },
};

const en: typeof de = {
  none: 'Nobody has bought anything yet.',
  sums: (in30, in90, overdue) =>
    `Within 30 days ${counted(in30, 'customer', 'customers')} will order, within 90 days ${in90}; ${overdueEn(overdue)}.`,
  noSums: overdue =>
    `Of no customer it can be told how likely it is to order; ${overdueEn(overdue)}.`,
  explained:
    'The chance is that of the model of purchases behind lifetime value, without one that of the own rhythm. Machines and contracts do not count. Overdue is who is silent for longer than nine of ten of its gaps between orders; beside it stands what its orders bring a year after the cost of our work. Expected is the day by which half of such customers have ordered.',
  quality: (days, day, customers, foretold, came, brier, base) =>
    `Tried on ${day}, with what was known then: of ${counted(customers, 'customer', 'customers')} ${foretold} were to order within ${days} days, and ${came} did. Mean squared error ${brier}; with the mean rate for all it would be ${base}.`,
  untried: (days, why) => `Not tried for ${days} days: ${why}`,
  table: (shown, all, currency) =>
    `${shown} of ${counted(all, 'customer', 'customers')}, overdue ones first, amounts in ${currency}`,
  calibration: 'Foretold and come true, by tenths of the chance',
  calibrated: {
    held: (days, held, all) =>
      `Chances for ${days} days: in ${held} of ${all} tenths (1 has the highest) as many ordered as had been foretold, as far as chance allows.`,
    tenth: (tenth, foretold, came) => `tenth ${tenth} (foretold ${foretold}, came ${came})`,
    tooHigh: list => `Too high are chances as in ${list}.`,
    tooLow: list => `Too low are chances as in ${list}.`,
  },
};

/** Who orders next, and when. */
export const orders = {de, en};
