import {counted} from './counted.ts';

const de = {
  lead: 'Wer in welchem System derselbe Kunde ist, und nach welcher Regel. Systeme mit eigenen Kundennummern werden abgeglichen; was Personen entschieden haben, gilt vor jeder Regel.',
  empty: 'Es gibt nichts abzugleichen.',
  emptyWhy:
    'Alle Systeme verwenden dieselben Kundennummern, und niemand hat etwas entschieden. Ein System mit eigenen Nummern bekommt in sources.yaml',
  summary: (delivered: string, systems: string, customers: string, unmatched: string) =>
    `${counted(delivered, 'Kunde', 'Kunden')} aus ${systems} Systemen sind ${counted(customers, 'Kunde', 'Kunden')}; ${unmatched} davon kennt nur ein System.`,
  rule: {
    decision: 'Entscheidung',
    account: 'weitere Nummer laut System',
    customer_number: 'gleiche Kundennummer',
    shared_number: 'gemeinsame Nummer',
    vat_id: 'USt-IdNr.',
    email: 'E-Mail',
    name_postal_code: 'Name und PLZ',
    none: 'nicht abgeglichen',
  } as Record<string, string>,
  show: {
    label: 'Zeigen',
    all: 'alle',
    doubtful: 'zweifelhaft',
    unmatched: 'nur einem System bekannt',
  } as Record<string, string>,
  customer: 'Kunde',
  column: {
    source: 'System',
    delivered_id: 'Dort',
    delivered_name: 'Name dort',
    customer_id: 'Kunde',
    customer_name: 'Name des Kunden',
    rule: 'Regel',
    matched_with: 'Abgeglichen mit',
    doubt: 'Zweifel',
    candidates: 'Kommt in Frage',
    one: 'Der eine',
    other: 'Der andere',
    decision: 'Entscheidung',
    by: 'Von',
    at: 'Am',
    note: 'Warum',
    act: 'Tun',
  },
  caption: (from: string, to: string, all: string) => `Zeilen ${from} bis ${to} von ${all}`,
  none: 'Zu dieser Auswahl gibt es nichts.',
  doubt: (rule: string) => `${rule} passt zu mehreren:`,
  split: 'Trennen',
  decide: {
    title: 'Entscheiden',
    means:
      'Eine Entscheidung gilt ab der nächsten Aktualisierung, für alle Nächte, bis jemand sie zurücknimmt.',
    by: 'Es entscheidet',
    one: 'Kunde',
    other: 'und Kunde',
    note: 'Warum',
    same: 'sind derselbe',
    different: 'sind verschieden',
  },
  decisions: {
    title: 'Entscheidungen',
    none: 'Noch hat niemand etwas entschieden.',
    same: 'derselbe',
    different: 'verschieden',
    waits: 'gilt ab der nächsten Aktualisierung',
    withdraw: 'Zurücknehmen',
  },
  written: 'Notiert. Es gilt ab der nächsten Aktualisierung.',
  refused: {
    nobody: 'Nicht notiert: es fehlt der Name dessen, der entscheidet.',
    itself: 'Nicht notiert: das ist ein Kunde, nicht zwei.',
    unknown:
      'Nicht notiert: einen solchen Kunden hat kein System geliefert. Bei Systemen mit eigenen Nummern steht das System davor, etwa crm:4711.',
    undecided: 'Nicht notiert: über diese beiden ist nichts entschieden.',
    contradiction:
      'Nicht notiert: andere Entscheidungen sagen das Gegenteil. Nehmen Sie eine davon zurück.',
  },
};

const en: typeof de = {
  lead: 'Who is the same customer in which system, and by which rule. Systems with customer numbers of their own are matched; what persons have decided goes before every rule.',
  empty: 'There is nothing to match.',
  emptyWhy:
    'All systems use the same customer numbers, and nobody has decided anything. A system with numbers of its own gets in sources.yaml',
  summary: (delivered, systems, customers, unmatched) =>
    `${counted(delivered, 'customer', 'customers')} of ${systems} systems are ${counted(customers, 'customer', 'customers')}; ${unmatched} of them are known to one system only.`,
  rule: {
    decision: 'decision',
    account: 'further number, as the system says',
    customer_number: 'same customer number',
    shared_number: 'shared number',
    vat_id: 'VAT id',
    email: 'e-mail',
    name_postal_code: 'name and postal code',
    none: 'not matched',
  },
  show: {
    label: 'Show',
    all: 'all',
    doubtful: 'doubtful',
    unmatched: 'known to one system only',
  },
  customer: 'Customer',
  column: {
    source: 'System',
    delivered_id: 'There',
    delivered_name: 'Name there',
    customer_id: 'Customer',
    customer_name: 'Name of the customer',
    rule: 'Rule',
    matched_with: 'Matched with',
    doubt: 'Doubt',
    candidates: 'Candidates',
    one: 'The one',
    other: 'The other',
    decision: 'Decision',
    by: 'By',
    at: 'At',
    note: 'Why',
    act: 'Do',
  },
  caption: (from, to, all) => `Rows ${from} to ${to} of ${all}`,
  none: 'There is nothing of this choice.',
  doubt: rule => `${rule} fits several:`,
  split: 'Split',
  decide: {
    title: 'Decide',
    means:
      'A decision takes effect with the next refresh, and stays so through all nights until somebody withdraws it.',
    by: 'Decided by',
    one: 'Customer',
    other: 'and customer',
    note: 'Why',
    same: 'are the same',
    different: 'are different',
  },
  decisions: {
    title: 'Decisions',
    none: 'Nobody has decided anything yet.',
    same: 'the same',
    different: 'different',
    waits: 'takes effect with the next refresh',
    withdraw: 'Withdraw',
  },
  written: 'Noted. It takes effect with the next refresh.',
  refused: {
    nobody: 'Not noted: the name of the person who decides is missing.',
    itself: 'Not noted: this is one customer, not two.',
    unknown:
      'Not noted: no system has delivered such a customer. With systems that have their own numbers, the system comes first, such as crm:4711.',
    undecided: 'Not noted: nothing has been decided about these two.',
    contradiction: 'Not noted: other decisions say the opposite. Withdraw one of them.',
  },
};

/** The words of the page on identity, by language. */
export const identityPage = {de, en};
