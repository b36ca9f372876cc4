/** Words of other systems for the words of the contract, by entity and field. */
export const fieldWords: Record<string, Record<string, string>> = {
  'customers.channel': {
    direct: 'Direkt, Direktvertrieb, Außendienst, direct, direct sales, field sales',
    dealer:
      'Händler, Fachhandel, Handel, Großhandel, dealer, reseller, partner, distributor, wholesale',
    agent: 'Vertreter, Handelsvertreter, Agent, Makler, agent, broker',
    online: 'Online, Webshop, Onlineshop, Shop, Internet, web, e-commerce, ecommerce',
  },
  'invoice_lines.kind': {
    invoice: 'RE, RG, Rechnung, Ausgangsrechnung, invoice, inv, standard',
    final: 'SR, Schlussrechnung, final, final invoice',
    down_payment:
      'AZ, Anzahlung, Anzahlungsrechnung, Abschlag, Abschlagsrechnung, down payment, deposit',
    pro_forma: 'PF, Proforma, Proformarechnung, pro forma',
    credit_note:
      'GU, GS, Gutschrift, Rechnungskorrektur, credit note, credit, credit memo, CN, refund',
    cancellation:
      'ST, Storno, Stornorechnung, Stornierung, cancellation, cancelled, canceled, void',
    correction: 'KO, Korrektur, correction, adjustment',
  },
  'interactions.kind': {
    visit: 'Besuch, Kundenbesuch, Termin, visit, meeting, on-site visit',
    service_visit: 'Serviceeinsatz, Montage, Wartung, Einsatz, service visit, field service',
    call: 'Anruf, Telefonat, Telefon, call, phone, phone call, outbound call, inbound call',
    mail: 'Mail, E-Mail, Brief, mail, email',
    quote: 'Angebot, Offerte, quote, quotation, proposal',
    login: 'Login, Anmeldung, Portal, login, log-in, sign in',
  },
  'interactions.minutes_source': {
    measured: 'gemessen, erfasst, measured, tracked',
    estimated: 'geschätzt, Schätzung, estimated',
  },
  'service_cases.kind': {
    question:
      'Anfrage, Frage, Auskunft, question, inquiry, enquiry, request, how-to, service request',
    incident: 'Störung, Defekt, Fehler, Problem, incident, bug, outage, problem, technical',
    complaint: 'Reklamation, Beschwerde, Mangel, complaint, claim, return',
  },
  'service_cases.channel': {
    phone: 'Telefon, Tel, Anruf, phone, call, telephone, voice',
    mail: 'Mail, E-Mail, email, mail, letter, Brief',
    portal: 'Portal, Kundenportal, Web, Formular, portal, web, web form, form',
    chat: 'Chat, chat, live chat, whatsapp, messenger',
  },
  'survey_responses.kind': {
    nps: 'NPS, Weiterempfehlung, net promoter score, recommendation',
    csat: 'CSAT, Zufriedenheit, Service, satisfaction, customer satisfaction, support',
    employee: 'Mitarbeiter, Mitarbeiterumfrage, employee, eNPS, staff',
    interest: 'Interesse, interest',
  },
  'ledger_entries.account_kind': {
    revenue: 'Erlös, Erlöse, Ertrag, Umsatz, revenue, income, sales',
    product_cost: 'Material, Wareneinsatz, Materialaufwand, product cost, cogs, cost of sales',
    operating_cost: 'Aufwand, Kosten, operating cost, expense, expenses, opex',
    other_result: 'Sonstiges, neutrales Ergebnis, other result, other, tax, interest',
    balance_sheet:
      'Bilanz, Bestand, Bestandskonto, balance sheet, asset, assets, liability, liabilities, equity',
    statistical: 'statistisch, statistical',
  },
  'ledger_entries.scenario': {
    actual: 'Ist, actual, actuals',
    plan: 'Plan, Budget, plan, budget',
    forecast: 'Forecast, Prognose, Hochrechnung, forecast',
  },
  'subscriptions.billing': {
    monthly: 'monatlich, Monat, monthly, month',
    quarterly: 'vierteljährlich, quartalsweise, Quartal, quarterly, quarter',
    yearly: 'jährlich, Jahr, yearly, annual, annually, year',
  },
  'trainings.kind': {
    crm: 'CRM, CRM-Schulung, crm training',
    other: 'Sonstige, andere, other',
  },
};
