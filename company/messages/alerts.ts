import type {Language} from '../settings.ts';

/** What is put into the words of an alert; moments and numbers are formatted. */
export interface AlertFacts {
  stream: string;
  due: string;
  last: string;
  rows: string;
  usual: string;
  count: string;
  run: string;
}

/** Why a night or a stream failed, as far as that can be said without any value of a row. */
export type AlertReason = 'disk' | 'checks' | 'died' | 'other';

const de = {
  subject: {
    night_failed: () => 'die Nacht ist gescheitert',
    night_overdue: () => 'die Nacht ist überfällig',
    stream_failed: (stream: string) => `unvollständige Nacht, ${stream} ist gescheitert`,
    staging_failed: (stream: string) => `unvollständige Nacht, ${stream} ist gescheitert`,
    held: (stream: string) => `${stream} wird zurückgehalten`,
    late: (stream: string) => `${stream} ist zu spät`,
    size_empty: (stream: string) => `${stream} ist leer`,
    size_half: (stream: string) => `${stream} hat zu wenige Zeilen`,
    size_double: (stream: string) => `${stream} hat zu viele Zeilen`,
    test: () => 'Probe der Benachrichtigung',
  },
  andMore: (count: number) => `und ${count} weitere`,
  still: (headline: string) => `weiterhin: ${headline}`,
  over: (headline: string) => `nicht mehr: ${headline}`,
  what: {
    night_failed: ({run}: AlertFacts) =>
      `Die Nacht ${run} ist gescheitert. Veröffentlicht ist weiter der Stand der letzten guten Nacht.`,
    night_overdue: ({due, last}: AlertFacts) =>
      `Die Nacht, die am ${due} fällig war, ist nicht gelungen. Die letzte gelungene: ${last}.`,
    stream_failed: ({stream, last}: AlertFacts) =>
      `${stream} ist gescheitert; die letzten guten Daten bleiben in Gebrauch (Lieferung: ${last}).`,
    staging_failed: ({stream}: AlertFacts) =>
      `${stream} ist gescheitert; was es in der letzten guten Nacht lieferte, bleibt in Gebrauch.`,
    held: ({stream, count}: AlertFacts) =>
      `${stream}: Zweifelhafte Lieferungen werden zurückgehalten (${count}).`,
    late: ({stream, due, last}: AlertFacts) =>
      `${stream} ist zu spät: erwartet bis ${due}, die letzte Lieferung kam ${last}.`,
    size_empty: ({stream, usual}: AlertFacts) =>
      `${stream} ist leer; üblich oder vereinbart sind ${usual} Zeilen.`,
    size_half: ({stream, rows, usual}: AlertFacts) =>
      `${stream} hat zu wenige Zeilen: ${rows}; üblich oder vereinbart sind ${usual}.`,
    size_double: ({stream, rows, usual}: AlertFacts) =>
      `${stream} hat zu viele Zeilen: ${rows}; üblich oder vereinbart sind ${usual}.`,
    test: () => 'Dies ist eine Probe: So kommen Nachrichten von Kundenwert an.',
  },
  reason: {
    disk: 'Grund: Der Datenträger ist voll.',
    checks: 'Grund: Prüfungen sind nicht bestanden.',
    died: 'Grund: Der Vorgang wurde abgebrochen oder der Rechner fiel aus.',
    other: '',
  } satisfies Record<AlertReason, string>,
  next: {
    night_failed: 'Protokoll der Nacht lesen, Ursache beheben, dann: kundenwert refresh',
    night_overdue: 'Nachsehen, ob der Server läuft, oder: kundenwert refresh',
    stream_failed: 'Protokoll lesen, Quelle berichtigen, dann: kundenwert refresh',
    staging_failed:
      'Protokoll lesen, das SQL oder die Lieferung berichtigen, dann: kundenwert refresh',
    held: 'Neu liefern lassen, oder, wenn sie stimmt: kundenwert accept STROM --by "Name"',
    late: 'Im Quellsystem nachsehen, ob der Export gelaufen ist, dann: kundenwert refresh',
    size_empty: 'Im Quellsystem nachsehen, ob der Export vollständig ist.',
    size_half:
      'Im Quellsystem nachsehen, ob der Export vollständig ist; stimmt die Größe, sie in sources.yaml vereinbaren (expect: rows).',
    size_double:
      'Im Quellsystem nachsehen, ob der Export doppelt lief; stimmt die Größe, sie in sources.yaml vereinbaren (expect: rows).',
    test: '',
  },
  title: {fresh: 'Neu', worse: 'Schlimmer geworden', still: 'Besteht weiter', over: 'Vorbei'},
  since: (moment: string) => `seit ${moment}`,
  whatNow: 'Was nun',
  more: (count: number) => `… und ${count} weitere; alle nennt: kundenwert status`,
  asOf: (moment: string, zone: string) => `Stand: ${moment} (${zone})`,
  never: 'noch nie',
  details:
    'Genaueres sagen kundenwert status, die Seite der Läufe und deren Protokolle (runs/ im Datenordner). Namen, Werte und Fehlertexte stehen nur dort.',
};

export type AlertWords = typeof de;

const en: AlertWords = {
  subject: {
    night_failed: () => 'the night has failed',
    night_overdue: () => 'the night is overdue',
    stream_failed: stream => `partial night, ${stream} has failed`,
    staging_failed: stream => `partial night, ${stream} has failed`,
    held: stream => `${stream} is held back`,
    late: stream => `${stream} is late`,
    size_empty: stream => `${stream} is empty`,
    size_half: stream => `${stream} has too few rows`,
    size_double: stream => `${stream} has too many rows`,
    test: () => 'a test of alerts',
  },
  andMore: count => `and ${count} more`,
  still: headline => `still: ${headline}`,
  over: headline => `no longer: ${headline}`,
  what: {
    night_failed: ({run}) =>
      `The night ${run} has failed. What the last good night published stays published.`,
    night_overdue: ({due, last}) =>
      `The night that was due on ${due} has not succeeded. The last that did: ${last}.`,
    stream_failed: ({stream, last}) =>
      `${stream} has failed; its last good data stays in use (delivery: ${last}).`,
    staging_failed: ({stream}) =>
      `${stream} has failed; what it selected in the last good night stays in use.`,
    held: ({stream, count}) => `${stream}: doubtful deliveries are held back (${count}).`,
    late: ({stream, due, last}) =>
      `${stream} is late: expected by ${due}, the last delivery came ${last}.`,
    size_empty: ({stream, usual}) => `${stream} is empty; usual or declared are ${usual} rows.`,
    size_half: ({stream, rows, usual}) =>
      `${stream} has too few rows: ${rows}; usual or declared are ${usual}.`,
    size_double: ({stream, rows, usual}) =>
      `${stream} has too many rows: ${rows}; usual or declared are ${usual}.`,
    test: () => 'This is a test: it is how messages of Kundenwert arrive.',
  },
  reason: {
    disk: 'Reason: the disk is full.',
    checks: 'Reason: checks did not pass.',
    died: 'Reason: the process was killed, or the machine went down.',
    other: '',
  },
  next: {
    night_failed: 'read the log of the night, mend the cause, then: kundenwert refresh',
    night_overdue: 'see whether the server runs, or: kundenwert refresh',
    stream_failed: 'read the log, mend the source, then: kundenwert refresh',
    staging_failed: 'read the log, mend the SQL or the delivery, then: kundenwert refresh',
    held: 'ask for it again, or, if it is right: kundenwert accept STREAM --by "name"',
    late: 'see in the source system whether the export has run, then: kundenwert refresh',
    size_empty: 'see in the source system whether the export is complete.',
    size_half:
      'see in the source system whether the export is complete; if the size is right, declare it in sources.yaml (expect: rows).',
    size_double:
      'see in the source system whether the export ran twice; if the size is right, declare it in sources.yaml (expect: rows).',
    test: '',
  },
  title: {fresh: 'New', worse: 'Got worse', still: 'Still so', over: 'Over'},
  since: moment => `since ${moment}`,
  whatNow: 'What now',
  more: count => `… and ${count} more; all are told by: kundenwert status`,
  asOf: (moment, zone) => `As of ${moment} (${zone})`,
  never: 'never yet',
  details:
    'More is told by kundenwert status, the page of runs and their logs (runs/ in the data folder). Names, values and texts of errors are only there.',
};

/** The words of alerts, by language. */
export const alertWords: Record<Language, AlertWords> = {de, en};
