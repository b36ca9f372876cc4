import {counted} from '../counted.ts';

const de = {
  moves: {
    closed: {
      title: 'Abgeschlossene Monatsenden: Kunden je Feld, wie berichtet',
      now: (count: string) => `heute ${count}`,
      others: 'Heute in anderem Feld',
      notTold: 'zu lange her',
      reported: 'wie berichtet',
      moves:
        'Abgeschlossene Monatsenden zeigen die Felder, wie sie berichtet wurden, alle anderen Tage die Kriterien, Gewichte und Grenzen von heute. Umgestuft ist, wer nur deshalb das Feld wechselt, weil ein abgeschlossener Monat ein anderes behält, als die Regeln und Daten von heute ihm geben: Nach diesen ist er geblieben, wo er war.',
      first: (day: string, count: string) =>
        `Der ${day} gehört zu einem abgeschlossenen Monat und steht hier, wie er berichtet wurde. Umgestuft, also nach den Regeln von heute schon damals im selben Feld wie jetzt: ${count}.`,
      explained:
        'Was beim Abschluss berichtet wurde, bleibt hier stehen. In Klammern und fett steht, was die Regeln und Daten von heute für denselben Monat ergeben; das Portfolio erinnert sich an zwölf Monatsenden.',
    },
    title: (from: string, to: string) => `Wer am ${from} wo stand (Zeilen) und am ${to} (Spalten)`,
    months: 'Von Monatsende zu Monatsende',
    none: 'nicht im Portfolio',
    sum: 'Summe',
    explained:
      'Alle Tage mit den Kriterien, Gewichten und Grenzen von heute: Eine Bewegung kommt vom Kunden und nie von einer geänderten Regel.',
    held: (list: string) =>
      `Niemand weiß, was ${list} an früheren Tagen gewesen wäre; dafür zählen überall die Punkte von heute, sie bewegen also keinen Kunden.`,
    heldClosed: (list: string) =>
      `Niemand weiß, was ${list} an früheren Tagen gewesen wäre; dafür zählen die Punkte von heute, an abgeschlossenen Monatsenden die vom Tag des Abschlusses.`,
    short: 'Die Geschichte reicht noch für keinen früheren Tag.',
  },
  closedCells: {
    title: (month: string) => `Kunden je Feld Ende ${month}`,
    reported: 'Kunden, wie berichtet',
    now: 'nach heutigen Regeln',
    others: 'heute woanders',
    without: (reported: string, now: string) =>
      `In keinem Feld: ${reported} wie berichtet, ${now} nach heutigen Regeln.`,
    explained:
      'Berichtet ist, was beim Abschluss galt. Daneben stehen dieselben Kunden am selben Monatsende nach den Kriterien, Gewichten, Grenzen und Daten von heute. Aufgehoben sind Felder und keine Punkte, darum ist hier keine Matrix gezeichnet.',
    notTold:
      'Das Portfolio erinnert sich an zwölf Monatsenden und an dieses nicht mehr; was die Regeln von heute dort ergäben, weiß niemand.',
    customers: (of: {first: string; last: string; all: string; cell: string; month: string}) =>
      `${of.first} bis ${of.last} von ${of.all} Kunden${of.cell && ` im Feld ${of.cell}`} Ende ${of.month}, wie berichtet`,
    reportedCell: 'Feld, wie berichtet',
    ruleCell: 'Feld nach heutigen Regeln',
    cellToday: 'Feld heute',
  },
};

const en: typeof de = {
  moves: {
    closed: {
      title: 'Closed month ends: customers by cell, as reported',
      now: count => `now ${count}`,
      others: 'In another cell now',
      notTold: 'too long ago',
      reported: 'as reported',
      moves:
        'The ends of closed months show the cells as they were reported, all other days the criteria, weights and cuts of today. Rated anew is who changes the cell only because a closed month keeps another one than the rules and data of now have for it: by those, it stayed where it was.',
      first: (day, count) =>
        `${day} belongs to a closed month and stands here as it was reported. Rated anew, so by the rules of now in the same cell then already: ${count}.`,
      explained:
        'What was reported when a month was closed stays here. In brackets and bold is what the rules and data of now make of the same month; the portfolio remembers twelve month ends.',
    },
    title: (from, to) => `Who was where on ${from} (rows), and on ${to} (columns)`,
    months: 'From month end to month end',
    none: 'not in the portfolio',
    sum: 'Sum',
    explained:
      'All days with the criteria, weights and cuts of today: a move comes of a customer, and never of an edited rule.',
    held: list =>
      `Nobody remembers what ${list} would have been on earlier days; the points of today stand for it, so they move no customer.`,
    heldClosed: list =>
      `Nobody remembers what ${list} would have been on earlier days; the points of today stand for it, at the ends of closed months those of the day of closing.`,
    short: 'The history does not reach back to an earlier day yet.',
  },
  closedCells: {
    title: month => `Customers by cell at the end of ${month}`,
    reported: 'Customers, as reported',
    now: 'by the rules of now',
    others: 'elsewhere now',
    without: (reported, now) => `In no cell: ${reported} as reported, ${now} by the rules of now.`,
    explained:
      'Reported is what held when the month was closed. Beside it stand the same customers at the same month end by the criteria, weights, cuts and data of now. Cells are kept and no points, so no matrix is drawn here.',
    notTold:
      'The portfolio remembers twelve month ends and this one no more; nobody knows what the rules of now would make of it.',
    customers: of =>
      `${of.first} to ${of.last} of ${counted(of.all, 'customer', 'customers')}${of.cell && ` in the cell ${of.cell}`} at the end of ${of.month}, as reported`,
    reportedCell: 'Cell, as reported',
    ruleCell: 'Cell by the rules of now',
    cellToday: 'Cell today',
  },
};

/** Who moved from cell to cell, and where customers stood in closed months. */
export const moves = {de, en};
