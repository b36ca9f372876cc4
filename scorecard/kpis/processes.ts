import {service} from '../../models/cubes/service.ts';
import type {Kpi} from '../kpi.ts';

export const processKpis: Kpi[] = [
  {
    id: 'answered_within_2h',
    name: {de: 'Erstantwort binnen 2 h', en: 'First response within 2 h'},
    definition: {
      de: 'Vorgänge mit erster Antwort binnen 2 Arbeitsstunden ÷ alle im Monat eröffneten Vorgänge',
      en: 'cases first answered within 2 working hours ÷ all cases opened in the month',
    },
    measure: service.measures.answered_within_2h,
    period: 'M',
    better: 'up',
    phase: 1,
    needs: ['service_cases'],
    people: false,
  },
];
