import {breakdown} from './breakdown.ts';
import {bridge} from './bridge.ts';
import {churn} from './churn/churn.ts';
import {churnMonths} from './churn/months.ts';
import {customerChurn} from './churn/of_customer.ts';
import {closedGrades} from './closed_grades.ts';
import {closedMonths} from './closed_months.ts';
import {contracts} from './contracts.ts';
import {costToServe} from './cost_to_serve.ts';
import {costs} from './costs.ts';
import {customer} from './customer.ts';
import {document} from './document.ts';
import {facts} from './facts.ts';
import {identityPage} from './identity.ts';
import {leftOut} from './left_out.ts';
import {level} from './level.ts';
import {valueDevelopment} from './lifetime_value/development.ts';
import {lifetimeValue} from './lifetime_value/lifetime_value.ts';
import {customerValue} from './lifetime_value/of_customer.ts';
import {losses} from './losses.ts';
import {modelParameters} from './model_parameters.ts';
import {next} from './next/next.ts';
import {pager} from './pager.ts';
import {planBridge} from './plan_bridge.ts';
import {portfolio} from './portfolio/portfolio.ts';
import {priceTalk} from './price_talk.ts';
import {prices} from './prices.ts';
import {profitability} from './profitability.ts';
import {prospectValue} from './prospect_value.ts';
import {quarantinePage} from './quarantine.ts';
import {rebuilds} from './rebuilds.ts';
import {runsPage} from './runs.ts';
import {segments} from './segments/segments.ts';
import {trend} from './trend.ts';
import {warning} from './warnings.ts';
import {whatIf} from './what_if.ts';

/** Every word of the pages in German. Its keys are the list that other languages must fill. */
export const de = {
  languageName: 'Deutsch',
  page: {
    skip: 'Zum Inhalt springen',
    navigation: 'Seiten',
    operations: 'Betrieb',
    language: 'Sprache',
    scorecard: 'Balanced Scorecard',
    profitability: 'Kundenprofitabilität',
    breakdown: 'Aufriss',
    bridge: 'Veränderung',
    costs: 'Kosten',
    contracts: 'Verträge',
    'lifetime-value': 'Kundenwert',
    churn: 'Abwanderung',
    portfolio: 'Portfolio',
    segments: 'Segmente',
    next: 'Nächstes',
    'what-if': 'Was wäre, wenn',
    quarantine: 'Quarantäne',
    identity: 'Identität',
    runs: 'Läufe',
    asOf: (day: string) => `Stichtag ${day}`,
    provisional: (first: string, others: number) =>
      others === 0
        ? `Kosten vorläufig: ${first}`
        : `Kosten vorläufig: ${first} und ${others} weitere Monate`,
    builtAt: (moment: string) => `Datenstand ${moment}`,
    sameQuestion: 'Dieselben Zahlen als',
    snapshot: 'Datenstand-Nr.',
    show: 'Anzeigen',
    print: 'Kundenwert',
  },
  noValue: '–',
  level: level.de,
  pager: pager.de,
  list: {
    none: 'keine',
    month: 'Monat',
    previousMonth: 'Vormonat',
    nextMonth: 'Folgemonat',
  },
  status: {green: 'grün', yellow: 'gelb', red: 'rot', no_data: 'keine Daten'},
  unit: {
    perHundred: 'je 100',
    points: 'Punkte',
    percentagePoints: 'Pp.',
    count: '',
  },
  unitName: {
    count: 'Anzahl',
    percent: '%',
    per_hundred: 'je 100',
    points: 'Punkte',
    times: '×',
  },
  perspective: {
    finance: 'Finanzen',
    customers: 'Kunden',
    processes: 'Prozesse',
    learning: 'Lernen und Entwicklung',
  },
  period: {R12: '12 Monate', M: 'Monat', T: 'Monatsende'},
  scorecard: {
    title: (month: string) => `Balanced Scorecard ${month}`,
    overall: 'Gesamtwertung',
    scale: 'von 0 bis 10',
    score: 'Wertung',
    weight: (share: string) => `Gewicht ${share}`,
    withData: (share: string) => `nur ${share} des Gewichts mit Daten`,
    redKpis: (count: number) =>
      count === 0
        ? 'keine Kennzahl rot'
        : count === 1
          ? '1 Kennzahl rot'
          : `${count} Kennzahlen rot`,
    kpi: 'Kennzahl',
    unit: 'Einheit',
    value: 'Ist',
    target: 'Zielwert',
    red: 'Rot ab',
    change: 'Veränderung zum Vorjahr',
    interval: '95-%-Intervall',
    intervalLow: 'Intervall von',
    intervalHigh: 'Intervall bis',
    light: 'Ampel',
    trend: '24 Monate',
    perspective: 'Perspektive',
    objective: 'Ziel',
    reason: 'Grund',
    better: 'besser',
    worse: 'schlechter',
    unchanged: 'unverändert',
    tooFewToCompare: (count: string) => `n = ${count}: zu wenig für einen Vergleich`,
    definition: 'Definition',
    owner: (name: string) => `Verantwortlich: ${name}`,
    veto: 'Solange diese Kennzahl rot ist, kann ihr Ziel nicht grün sein.',
    madeFrom: (numerator: string, denominator: string) => `${numerator} ÷ ${denominator}`,
    thresholds: (target: string, red: string) => `Wertung 10 bei ${target}, 0 bei ${red}`,
    sparkline: (name: string, from: string, to: string) => `${name}, ${from} bis ${to}`,
    sparklineLast: (value: string, target: string) => `Zuletzt ${value}, Zielwert ${target}.`,
    sparklineRange: (low: string, high: string) => `Zwischen ${low} und ${high}.`,
    empty: 'Für keinen Monat liegt eine Wertung vor.',
    emptyWhy: 'Eine Wertung gibt es, sobald der erste Monat mit Bewegungsdaten abgeschlossen ist.',
    legend: 'Ampel',
    legendText: (green: string, yellow: string) =>
      `Wertung 0 bis 10; grün ab ${green}, gelb ab ${yellow}, darunter rot. Was keine Daten hat, zählt nicht mit.`,
  },
  quality: {
    title: 'Datenqualität',
    intro: 'Wie belastbar diese Zahlen sind.',
    fine: 'Alle Lieferungen sind vollständig geladen, alle Prüfungen bestanden.',
    warnings: 'Hinweise der Prüfungen',
    rows: (count: string) => `${count} Zeilen`,
    quarantined: (count: string) => `${count} Zeilen in Quarantäne: sie fehlen in allen Zahlen`,
    failed: 'Nicht gelieferte Ströme; es gilt deren letzter Stand',
    missing: 'Von keiner Quelle geliefert',
    model: 'Tabelle',
    finding: 'Befund',
    affected: 'Betroffen',
    source: 'Quelle',
    reason: 'Grund',
    number: 'Anzahl',
  },
  warning,
  /** How the reasons of quarantine read; they come from the contract in English. */
  quarantine: [
    [/^is missing$/, 'fehlt'],
    [/^has characters that cannot be seen$/, 'hat Zeichen, die man nicht sieht'],
    [/^is longer than (.+) characters$/, 'ist länger als $1 Zeichen'],
    [/^is below (.+)$/, 'liegt unter $1'],
    [/^is above (.+)$/, 'liegt über $1'],
    [/^is (?:not after 1900-01-01|after 2199)$/, 'liegt nicht zwischen 1900 und 2199'],
    [/^is before (.+)$/, 'liegt vor $1'],
    [
      /^is no time, or stands twice, on the clocks of (.+), which are changed then$/,
      'ist in $1 wegen der Zeitumstellung keine oder keine eindeutige Uhrzeit',
    ],
    [/^is not between (.+) and (.+)$/, 'liegt nicht zwischen $1 und $2'],
    [/^is not one of (.+)$/, 'ist keines von $1'],
    [/^is not a number written like (.+)$/, 'ist keine Zahl der Form $1'],
    [/^is not a number$/, 'ist keine Zahl'],
    [/^is not a whole number$/, 'ist keine ganze Zahl'],
    [/^is neither (.+) nor (.+)$/, 'ist weder $1 noch $2'],
    [/^has more than (.+) decimal places$/, 'hat mehr als $1 Nachkommastellen'],
    [/^does not fit (.+)$/, 'passt nicht in $1'],
    [/^is not an? (?:day|month) written as (.+)$/, 'ist kein Datum der Form $1'],
    [/^is not an? .*written as (.+)$/, 'ist kein Zeitpunkt der Form $1'],
    [
      /^is the key of an earlier, different row of the same delivery$/,
      'Schlüssel doppelt vergeben',
    ],
    [/^is the key of an earlier row$/, 'Schlüssel doppelt vergeben'],
    [/^is not a row: missing columns$/, 'hat zu wenige Spalten'],
    [/^is not a row: too many columns$/, 'hat zu viele Spalten'],
    [/^is not a row: holds bytes that are not utf-8$/, 'enthält Zeichen, die nicht UTF-8 sind'],
    [/^is not a row: (.+)$/, 'ist keine Zeile ($1)'],
  ] as [RegExp, string][],
  dateForm: {
    or: 'oder',
    parts: {
      ...{d: 'TT', '-d': 'T', m: 'MM', '-m': 'M', Y: 'JJJJ', y: 'JJ'},
      ...{H: 'hh', '-H': 'h', M: 'mm', S: 'ss'},
    } as Record<string, string>,
  },
  reason: {
    no_stream: (what: string) => `Keine Quelle liefert ${what}.`,
    no_delivery: (what: string) => `Noch keine Lieferung für ${what} eingetroffen.`,
    no_rows: (what: string) => `Die Lieferung für ${what} enthält keine Zeilen.`,
    staging_failed: (what: string) =>
      `Das SQL (staging), das ${what} liefert, ist gescheitert und war noch nie gut.`,
    short_history: 'Die Historie reicht für den Zeitraum dieser Kennzahl noch nicht zurück.',
    no_denominator: 'Im Zeitraum gab es nichts, worauf sich die Kennzahl beziehen könnte.',
    too_few: 'Zu wenige Personen: unter fünf wird kein Wert gezeigt.',
    other: 'Es liegt kein Wert vor.',
  },
  entity: {
    customers: 'Kundenstammdaten',
    contacts: 'Ansprechpartner',
    products: 'Produkte',
    product_costs: 'Produktkosten',
    invoice_lines: 'Rechnungspositionen',
    payments: 'Zahlungen',
    subscriptions: 'Verträge',
    opportunities: 'Verkaufschancen',
    deliveries: 'Lieferungen',
    interactions: 'Kundenkontakte',
    service_cases: 'Servicevorgänge',
    survey_responses: 'Umfrageantworten',
    campaigns: 'Kampagnen',
    campaign_contacts: 'Kampagnenkontakte',
    employees: 'Beschäftigte',
    trainings: 'Schulungen',
    ledger_entries: 'Buchungen',
    exchange_rates: 'Wechselkurse',
    churn_events: 'Kündigungen',
    usage_events: 'Nutzungsdaten',
    customer_relations: 'Kundenbeziehungen',
    external_attributes: 'Fremdangaben zu Kunden',
    wallet_estimates: 'Bedarfsschätzungen',
    memberships: 'Mitgliedschaften',
    consents: 'Einwilligungen',
    installed_base: 'installierte Maschinen',
    quotes: 'Angebote',
    order_lines: 'Auftragspositionen',
    delivery_lines: 'Lieferpositionen',
    rebate_agreements: 'Bonusvereinbarungen',
    rebate_accruals: 'Bonusrückstellungen',
    receivables: 'offene Posten',
    service_levels: 'Servicestufen',
    leads: 'Interessenten',
    opportunity_stages: 'Phasen der Verkaufschancen',
    recommendations: 'Produktempfehlungen',
    referrals: 'Weiterempfehlungen',
    accounts: 'Konten',
    cost_centres: 'Kostenstellen',
    capacity: 'Kapazitäten',
    plan_entries: 'Planwerte',
  } as Record<string, string>,
  profitability: profitability.de,
  breakdown: breakdown.de,
  bridge: bridge.de,
  planBridge: planBridge.de,
  prices: prices.de,
  trend: trend.de,
  costToServe: costToServe.de,
  losses: losses.de,
  costs: costs.de,
  closedGrades: closedGrades.de,
  closedMonths: closedMonths.de,
  contracts: contracts.de,
  lifetimeValue: lifetimeValue.de,
  modelParameters: modelParameters.de,
  valueDevelopment: valueDevelopment.de,
  prospectValue: prospectValue.de,
  churn: churn.de(customer.de.step.contribution_4),
  churnMonths: churnMonths.de(customer.de.step.contribution_4),
  portfolio: portfolio.de(customer.de.step.contribution_4),
  segments: segments.de(customer.de.step.contribution_4),
  leftOut: leftOut.de,
  next: next.de(customer.de.step.contribution_4),
  whatIf: whatIf.de,
  customer: customer.de,
  customerChurn: customerChurn.de,
  customerValue: customerValue.de,
  document: document.de,
  facts: facts.de,
  priceTalk: priceTalk.de,
  quarantinePage: quarantinePage.de,
  identityPage: identityPage.de,
  runsPage: runsPage.de,
  rebuilds: rebuilds.de,
  allowed: {
    oneOf: (values: readonly string[]) =>
      new Intl.ListFormat('de', {type: 'disjunction'}).format(values),
    month: (from: string, to: string) => `ein Monat von ${from} bis ${to}`,
    aMonth: 'ein Monat wie 2026-09',
    run: 'die Nummer eines Laufs aus der Liste /runs',
    customer: 'eine Kundennummer aus /profitability',
    group: 'ein Konzern aus der Liste /price-talk',
    part: 'net_revenue, product_cost oder eine Aktivität aus costs.yaml',
    stream: 'ein Strom wie erp/rechnungen',
    column: 'der Name einer Spalte',
    reason: 'ein Grund, wie ihn die Quarantäne nennt',
    one: 'eine Nummer, wie /identity sie nennt',
    other: 'eine Nummer, wie /identity sie nennt',
    source: 'eine Tabelle wie fct_invoice_line',
    document: 'ein Beleg aus /customer, wie R1/1',
    plan: 'eine Version eines Plans, wie /bridge?against=plan sie nennt',
    page: 'eine Seitenzahl ab 1',
    pageUpTo: (pages: number) => `eine Seitenzahl von 1 bis ${pages}`,
    member: 'ein Schlüssel aus /breakdown.csv',
    changes:
      'eine Liste von Änderungen als JSON, etwa [{"change":"price","percent":3}]; möglich sind unit_time, capacity, price, discount, self_service und minimum_order',
    scenario: 'zusammen höchstens drei Szenarien, mit ihren Nummern aus der Liste',
    activity: 'eine Aktivität aus costs.yaml',
    to: 'eine andere Aktivität aus costs.yaml, oder nichts',
    pool: 'ein Kostenpool aus costs.yaml',
    percent: 'eine Zahl von −100 bis 1000 mit höchstens vier Nachkommastellen',
    product_line: 'eine Produktlinie der Produkte',
    product_group: 'eine Produktgruppe der Produkte',
    segment: 'ein Segment der Kunden',
    most: 'eine Zahl von 0 bis 100',
    share: 'eine Zahl von 0 bis 100',
    kept: 'eine Zahl von 0 bis 100',
    cell: 'ein Feld des Portfolios, wie star',
    cluster: 'ein Cluster aus /segments',
    rfm: 'drei Ziffern von 1 bis 5 oder Punkte, wie 55.',
    amount: 'ein Betrag ab 0',
    act: 'ein Knopf der Seite',
    name: 'höchstens 100 Zeichen',
    nothing: (known: string) => `Diesen Parameter gibt es hier nicht; es gibt ${known}.`,
  },
  error: {
    title: 'Das ging nicht',
    where: 'Wo',
    what: 'Was',
    next: 'Was nun',
    wrongQuestion: 'Diese Adresse fragt etwas, das es nicht gibt.',
    given: (parameter: string, value: string) => `${parameter} ist „${value}“`,
    expected: (allowed: string) => `Möglich ist: ${allowed}.`,
    changeAddress: 'Die Adresse ändern oder zur Seite ohne Parameter gehen.',
    startAgain: 'Zur Seite ohne Parameter',
    notFound: 'Diese Seite gibt es nicht.',
    notFoundNext:
      'Es gibt die Scorecard, die Kundenprofitabilität, den Aufriss, die Veränderung, die Kosten, die Verträge, die Abwanderung, das Portfolio, die Segmente, Szenarien (was wäre, wenn), einzelne Kunden und Belege, das Blatt für das Preisgespräch, die Quarantäne, die Identität der Kunden und die Läufe.',
    method: 'Hier kann nur gelesen werden (GET, HEAD).',
    host: 'Dieser Rechnername ist für das Dashboard nicht zugelassen.',
    hostNext: 'Die Seite unter localhost oder 127.0.0.1 öffnen.',
    defect: 'Die Seite konnte nicht erstellt werden. Das ist ein Fehler des Programms.',
    defectNext: 'Die Einzelheiten stehen in der Ausgabe des Servers.',
    firstNight: 'Die erste Nacht läuft',
    firstNightText:
      'Die Daten werden zum ersten Mal geladen und gerechnet. Diese Seite lädt sich von selbst neu.',
    firstNightNext: 'Wenn das ausbleibt: kundenwert status zeigt, woran es liegt.',
    snapshot: 'Der veröffentlichte Datenstand lässt sich nicht öffnen.',
  },
};

export type Messages = typeof de;
