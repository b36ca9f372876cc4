import type {EntityWords} from './entity_words.ts';

const customer =
  'Kundennummer, Kunden-Nr, Kunde Nr, KdNr, Kd-Nr, Kunde, Debitor, Debitorennummer, customer id, customer no, customer number, customer, account id';
const invoice =
  'Rechnungsnummer, Rechnungs-Nr, Rechnung, RgNr, RE-Nr, Belegnummer, Belegfeld 1, invoice id, invoice no, invoice number, invoice';
const currency = 'Währung, Whg, WKZ, currency, currency code, curr';
const costCentre =
  'Kostenstelle, KSt, KOST1, Kostenstellennummer, cost centre, cost center, cost center id';

/** How systems name open items, payments, accounts, cost centres and what they can do. */
export const accounting: Record<string, EntityWords> = {
  receivables: {
    called:
      'offene posten, op liste, opos, op, debitorenposten, forderungen, receivables, open items',
    fields: {
      receivable_id: 'OP-Nummer, Posten, Postennummer, item, item no, receivable id, open item',
      posted_on: 'Buchungsdatum, gebucht am, Belegdatum, posting date, posted on, document date',
      invoice_id: invoice,
      customer_id: customer,
      due_on: 'Fälligkeit, fällig am, Fälligkeitsdatum, Nettofälligkeit, due date, due on',
      amount: 'Betrag brutto, Bruttobetrag, Posten brutto, Betrag, gross amount, amount',
      currency,
      cleared_on: 'ausgeglichen am, Ausgleichsdatum, cleared on, clearing date',
      dunning_level: 'Mahnstufe, dunning level',
      dunned_on: 'gemahnt am, Mahndatum, letzte Mahnung, dunned on, last dunning date',
      disputed: 'strittig, Klärung, disputed, in dispute',
      written_off_on: 'ausgebucht am, written off on',
      written_off_amount: 'ausgebucht, Ausbuchung, written off amount',
    },
  },
  payments: {
    called: 'zahlung, zahlungen, zahlungseingaenge, payment, payments, receipts',
    fields: {
      payment_id:
        'Zahlungsnummer, Zahlung, Zahlungs-Nr, payment id, payment no, payment, receipt no',
      line: 'Position, Pos, Zeile, line, line no',
      paid_on:
        'Zahlungsdatum, bezahlt am, gezahlt am, Zahlungseingang, Wertstellung, payment date, paid on, paid at, value date',
      customer_id: customer,
      invoice_id: invoice,
      amount: 'Zahlbetrag, Zahlungsbetrag, gezahlt, Betrag, payment amount, paid amount, amount',
      skonto_amount: 'Skonto, Skontobetrag, cash discount, discount taken, discount',
      currency,
      clearing_id: 'Ausgleichsbeleg, Ausgleich, clearing document, clearing id',
    },
  },
  exchange_rates: {
    called: 'wechselkurse, kurse, devisenkurse, exchange rates, fx rates, currency rates',
    fields: {
      currency,
      valid_from: 'gültig ab, Kursdatum, Datum, valid from, rate date, date',
      rate: 'Kurs, Umrechnungskurs, Wechselkurs, rate, exchange rate',
    },
  },
  accounts: {
    called: 'konten, kontenplan, sachkonten, sachkontenstamm, chart of accounts, gl accounts',
    fields: {
      account: 'Konto, Kontonummer, Sachkonto, Kostenart, gl account, ledger account',
      valid_from: 'gültig ab, valid from',
      name: 'Kontobezeichnung, Kontenbezeichnung, Bezeichnung, Beschriftung, account name, name',
      kind: 'Kontoart, Kontotyp, Art, account type, account kind',
      parent: 'Kontengruppe, Gruppe, übergeordnet, parent, account group',
    },
  },
  cost_centres: {
    called: 'kostenstellen, kostenstellenstamm, cost centres, cost centers',
    fields: {
      cost_centre: costCentre,
      valid_from: 'gültig ab, valid from',
      name: 'Kostenstellenbezeichnung, Bezeichnung, Name, name, description',
      department: 'Abteilung, Bereich, department',
      parent: 'Kostenstellengruppe, übergeordnet, parent, cost center group',
      closed_on: 'gültig bis, geschlossen zum, valid to, closed on',
    },
  },
  capacity: {
    called: 'kapazitaet, kapazitaeten, capacity, capacities',
    fields: {
      cost_centre: costCentre,
      month: 'Monat, month',
      fte: 'FTE, VZÄ, Vollzeitäquivalente, Mitarbeiter, fte, headcount',
      minutes: 'Kapazität Minuten, Minuten, minutes, capacity minutes',
      units: 'Menge, units',
      unit: 'Einheit, unit',
    },
  },
};
