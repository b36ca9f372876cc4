import {customers} from '../../models/cubes/customers.ts';
import {satisfaction} from '../../models/cubes/satisfaction.ts';
import {service} from '../../models/cubes/service.ts';
import {serviceVerdicts} from '../../models/cubes/service_verdicts.ts';
import type {Kpi} from '../kpi.ts';

export const customerKpis: Kpi[] = [
  {
    id: 'churn_rate',
    name: {de: 'Abwanderungsrate', en: 'Customer churn'},
    definition: {
      de: 'in 12 Monaten verlorene Kunden ÷ zu deren Beginn aktive Kunden',
      en: 'customers lost within 12 months ÷ customers active when these began',
    },
    measure: customers.measures.churn_rate,
    period: 'R12',
    better: 'down',
    phase: 1,
    needs: ['invoice_lines'],
    people: false,
  },
  {
    id: 'net_customer_growth',
    name: {de: 'Netto-Kundenwachstum', en: 'Net customer growth'},
    definition: {
      de: 'neue + zurückgewonnene − verlorene Kunden in 12 Monaten ÷ zu deren Beginn aktive Kunden',
      en: 'customers won + won back − lost within 12 months ÷ customers active when these began',
    },
    measure: customers.measures.net_customer_growth,
    period: 'R12',
    better: 'up',
    phase: 1,
    needs: ['invoice_lines'],
    people: false,
  },
  {
    id: 'service_satisfaction',
    name: {de: 'Servicezufriedenheit (CSAT)', en: 'Service satisfaction'},
    definition: {
      de: 'Antworten 4 und 5 von 5 ÷ alle Antworten nach einem Vorgang, 12 Monate',
      en: 'answers 4 and 5 of 5 ÷ all answers after a case, 12 months',
    },
    measure: satisfaction.measures.service_satisfaction,
    period: 'R12',
    better: 'up',
    phase: 1,
    needs: ['survey_responses', 'service_cases'],
    people: false,
  },
  {
    id: 'complaint_rate',
    name: {de: 'Reklamationsquote', en: 'Complaint rate'},
    definition: {
      de: 'berechtigte Reklamationen ÷ 100 Lieferungen und Serviceeinsätze, 12 Monate',
      en: 'justified complaints ÷ 100 deliveries and service visits, 12 months',
    },
    measure: service.measures.complaint_rate,
    period: 'R12',
    better: 'down',
    phase: 1,
    needs: ['service_cases', 'deliveries'],
    people: false,
  },
  {
    id: 'underserved_share',
    name: {de: 'Schlechter bedient als vereinbart', en: 'Served worse than agreed'},
    definition: {
      de: 'Kunden mit Vertrag, die in 12 Monaten schlechter bedient wurden als vereinbart ÷ alle mit genügend Vorgängen',
      en: 'customers with a contract served worse than agreed within 12 months ÷ all with enough requests',
    },
    measure: serviceVerdicts.measures.underserved_share,
    period: 'T',
    better: 'down',
    phase: 2,
    needs: ['subscriptions', 'service_levels', 'service_cases'],
    people: false,
  },
  {
    id: 'overserved_share',
    name: {de: 'Besser bedient als vereinbart', en: 'Served better than agreed'},
    definition: {
      de: 'Kunden mit Vertrag, die in 12 Monaten viel schneller bedient wurden als vereinbart und mehr Minuten genutzt haben als enthalten ÷ alle mit genügend Vorgängen',
      en: 'customers with a contract served much faster than agreed within 12 months who used more minutes than are included ÷ all with enough requests',
    },
    measure: serviceVerdicts.measures.overserved_share,
    period: 'T',
    better: 'down',
    phase: 2,
    needs: ['subscriptions', 'service_levels', 'service_cases'],
    people: false,
  },
];
