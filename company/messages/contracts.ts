import {counted} from './counted.ts';

const de = {
  title: 'Verträge und ihr Service',
  horizon: (months: number, month: string) =>
    months === 1 ? month : `${months} Monate bis ${month}`,
  explained:
    'Eine Stufe schließt im Jahr so viele Minuten ein; genutzt ist, was die Arbeit wirklich gedauert hat, die Verträge einschließen. Ein Kunde mit mehreren Verträgen steht bei der Stufe, die am meisten zusagt.',
  tiers: (currency: string) => `Stufen, Beträge in ${currency}`,
  levels: 'Zugesagt und gehalten, in Arbeitsstunden; Reklamationen haben eine eigene Frist',
  overUsed: (shown: string, all: string, currency: string) =>
    `Mehr genutzt als enthalten: ${shown} von ${all} Kunden, Beträge in ${currency}`,
  underServed: (shown: string, all: string, currency: string) =>
    `Schlechter bedient als vereinbart: ${shown} von ${all} Kunden, Beträge in ${currency}`,
  noOverUsed: 'Kein Kunde hat mehr Minuten genutzt, als sein Vertrag enthält.',
  noUnderServed: 'Kein Kunde mit genügend Vorgängen ist schlechter bedient als vereinbart.',
  allInCsv: 'Alle Kunden mit Vertrag stehen im CSV.',
  rule: (kept: string, exceeded: string, requests: string) =>
    `Schlechter als vereinbart: weniger als ${kept} der Vorgänge in der Frist beantwortet und gelöst. Besser: die mittlere Antwort (Median) braucht weniger als ${exceeded} der zugesagten Zeit, und es sind mehr Minuten genutzt als enthalten. Unter ${requests} Vorgängen gibt es kein Urteil. Die Grenzen stehen in company.yaml (service_promise).`,
  withoutContract: 'Ohne Vertrag, oder ohne bekannten Kunden',
  noTier: 'Vertrag ohne Stufe',
  total: 'Gesamt',
  proof: (minutes: string) => `Alle Stufen und ohne Vertrag = alle Serviceminuten (${minutes}):`,
  holds: 'stimmt auf die letzte Stelle',
  fails: 'stimmt nicht',
  unknownIncluded: (customers: string) =>
    `Für ${customers} Kunden mit Vertrag nennt keine Servicestufe enthaltene Minuten; ihr Anteil ist nicht bekannt und zählt in keiner Quote.`,
  noCosts:
    'Was die Arbeit kostet, ist nicht bekannt: costs.yaml hat keine Aktivität, die Verträge einschließen. Die Minuten sind die der Servicevorgänge und Servicebesuche.',
  empty: 'Keine Verträge',
  missing: {
    no_contracts: 'In diesem Zeitraum lief kein Vertrag.',
    no_months: 'Es gibt noch keinen vollen Monat.',
    older_snapshot: 'Dieser Stand kennt noch keine Verträge. Der nächste Lauf rechnet sie.',
  },
  verdict: {
    better: 'besser',
    as_agreed: 'wie vereinbart',
    worse: 'schlechter',
    too_few: 'zu wenige Vorgänge',
    no_promise: 'keine Zusage',
  },
  column: {
    tier: 'Stufe',
    service_level: 'Servicestufe',
    customers: 'Kunden',
    contracts: 'Verträge am Ende',
    contract_revenue: 'Vertragsumsatz',
    included_minutes: 'Enthaltene Minuten',
    used_minutes: 'Genutzte Minuten',
    excess_minutes: 'Minuten darüber',
    use_rate: 'Genutzt %',
    service_cost: 'Servicekosten',
    contribution: 'Nach Service',
    promised_response_hours: 'Antwort zugesagt h',
    response_hours: 'Antwort h',
    promised_resolution_hours: 'Lösung zugesagt h',
    resolution_hours: 'Lösung h',
    judged_requests: 'Vorgänge',
    promise_kept: 'In der Frist %',
    response_share: 'Median Antwort, % der Zusage',
    verdict: 'Bedient',
  },
};

const en: typeof de = {
  title: 'Contracts and their service',
  horizon: (months, month) => (months === 1 ? month : `${months} months to ${month}`),
  explained:
    'A tier includes so many minutes a year; used is what the work really took that contracts include. A customer with several contracts stands at the tier that promises most.',
  tiers: currency => `Tiers, amounts in ${currency}`,
  levels: 'Promised and kept, in working hours; complaints have a deadline of their own',
  overUsed: (shown, all, currency) =>
    `Used more than is included: ${shown} of ${counted(all, 'customer', 'customers')}, amounts in ${currency}`,
  underServed: (shown, all, currency) =>
    `Served worse than agreed: ${shown} of ${counted(all, 'customer', 'customers')}, amounts in ${currency}`,
  noOverUsed: 'No customer has used more minutes than its contract includes.',
  noUnderServed: 'No customer with enough requests is served worse than agreed.',
  allInCsv: 'The CSV has all customers with a contract.',
  rule: (kept, exceeded, requests) =>
    `Worse than agreed: less than ${kept} of the requests answered and solved in time. Better: the median answer takes less than ${exceeded} of the agreed time, and more minutes are used than included. With fewer than ${requests} requests nobody is judged. The limits are set in company.yaml (service_promise).`,
  withoutContract: 'Without a contract, or without a known customer',
  noTier: 'Contract without a tier',
  total: 'Total',
  proof: minutes => `All tiers and without contract = all service minutes (${minutes}):`,
  holds: 'holds to the last digit',
  fails: 'does not hold',
  unknownIncluded: customers =>
    `For ${counted(customers, 'customer', 'customers')} with a contract no service level says how many minutes are included; their share is not known, and is in no rate.`,
  noCosts:
    'What the work costs is not known: costs.yaml has no activity that contracts include. The minutes are those of service cases and service visits.',
  empty: 'No contracts',
  missing: {
    no_contracts: 'No contract ran in this period.',
    no_months: 'There is no complete month yet.',
    older_snapshot: 'This snapshot knows no contracts yet. The next run computes them.',
  },
  verdict: {
    better: 'better',
    as_agreed: 'as agreed',
    worse: 'worse',
    too_few: 'too few requests',
    no_promise: 'no promise',
  },
  column: {
    tier: 'Tier',
    service_level: 'Service level',
    customers: 'Customers',
    contracts: 'Contracts at the end',
    contract_revenue: 'Contract revenue',
    included_minutes: 'Minutes included',
    used_minutes: 'Minutes used',
    excess_minutes: 'Minutes beyond',
    use_rate: 'Used %',
    service_cost: 'Service cost',
    contribution: 'After service',
    promised_response_hours: 'Answer promised h',
    response_hours: 'Answer h',
    promised_resolution_hours: 'Solution promised h',
    resolution_hours: 'Solution h',
    judged_requests: 'Requests',
    promise_kept: 'In time %',
    response_share: 'Median answer, % of promise',
    verdict: 'Served',
  },
};

/** The words of the page on contracts, by language. */
export const contracts = {de, en};
