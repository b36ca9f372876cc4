import type {EntityWords} from './entity_words.ts';

const customer =
  'Kundennummer, Kunden-Nr, KdNr, Kunde, Debitor, customer id, customer no, customer, account id, account no, account, client id, company id';
const subscription =
  'Vertragsnummer, Vertrags-Nr, Vertrag, Abo, Abonnement, Abonummer, subscription id, subscription no, subscription, contract id, contract no, contract';

/** How systems name subscriptions, what customers do with them, and why they end them. */
export const contracts: Record<string, EntityWords> = {
  subscriptions: {
    called:
      'subscription, subscriptions, vertraege, abos, abonnements, contracts, wartungsvertraege',
    fields: {
      subscription_id: subscription,
      customer_id: customer,
      product_id:
        'Produkt, Tarif, Artikelnummer, plan, plan id, plan tier, tier, product, product id, sku',
      started_on:
        'Beginn, Vertragsbeginn, Start, gültig ab, started on, start date, started at, start, begin',
      ended_on:
        'Ende, Vertragsende, gültig bis, gekündigt zum, ended on, end date, ended at, end, cancelled on',
      mrr: 'MRR, Monatsbetrag, Monatsgebühr, monatlich, mrr amount, monthly amount, monthly fee, monthly price',
      seats: 'Plätze, Lizenzen, Nutzer, seats, licences, licenses, users',
      billing:
        'Abrechnung, Zahlweise, Turnus, billing, billing frequency, billing interval, billing period',
      trial: 'Test, Testphase, trial, is trial',
      renews: 'verlängert sich, automatische Verlängerung, auto renew, auto renew flag, renews',
    },
  },
  usage_events: {
    called: 'usage, usage events, feature usage, nutzung, events, logins',
    fields: {
      event_id: 'Ereignis, event id, usage id, event no',
      used_on: 'Datum, used on, used at, usage date, date, event date, timestamp, occurred at',
      customer_id: customer,
      subscription_id: subscription,
      feature: 'Funktion, feature, feature name, event name, event',
      count: 'Anzahl, count, usage count, events, uses',
      seconds: 'Sekunden, seconds, usage duration secs, duration secs, duration seconds',
      errors: 'Fehler, errors, error count',
    },
  },
  churn_events: {
    called: 'churn, churn events, kuendigungen, cancellations, abwanderung',
    fields: {
      event_id: 'Kündigungsnummer, event id, churn event id, churn id, cancellation id',
      churned_on:
        'Datum, gekündigt am, churned on, churn date, cancelled on, cancellation date, date',
      customer_id: customer,
      reason: 'Grund, Kündigungsgrund, reason, reason code, churn reason',
      reactivated: 'reaktiviert, reactivated, is reactivation',
      refund: 'Erstattung, refund, refund amount, refund amount usd',
      remark: 'Bemerkung, Kommentar, remark, comment, feedback, feedback text',
    },
  },
};
