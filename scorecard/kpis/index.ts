import type {Kpi} from '../kpi.ts';
import {customerKpis} from './customers.ts';
import {financeKpis} from './finance.ts';
import {learningKpis} from './learning.ts';
import {processKpis} from './processes.ts';

/** The KPI library. */
export const kpis: readonly Kpi[] = [
  ...financeKpis,
  ...customerKpis,
  ...processKpis,
  ...learningKpis,
];

export const kpiNamed = (id: string): Kpi | undefined => kpis.find(kpi => kpi.id === id);
