import {acquisitionCost, clvToCac} from '../../models/cubes/acquisition.ts';
import {lifetimeValue} from '../../models/cubes/lifetime_value.ts';
import {revenue} from '../../models/cubes/revenue.ts';
import type {Kpi} from '../kpi.ts';

export const financeKpis: Kpi[] = [
  {
    id: 'revenue_per_customer',
    name: {de: 'Nettoumsatz je aktivem Kunden', en: 'Net revenue per active customer'},
    definition: {
      de: 'Nettoumsatz der letzten 12 Monate ÷ aktive Kunden am Monatsende',
      en: 'net revenue of the last 12 months ÷ customers active at the end of the month',
    },
    measure: revenue.measures.revenue_per_customer,
    period: 'R12',
    better: 'up',
    phase: 1,
    needs: ['invoice_lines'],
    people: false,
  },
  {
    id: 'customer_equity',
    name: {de: 'Kundenkapital', en: 'Customer equity'},
    definition: {
      de: 'Kundenwert der aktiven Kunden am Monatsende, mit den Modellen und Margen von heute',
      en: 'lifetime value of the customers active at the end of the month, by the models and margins of today',
    },
    measure: lifetimeValue.measures.customer_equity,
    period: 'T',
    better: 'up',
    phase: 2,
    needs: ['invoice_lines'],
    people: false,
  },
  {
    id: 'lifetime_value_per_customer',
    name: {de: 'Kundenwert je aktivem Kunden', en: 'Lifetime value per active customer'},
    definition: {
      de: 'Kundenwert der aktiven Kunden am Monatsende ÷ aktive Kunden',
      en: 'lifetime value of the customers active at the end of the month ÷ active customers',
    },
    measure: lifetimeValue.measures.lifetime_value_per_customer,
    period: 'T',
    better: 'up',
    phase: 2,
    needs: ['invoice_lines'],
    people: false,
  },
  {
    id: 'acquisition_cost',
    name: {de: 'Akquisitionskosten je Neukunde (CAC)', en: 'Customer acquisition cost'},
    definition: {
      de: 'Kosten der Aktivitäten, die als Akquisition gekennzeichnet sind, auch verlorener Angebote ÷ neue Kunden, 12 Monate',
      en: 'cost of activities marked as acquisition, lost bids included ÷ new customers, 12 months',
    },
    measure: acquisitionCost,
    period: 'R12',
    better: 'down',
    phase: 3,
    needs: ['invoice_lines', 'ledger_entries'],
    people: false,
  },
  {
    id: 'clv_to_cac',
    name: {de: 'CLV/CAC', en: 'CLV to CAC'},
    definition: {
      de: 'Kundenwert neuer Kunden am Ende des Monats ihres ersten Kaufs ÷ Akquisitionskosten, 12 Monate',
      en: 'lifetime value of new customers at the end of the month of their first purchase ÷ acquisition cost, 12 months',
    },
    measure: clvToCac,
    period: 'R12',
    better: 'up',
    phase: 3,
    needs: ['invoice_lines', 'ledger_entries'],
    people: false,
  },
];
