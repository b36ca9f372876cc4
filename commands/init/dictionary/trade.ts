import type {EntityWords} from './entity_words.ts';

const customer =
  'Kundennummer, Kunden-Nr, Kunde Nr, KdNr, Kd-Nr, Kunde, Kunden-ID, Debitor, Debitorennummer, Auftraggeber, customer id, customer no, customer number, customer, account id, account no';
const product =
  'Artikelnummer, Artikel-Nr, ArtNr, Art-Nr, Artikel, Produktnummer, Produkt, Materialnummer, Material, product id, product no, product, sku, item id, item no';
const employee =
  'Mitarbeiter, Mitarbeiternummer, Bearbeiter, Verkäufer, Vertriebsmitarbeiter, employee, employee id, owner, owner id, sales rep';
const order =
  'Auftragsnummer, Auftrags-Nr, Auftrag, AuftrNr, order id, order no, order number, order';
const opportunity =
  'Verkaufschance, Chance, Chancen-Nr, Opportunity, Projektnummer, opportunity id, opportunity no, opportunity, deal id, deal';
const currency = 'Währung, Whg, WKZ, Währungskennzeichen, currency, currency code, curr';
const amount = 'Nettobetrag, Netto, Nettowert, Wert netto, Wert, Betrag, net amount, amount, value';

/** How systems name what comes before an invoice: leads, offers, orders; and what stands at customers. */
export const trade: Record<string, EntityWords> = {
  order_lines: {
    called: 'auftragspositionen, auftragszeilen, order lines, order items',
    fields: {
      order_id: order,
      line: 'Auftragsposition, Position, Pos, Pos-Nr, Positionsnummer, Zeile, line, line no, line number, item',
      ordered_on:
        'Auftragsdatum, bestellt am, Bestelldatum, Auftragseingang, ordered on, order date, ordered at, Datum, date',
      customer_id: customer,
      product_id: product,
      channel: 'Bestellweg, Auftragsweg, Kanal, channel, order channel',
      quantity: 'Auftragsmenge, bestellte Menge, Menge, Anzahl, ordered quantity, quantity, qty',
      list_amount: 'Listenbetrag, Listenwert, list amount',
      net_amount: amount,
      currency,
      requested_on:
        'Wunschtermin, Wunschlieferdatum, gewünscht am, requested date, requested delivery date, requested on',
      first_confirmed_on:
        'erster bestätigter Termin, bestätigter Liefertermin, bestätigt zum, Liefertermin, first confirmed date, confirmed date, promised date',
      last_confirmed_on: 'letzter bestätigter Termin, aktueller Liefertermin, last confirmed date',
      express: 'Express, Eilauftrag, express, rush',
      cancelled_on: 'storniert am, Stornodatum, cancelled on, cancelled at, cancellation date',
      quote_id: 'Angebotsnummer, Angebots-Nr, Angebot, quote id, quote no, quote',
      employee_id: employee,
    },
  },
  delivery_lines: {
    called: 'lieferpositionen, lieferscheinpositionen, delivery lines, delivery items',
    fields: {
      delivery_id:
        'Lieferschein, Lieferscheinnummer, Lieferschein-Nr, Liefernummer, LS-Nr, delivery id, delivery no, delivery, shipment id',
      line: 'Lieferposition, Position, Pos, Pos-Nr, line, line no, line number',
      delivered_on:
        'Lieferdatum, geliefert am, Warenausgang, Datum, delivery date, delivered on, date',
      order_id: order,
      order_line:
        'Auftragsposition, Auftragszeile, Auftragspos, order line, order line no, order item',
      quantity: 'Liefermenge, gelieferte Menge, Menge, delivered quantity, quantity, qty',
    },
  },
  quotes: {
    called: 'angebot, angebote, offerten, quote, quotes, quotations, offers',
    fields: {
      quote_id:
        'Angebotsnummer, Angebots-Nr, Angebot, Offerte, quote id, quote no, quote number, quote, quotation no',
      version: 'Version, Fassung, Angebotsversion, version, revision',
      enquired_on:
        'Anfragedatum, Anfrage vom, angefragt am, enquiry date, inquiry date, requested on',
      sent_on: 'Angebotsdatum, versandt am, verschickt am, quote date, sent on, sent at',
      decided_on: 'entschieden am, Entscheidungsdatum, decided on, decision date, closed on',
      outcome: 'Ergebnis, Ausgang, Status, outcome, result, status',
      lost_reason: 'Verlustgrund, Absagegrund, Grund, lost reason, loss reason',
      competitor: 'Wettbewerber, Mitbewerber, verloren an, competitor',
      customer_id: customer,
      product_line: 'Produktlinie, Sparte, product line',
      net_amount: `Angebotswert, Angebotssumme, ${amount}`,
      minutes: 'Minuten, Aufwand Minuten, minutes',
      opportunity_id: opportunity,
      employee_id: employee,
    },
  },
  opportunities: {
    called: 'opportunity, opportunities, verkaufschancen, chancen, deals, pipeline',
    fields: {
      opportunity_id: opportunity,
      opened_on:
        'eröffnet am, angelegt am, Anlagedatum, opened on, created on, created at, created date',
      customer_id: customer,
      product_line: 'Produktlinie, Sparte, product line',
      stage: 'Phase, Stufe, Vertriebsphase, Status, stage, stage name, sales stage, deal stage',
      probability: 'Wahrscheinlichkeit, probability, win probability',
      amount: `Auftragswert, Volumen, ${amount}`,
      expected_on:
        'erwartet am, Abschlussdatum, voraussichtlicher Abschluss, expected close date, close date, expected on',
      closed_on: 'abgeschlossen am, geschlossen am, closed on, closed at, closed date',
      outcome: 'Ergebnis, Ausgang, outcome, result',
      lost_reason: 'Verlustgrund, lost reason, loss reason',
      competitor: 'Wettbewerber, Mitbewerber, competitor',
      employee_id: employee,
    },
  },
  leads: {
    called: 'lead, leads, interessenten, kontaktanfragen, prospects',
    fields: {
      lead_id: 'Lead-Nr, Lead, Interessentennummer, lead id, lead no, lead',
      created_on:
        'angelegt am, Eingang, Anlagedatum, Datum, created on, created at, created date, date',
      source: 'Quelle, Herkunft, Leadquelle, source, lead source',
      campaign_id: 'Kampagne, Kampagnen-Nr, campaign, campaign id',
      name: 'Name, Firma, name, company',
      email: 'E-Mail, Mail, email, email address',
      industry: 'Branche, industry',
      country: 'Land, country',
      customer_id: customer,
      converted_on: 'gewandelt am, umgewandelt am, converted on, converted at, converted date',
      lost_on: 'verloren am, abgesagt am, lost on',
      lost_reason: 'Verlustgrund, Absagegrund, lost reason',
    },
  },
  installed_base: {
    called:
      'maschinen, anlagen, geraete, installierte basis, equipment, equipments, installed base, assets',
    fields: {
      installed_id:
        'Seriennummer, Serien-Nr, Maschinennummer, Equipment, Equipmentnummer, serial no, serial number, installed id, asset id',
      customer_id: `Betreiber, Standort, ${customer}`,
      product_id: `Typ, Maschinentyp, ${product}`,
      maker: 'Hersteller, manufacturer, maker',
      commissioned_on:
        'Inbetriebnahme, in Betrieb seit, Baujahr, commissioned on, installation date, installed on',
      warranty_until: 'Garantie bis, Gewährleistung bis, warranty until, warranty end',
      next_service_on: 'nächste Wartung, next service, next service date',
      retired_on: 'außer Betrieb, stillgelegt am, retired on, decommissioned on',
    },
  },
};
