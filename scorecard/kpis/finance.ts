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
];
