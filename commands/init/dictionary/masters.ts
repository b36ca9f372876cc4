import type {EntityWords} from './entity_words.ts';

/** How systems name customers, products, employees and trainings, in German and English. */
export const masters: Record<string, EntityWords> = {
  customers: {
    called:
      'customer, customers, client, clients, account, accounts, debitor, debitoren, kunde, kunden, kundenstamm, debtors, companies, organisations',
    fields: {
      customer_id:
        'Kundennummer, Kunden-Nr, Kunde Nr, KdNr, Kd-Nr, Kunde, Kunden-ID, KNR, Debitor, Debitorennummer, Debitoren-Nr, KUNNR, customer id, customer no, customer number, customer, cust id, cust no, client id, client no, account id, account no, account number, account, company id, buyer id, ?Konto',
      valid_from: 'gültig ab, gueltig von, valid from, effective from',
      natural_person: 'natürliche Person, Privatkunde, Privatperson, natural person, is person',
      name: 'Name, Name 1, Firma, Firmenname, Kundenname, Kunde Name, Bezeichnung, customer name, account name, company, company name, client name, organisation, full name, Name (Adressattyp Unternehmen), ?Kunde, ?customer, ?account',
      legal_form: 'Rechtsform, legal form, legal entity type',
      vat_id: 'USt-IdNr, UStID, Umsatzsteuer-ID, VAT, VAT id, VAT number, VAT no, tax id, EU-UStID',
      email: 'E-Mail, Mail, E-Mail-Adresse, email, email address',
      phone: 'Telefon, Tel, Telefonnummer, Rufnummer, Telefon 1, phone, phone number, telephone',
      street:
        'Straße, Strasse, Str, Anschrift, Adresse, street, address, address line 1, street address, billing street, billing address',
      postal_code:
        'PLZ, Postleitzahl, postal code, postcode, zip, zip code, billing zip, billing postal code',
      city: 'Ort, Stadt, Wohnort, city, town, billing city',
      region: 'Bundesland, Kanton, Region, state, province, county, billing state',
      country:
        'Land, Länderkennzeichen, LKZ, Ländercode, Staat, country, country code, billing country',
      industry: 'Branche, Wirtschaftszweig, industry, sector, vertical',
      segment:
        'Segment, Kundengruppe, Kundenklasse, Kundensegment, ABC-Kennzeichen, customer group, customer segment, tier, plan tier, plan, class',
      channel: 'Vertriebsweg, Vertriebskanal, Absatzkanal, Kanal, channel, sales channel',
      account_manager:
        'Kundenbetreuer, Betreuer, Vertreter, Außendienst, Sachbearbeiter, account manager, account owner, owner, owner id, sales rep',
      group_id:
        'Konzern, Konzernnummer, Konzern-Nr, Unternehmensgruppe, group, group id, parent account, parent account id, parent id',
      affiliated: 'Verbunden, verbundenes Unternehmen, Intercompany, affiliated, is affiliated',
      collective: 'CpD, Sammelkonto, Sammeldebitor, collective, one time customer',
      customer_since:
        'Kunde seit, Erstkontakt, Anlagedatum, angelegt am, Erfassungsdatum, customer since, signup date, sign up date, created, created at, created on, created date, creation date, since, registered at',
    },
  },
  products: {
    called:
      'product, products, item, items, artikel, artikelstamm, produkte, material, materialstamm, catalogue, catalog',
    fields: {
      product_id:
        'Artikelnummer, Artikel-Nr, ArtNr, Art-Nr, Artikel, Produktnummer, Produkt-Nr, Materialnummer, Material, Sachnummer, product id, product no, product number, product code, sku, item id, item no, item number, stock code, article number',
      name: 'Bezeichnung, Bezeichnung 1, Artikelbezeichnung, Artikelname, Artikeltext, Produktname, Name, Kurztext, product name, item name, description, title',
      product_group:
        'Warengruppe, Artikelgruppe, Produktgruppe, Hauptwarengruppe, WGR, product group, category, product category, item group',
      product_line:
        'Produktlinie, Sparte, Sortiment, Baureihe, product line, line, family, product family',
      unit: 'Einheit, ME, Mengeneinheit, Basismengeneinheit, unit, unit of measure, uom',
      unit_cost:
        'EK-Preis, Einkaufspreis, EK, Einstandspreis, Herstellkosten, HK, variable Kosten, Stückkosten, Selbstkosten, unit cost, cost, cost price, purchase price, standard cost',
    },
  },
  product_costs: {
    called: 'product costs, artikelkosten, kalkulation, standard costs, herstellkosten, kosten',
    fields: {
      product_id:
        'Artikelnummer, Artikel-Nr, ArtNr, Artikel, Produktnummer, Materialnummer, Material, product id, product no, sku, item id, item no',
      valid_from:
        'gültig ab, gueltig von, ab, Kalkulationsdatum, valid from, effective from, effective date, from date',
      variable_cost:
        'variable Kosten, variable Stückkosten, Grenzkosten, Einstandspreis, Herstellkosten, EK-Preis, variable cost, unit cost, standard cost, cost',
      fixed_cost: 'fixe Kosten, Fixkosten, fixed cost, overhead',
    },
  },
  employees: {
    called:
      'employee, employees, staff, mitarbeiter, personal, personalstamm, people, beschaeftigte',
    fields: {
      employee_id:
        'Personalnummer, Personal-Nr, PersNr, Mitarbeiternummer, Mitarbeiter-Nr, Mitarbeiter-ID, Mitarbeiter, employee id, employee no, employee number, employee, staff id, staff no',
      name: 'Name, Nachname, Mitarbeitername, full name, last name, employee name',
      cost_centre: 'Kostenstelle, KSt, cost centre, cost center',
      team: 'Team, Abteilung, Bereich, Gruppe, department',
      customer_role: 'Kundenrolle, Kundenkontakt, customer role, customer facing',
      joined_on:
        'Eintritt, Eintrittsdatum, eingetreten am, Einstellungsdatum, joined, joined on, hire date, hired on, start date, entry date',
      left_on:
        'Austritt, Austrittsdatum, ausgetreten am, left, left on, termination date, end date, exit date',
      employment_share: 'Beschäftigungsgrad, Arbeitszeitanteil, FTE, VZÄ, employment share',
    },
  },
  trainings: {
    called: 'training, trainings, schulung, schulungen, weiterbildung, courses, fortbildungen',
    fields: {
      employee_id:
        'Personalnummer, Personal-Nr, PersNr, Mitarbeiternummer, Mitarbeiter-Nr, Mitarbeiter-ID, Mitarbeiter, employee id, employee no, employee, staff id',
      training: 'Schulung, Kurs, Seminar, Thema, Maßnahme, training, course, course name, title',
      kind: 'Art, Schulungsart, Typ, kind, type, category',
      trained_on:
        'Datum, geschult am, Schulungsdatum, Teilnahme am, date, trained on, completed on, completion date',
      valid_until: 'gültig bis, Ablaufdatum, valid until, expires on, expiry date',
    },
  },
};
