import {masterData} from '../../models/cubes/master_data.ts';
import {staff} from '../../models/cubes/staff.ts';
import type {Kpi} from '../kpi.ts';

export const learningKpis: Kpi[] = [
  {
    id: 'training_rate',
    name: {de: 'CRM-Schulungsquote', en: 'Staff trained'},
    definition: {
      de: 'Beschäftigte mit Kundenkontakt und gültiger CRM-Schulung ÷ alle mit Kundenkontakt',
      en: 'employees in customer roles with a valid CRM training ÷ all in customer roles',
    },
    measure: staff.measures.training_rate,
    period: 'T',
    better: 'up',
    phase: 1,
    needs: ['employees', 'trainings'],
    people: true,
  },
  {
    id: 'data_completeness',
    name: {de: 'Vollständigkeit Kundendaten', en: 'Completeness of customer data'},
    definition: {
      de: 'gefüllte Pflichtfelder aktiver Kunden ÷ alle ihre Pflichtfelder',
      en: 'filled required fields of active customers ÷ all their required fields',
    },
    measure: masterData.measures.data_completeness,
    period: 'T',
    better: 'up',
    phase: 1,
    needs: ['customers', 'invoice_lines'],
    people: false,
  },
];
