import {counted} from './counted.ts';
import {whatIfChanges} from './what_if_changes.ts';

const de = {
  lead: 'Was wäre gewesen, wenn etwas anders gewesen wäre: Die Modelle des Datenstands rechnen mit geänderten Zeiten, Kapazitäten, Preisen oder Aufträgen. Der veröffentlichte Stand bleibt, wie er ist.',
  horizon: (months: number, month: string) =>
    months === 1 ? month : `${months} Monate bis ${month}`,
  unsaved: 'nicht gespeichert',
  present: 'Ist',
  empty: 'Noch keine Änderung',
  emptyWhy: 'Fügen Sie oben eine Änderung hinzu, oder wählen Sie unten gespeicherte Szenarien aus.',
  missing: {
    older_snapshot: 'Dieser Stand kennt noch keine Kosten. Der nächste Lauf rechnet sie.',
    no_months: 'Es gibt noch keinen vollen Monat.',
  },
  minutesAreNoMoney:
    'Gesparte Minuten sind freie Kapazität und noch kein gespartes Geld: Kunden tragen weniger, aber das Ergebnis der Firma ändert sich erst, wenn Kapazität und mit ihr Kosten sinken. Wo Schlüssel statt Minuten entscheiden, bleibt der gebuchte Betrag und verteilt sich anders.',
  reactions:
    'Kunden und Markt reagieren in der Rechnung nicht: Mengen bleiben, wo keine Änderung sie nennt. Boni und Skonto ändern sich im Verhältnis des Umsatzes; Staffeln werden nicht neu geprüft.',
  result: {
    title: 'Wirkung auf das Ergebnis',
    caption: (currency: string) => `Vom Umsatz zum Ergebnis, Beträge in ${currency}`,
    unused_capacity_cost: 'Freie Kapazität',
    unassigned_cost: 'Kosten, die niemand verursacht hat',
    result: 'Ergebnis',
    work: (step: string) => `Aktivitäten bis ${step}`,
    net_revenue: 'Nettoumsatz',
    product_cost: 'Variable Produktkosten',
    holds:
      'Kunden + freie Kapazität + nicht zugeordnet = Fibu, und was Kunden mehr tragen, tragen sie aus den Pools: stimmt auf die letzte Stelle',
    fails: 'Kunden + freie Kapazität + nicht zugeordnet = Fibu: stimmt nicht',
    toCome: (months: string, cost: string) =>
      `Von ${months === '1' ? '1 Monat' : `${months} Monaten`} dieses Zeitraums hat die Fibu noch keine Kosten. Die Arbeit kostet dort ${cost} zu Plansätzen, die unter den Kosten, die niemand verursacht hat, wieder abgezogen sind: Mindestens um so viel ist das Ergebnis zu hoch, jetzt und in jedem Szenario.`,
  },
  pools: {
    caption: (currency: string) =>
      `Kostenpools, in denen sich etwas ändert, Beträge in ${currency}; je Szenario die Veränderung`,
    ledger_cost: 'Kosten',
    assigned_cost: 'Kunden',
    unused_capacity_cost: 'Freie Kapazität',
    unassigned_cost: 'Nicht zugeordnet',
    use: 'Auslastung %',
    freed: (percent: string, pool: string) =>
      `Freigewordene Kapazität abbauen: ${pool} um ${percent} verkleinern, mit den Kosten`,
    none: 'Kein Kostenpool ändert sich.',
    noPool: '(in keinem Pool)',
  },
  groups: {
    segment: (step: string, currency: string) => `${step} nach Segment, Beträge in ${currency}`,
    abc_class: (step: string, currency: string) =>
      `${step} nach ABC-Klasse von heute, Beträge in ${currency}`,
    customers: 'Kunden',
    without: '(ohne Angabe)',
    kind: {
      affiliated: 'Verbundene Unternehmen',
      collective: 'Sammelkonten (CpD)',
      prospect: 'Interessenten, die noch nie kauften',
      unknown: 'Ohne bekannten Kunden',
    },
  },
  most: {
    gain: (step: string, name: string, currency: string) =>
      `Wer am meisten gewinnt (${name}): ${step} in ${currency}`,
    lose: (step: string, name: string, currency: string) =>
      `Wer am meisten verliert (${name}): ${step} in ${currency}`,
    nobody: 'niemand',
    all: 'Alle Kunden als CSV',
  },
  column: {
    segment: 'Segment',
    abc_class: 'Klasse',
    pool: 'Kostenpool',
    line: 'Zeile',
    present: 'Ist',
    after: 'Szenario',
    change: 'Veränderung',
  },
  list: {
    title: 'Gespeicherte Szenarien',
    none: 'Noch ist kein Szenario gespeichert.',
    compare: 'Vergleichen',
    compareHint: 'Bis zu drei nebeneinander, mit dem Ist.',
    name: 'Name',
    changes: 'Änderungen',
    by: 'Von',
    at: 'Am',
    act: 'Tun',
    edit: 'Weiterbearbeiten',
    rename: 'Umbenennen',
    remove: 'Löschen',
  },
  save: {
    title: 'Szenario speichern',
    means:
      'Gespeichert werden die Änderungen, nicht die Zahlen: Jeder Datenstand rechnet sie neu. Zum Umbenennen und Löschen stehen die Knöpfe in der Liste; Name und Person gelten auch dafür.',
    name: 'Name',
    by: 'Von',
    save: 'Speichern',
  },
  written: {
    saved: 'Gespeichert.',
    renamed: 'Umbenannt.',
    removed: 'Gelöscht; in der Geschichte bleibt es stehen.',
  },
  refused: {
    nobody: 'Nicht gespeichert: es fehlt, von wem es ist.',
    unnamed: 'Nicht gespeichert: es fehlt ein Name.',
    taken: 'Nicht gespeichert: diesen Namen hat schon ein anderes Szenario.',
    unknown: 'Nicht gespeichert: dieses Szenario gibt es nicht mehr, oder es ist leer.',
  },
  ...whatIfChanges.de,
};

const en: typeof de = {
  lead: 'What would have been if something had been otherwise: the models of the snapshot compute with other times, capacities, prices or orders. What is published stays as it is.',
  horizon: (months, month) => (months === 1 ? month : `${months} months to ${month}`),
  unsaved: 'not saved',
  present: 'As it is',
  empty: 'No change yet',
  emptyWhy: 'Add a change above, or choose saved scenarios below.',
  missing: {
    older_snapshot: 'This snapshot knows no costs yet. The next run computes them.',
    no_months: 'There is no complete month yet.',
  },
  minutesAreNoMoney:
    'Saved minutes are unused capacity, and no saved money yet: customers carry less, but the result of the company changes only when capacity, and cost with it, is reduced. Where shares decide and not minutes, the posted amount stays and is spread otherwise.',
  reactions:
    'Customers and the market do not react in this computation: quantities stay unless a change names them. Rebates and Skonto change in proportion to revenue; tiers are not looked at again.',
  result: {
    title: 'Effect on the result',
    caption: currency => `From revenue to the result, amounts in ${currency}`,
    unused_capacity_cost: 'Unused capacity',
    unassigned_cost: 'Cost that nobody caused',
    result: 'Result',
    work: step => `Activities up to ${step}`,
    net_revenue: 'Net revenue',
    product_cost: 'Variable product cost',
    holds:
      'Customers + unused capacity + unassigned = ledger, and what customers carry more they carry of the pools: holds to the last digit',
    fails: 'Customers + unused capacity + unassigned = ledger: does not hold',
    toCome: (months, cost) =>
      `Of ${counted(months, 'month', 'months')} of this period the ledger has no cost yet. Work costs ${cost} there at planned rates, which is taken off again under cost that nobody caused: by at least as much the result is too high, now and in each scenario.`,
  },
  pools: {
    caption: currency =>
      `Cost pools in which anything changes, amounts in ${currency}; for each scenario the change`,
    ledger_cost: 'Cost',
    assigned_cost: 'Customers',
    unused_capacity_cost: 'Unused capacity',
    unassigned_cost: 'Unassigned',
    use: 'Used %',
    freed: (percent, pool) =>
      `Reduce the capacity that is freed: ${pool} smaller by ${percent}, with its cost`,
    none: 'No cost pool changes.',
    noPool: '(in no pool)',
  },
  groups: {
    segment: (step, currency) => `${step} by segment, amounts in ${currency}`,
    abc_class: (step, currency) => `${step} by ABC class of today, amounts in ${currency}`,
    customers: 'Customers',
    without: '(not said)',
    kind: {
      affiliated: 'Affiliated companies',
      collective: 'Collective accounts',
      prospect: 'Prospects who have never bought',
      unknown: 'Without a known customer',
    },
  },
  most: {
    gain: (step, name, currency) => `Who gains most (${name}): ${step} in ${currency}`,
    lose: (step, name, currency) => `Who loses most (${name}): ${step} in ${currency}`,
    nobody: 'nobody',
    all: 'All customers as CSV',
  },
  column: {
    segment: 'Segment',
    abc_class: 'Class',
    pool: 'Cost pool',
    line: 'Line',
    present: 'As it is',
    after: 'Scenario',
    change: 'Change',
  },
  list: {
    title: 'Saved scenarios',
    none: 'No scenario is saved yet.',
    compare: 'Compare',
    compareHint: 'Up to three side by side, beside the present.',
    name: 'Name',
    changes: 'Changes',
    by: 'By',
    at: 'At',
    act: 'Do',
    edit: 'Go on from here',
    rename: 'Rename',
    remove: 'Delete',
  },
  save: {
    title: 'Save the scenario',
    means:
      'What is saved are the changes, not the numbers: each snapshot computes them anew. The buttons to rename and delete stand in the list; name and person count for them, too.',
    name: 'Name',
    by: 'By',
    save: 'Save',
  },
  written: {
    saved: 'Saved.',
    renamed: 'Renamed.',
    removed: 'Deleted; it stays in the history.',
  },
  refused: {
    nobody: 'Not saved: it does not say by whom.',
    unnamed: 'Not saved: it has no name.',
    taken: 'Not saved: another scenario has this name.',
    unknown: 'Not saved: there is no such scenario any more, or it is empty.',
  },
  ...whatIfChanges.en,
};

/** The words of the page on scenarios, by language. */
export const whatIf = {de, en};
