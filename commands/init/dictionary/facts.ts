import type {EntityWords} from './entity_words.ts';

const customer =
  'Kundennummer, Kunden-Nr, Kunde Nr, KdNr, Kd-Nr, Kunde, Kunden-ID, KNR, Debitor, Debitorennummer, Debitoren-Nr, KUNNR, customer id, customer no, customer number, customer, cust id, cust no, client id, client no, account id, account no, account number, requester id, company id, organization id';
const employee =
  'Mitarbeiter, Mitarbeiternummer, Mitarbeiter-ID, Bearbeiter, Personalnummer, Vertreter, employee, employee id, owner, owner id, agent, agent id, assignee, sales rep, user id';

/** How systems name invoices, deliveries, contacts, cases, answers and postings. */
export const facts: Record<string, EntityWords> = {
  invoice_lines: {
    called:
      'invoice, invoices, invoice lines, sales, sales lines, rechnung, rechnungen, rechnungspositionen, belege, belegpositionen, faktura, fakturen, umsatz, umsaetze, ausgangsrechnungen, billing, orders, order lines, auftraege, bestellungen, transactions',
    fields: {
      invoice_id:
        'Rechnungsnummer, Rechnungs-Nr, Rechnung, RgNr, RE-Nr, ReNr, Belegnummer, Beleg-Nr, Beleg, Faktura, Fakturanummer, invoice id, invoice no, invoice number, invoice, document no, document number, bill no, ?order id, ?order no, ?order number, ?Auftragsnummer, ?Auftrags-Nr, ?Bestellnummer',
      line: 'Position, Pos, Pos-Nr, PosNr, Positionsnummer, Zeile, Belegposition, Rechnungsposition, line, line no, line number, line item, item no, position, invoice line',
      kind: 'Belegart, Rechnungsart, Art, Vorgangsart, Typ, kind, type, invoice type, document type',
      invoiced_on:
        'Rechnungsdatum, Re-Datum, Belegdatum, Fakturadatum, Datum, invoice date, invoiced on, document date, billing date, date, issued on, issue date, ?order date, ?Auftragsdatum, ?Bestelldatum, ?purchase date',
      posted_on: 'Buchungsdatum, gebucht am, posting date, posted on, booking date',
      customer_id: customer,
      product_id:
        'Artikelnummer, Artikel-Nr, ArtNr, Art-Nr, Artikel, Produktnummer, Produkt-Nr, Produkt, Materialnummer, Material, product id, product no, product code, product, sku, item id, item number, stock code, article number',
      quantity:
        'Menge, Anzahl, Stück, Stückzahl, Liefermenge, fakturierte Menge, quantity, qty, units, count',
      list_amount:
        'Listenbetrag, Bruttowarenwert, Listenwert, list amount, list total, gross sales',
      discount_amount: 'Rabatt, Rabattbetrag, Nachlass, discount, discount amount',
      net_amount:
        'Nettobetrag, Netto, Nettowert, Nettoumsatz, Betrag netto, Warenwert netto, Positionswert netto, Zeilenbetrag netto, net amount, net, net total, line net, net sales, amount net, net value, subtotal, ?Betrag, ?Umsatz, ?Gesamtpreis, ?Positionsbetrag, ?Zeilenbetrag, ?Wert, ?amount, ?line amount, ?total, ?line total, ?sales amount, ?revenue, ?sales',
      tax_amount:
        'Steuer, Steuerbetrag, MwSt, USt, Mehrwertsteuer, MwSt-Betrag, tax, tax amount, VAT, VAT amount, sales tax',
      freight_amount:
        'Fracht, Frachtkosten, Versandkosten, Porto, freight, shipping, freight amount, shipping amount',
      product_cost:
        'variable Kosten, Wareneinsatz, Einstandswert, EK-Wert, Herstellkosten, EK gesamt, product cost, cost, cogs, cost amount, cost of goods',
      currency: 'Währung, Whg, WKZ, Währungskennzeichen, currency, currency code, curr',
      corrects_invoice_id:
        'Bezug, Bezugsbeleg, Storno zu, Ursprungsbeleg, corrects, corrects invoice, original invoice, reference invoice',
    },
  },
  deliveries: {
    called: 'delivery, deliveries, lieferung, lieferungen, lieferscheine, shipments, versand',
    fields: {
      delivery_id:
        'Lieferschein, Lieferscheinnummer, Lieferschein-Nr, Lieferung, Liefernummer, LS-Nr, delivery id, delivery no, delivery number, delivery, shipment id, shipment no',
      delivered_on:
        'Lieferdatum, geliefert am, Versanddatum, Warenausgang, Datum, delivery date, delivered on, ship date, shipped on, date',
      customer_id: customer,
      order_lines:
        'Auftragszeilen, Positionen, Anzahl Positionen, order lines, lines, line count, positions',
    },
  },
  interactions: {
    called:
      'interactions, activities, activity, aktivitaeten, besuche, besuchsberichte, kontakte, calls, visits, kundenkontakte, meetings, anrufe',
    fields: {
      interaction_id:
        'Aktivität-ID, Aktivitätsnummer, Besuchsnummer, Kontakt-ID, Vorgang, Nr, interaction id, activity id, activity no, event id, call id, visit id',
      kind: 'Art, Aktivitätsart, Kontaktart, Typ, kind, type, activity type, interaction type',
      happened_on:
        'Datum, am, Besuchsdatum, Kontaktdatum, date, activity date, happened on, happened at, start time, due date, completed at, call date, visit date',
      customer_id: customer,
      employee_id: employee,
      count: 'Anzahl, count',
      minutes:
        'Minuten, Dauer, Dauer (min), Dauer Minuten, minutes, duration, duration minutes, duration min',
      minutes_source: 'Minuten Quelle, minutes source',
    },
  },
  service_cases: {
    called:
      'ticket, tickets, cases, case, support tickets, service cases, service requests, vorgaenge, reklamationen, stoerungen, anfragen, helpdesk, complaints, support',
    fields: {
      case_id:
        'Ticket, Ticketnummer, Ticket-Nr, Ticket-ID, Vorgangsnummer, Vorgangs-Nr, Vorgang, Fallnummer, Meldung, ticket id, ticket no, ticket number, case id, case no, case number, incident id, request id',
      customer_id: customer,
      kind: 'Art, Vorgangsart, Ticketart, Typ, Kategorie, kind, type, case type, ticket type, category',
      channel: 'Kanal, Eingangskanal, Eingang über, Kontaktweg, channel, source, origin, via',
      opened_at:
        'eröffnet, eröffnet am, erstellt, erstellt am, Eingang, Eingangsdatum, gemeldet am, angelegt, angelegt am, Meldedatum, opened, opened at, opened on, created, created at, created on, submitted at, submitted, reported at, open date, date opened, date time opened, received at',
      first_response_at:
        'erste Antwort, erste Antwort am, Erstantwort, erste Reaktion, beantwortet am, first response, first response at, first reply, first reply at, first responded at, responded at',
      resolved_at:
        'gelöst, gelöst am, geschlossen, geschlossen am, erledigt, erledigt am, abgeschlossen am, Abschluss, resolved, resolved at, resolved on, closed, closed at, closed on, solved at, completed at, close date, date closed, date time closed',
      minutes:
        'Minuten, Bearbeitungszeit, Bearbeitungszeit (min), Aufwand (min), Aufwand Minuten, Arbeitszeit min, minutes, handling minutes, handle time minutes, work minutes, time spent minutes, time spent',
      justified: 'berechtigt, anerkannt, justified, accepted, is justified',
      solved_at_first_contact:
        'beim ersten Kontakt, Erstlösung, Erstkontakt gelöst, solved at first contact, first contact resolution, first contact resolved, fcr',
      subject: 'Betreff, Titel, Thema, Kurzbeschreibung, subject, title, summary',
    },
  },
  survey_responses: {
    called:
      'survey, surveys, survey responses, responses, umfrage, umfragen, befragung, befragungen, nps, csat, feedback, ratings, bewertungen, zufriedenheit',
    fields: {
      response_id:
        'Antwort-ID, Antwortnummer, Antwort-Nr, Bewertungs-ID, Umfrage-ID, Nr, response id, answer id, survey id, feedback id, rating id',
      kind: 'Art, Umfrageart, Typ, kind, type, survey type, survey',
      answered_on:
        'Datum, beantwortet am, Antwortdatum, Bewertungsdatum, answered on, answered at, date, response date, responded at, submitted at, completed at, survey date',
      customer_id: customer,
      case_id:
        'Ticket, Ticketnummer, Ticket-Nr, Ticket-ID, Vorgang, Vorgangsnummer, case id, ticket id, ticket no, ticket, case no',
      score:
        'Wert, Note, Punkte, Bewertung, Skala, Punktzahl, NPS, CSAT, score, rating, answer, value, nps score, csat score, satisfaction, satisfaction score',
      topic: 'Thema, Frage, topic, question',
      remark:
        'Kommentar, Bemerkung, Freitext, Anmerkung, comment, comments, remark, feedback, feedback text, verbatim',
    },
  },
  ledger_entries: {
    called:
      'ledger, general ledger, gl, journal, postings, ledger entries, buchungen, fibu, hauptbuch, buchungsjournal, buchungsstapel, finanzbuchhaltung',
    fields: {
      document:
        'Belegnummer, Beleg-Nr, Beleg, Journalnummer, Buchungsnummer, document, document no, document number, voucher, voucher no, journal id, journal no, entry no',
      line: 'Zeile, Position, Pos, Buchungszeile, Buchungsposition, line, line no, line number, position, item',
      posted_on:
        'Buchungsdatum, gebucht am, Datum, Buch.dat., posting date, posted on, booking date, date',
      document_on: 'Belegdatum, Beleg.dat., document date',
      fiscal_year: 'Geschäftsjahr, Wirtschaftsjahr, GJahr, fiscal year',
      period: 'Periode, Buchungsperiode, period, fiscal period',
      account:
        'Konto, Kontonummer, Konto-Nr, Sachkonto, Hauptbuchkonto, account, account no, account number, gl account, account code',
      account_name: 'Kontobezeichnung, Kontoname, Bezeichnung, account name, account description',
      account_kind: 'Kontoart, Kontotyp, account kind, account type',
      cost_centre: 'Kostenstelle, KSt, cost centre, cost center',
      cost_centre_name:
        'Kostenstellenbezeichnung, Kostenstellenname, cost centre name, cost center name',
      organisation:
        'Gesellschaft, Mandant, Buchungskreis, organisation, organization, company code, entity',
      scenario: 'Szenario, Version, Ist/Plan, scenario, version',
      amount:
        'Betrag, Buchungsbetrag, Betrag EUR, Betrag in Hauswährung, Saldo, amount, posting amount, value, net amount',
      posting_text: 'Buchungstext, Text, Verwendungszweck, posting text, text, description, memo',
    },
  },
};
