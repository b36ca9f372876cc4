import type {CustomerLevel} from './settings.ts';

export type GradeLevel = 'kpi' | 'objective' | 'perspective' | 'scorecard';

/** What the scorecard showed of a month when it was closed, and by which rules. */
export interface ClosedGrade {
  /** What counted as one customer. */
  customer_level: CustomerLevel;
  level: GradeLevel;
  node: string;
  /** First day of the month. */
  month: string;
  parent: string | null;
  position: number;
  title_de: string | null;
  title_en: string | null;
  weight: number;
  value: number | null;
  target: number | null;
  red: number | null;
  veto: boolean | null;
  score: number | null;
  status: 'green' | 'yellow' | 'red' | 'no_data';
  reason: string | null;
  missing_entity: string | null;
  value_low: number | null;
  value_high: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Of a KPI empty, as is the next. */
  weight_with_data: number | null;
  red_kpis: number | null;
  green: number;
  yellow: number;
}
