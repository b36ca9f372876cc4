import type {Measure} from '../models/cubes/cube.ts';

/** R12: the 12 months up to the month. M: the month. T: the state at its end. */
type Period = 'R12' | 'M' | 'T';

export const monthsOf = (period: Period): number => (period === 'R12' ? 12 : 1);

/** 1 quick wins, 2 warehouse, 3 activity costs and steering: when a company can fill something. */
export type Phase = 1 | 2 | 3;

/** A key performance indicator of the library; a company's scorecard.yaml names it by its id. */
export interface Kpi {
  id: string;
  name: {de: string; en: string};
  /** Numerator ÷ denominator, in words. */
  definition: {de: string; en: string};
  measure: Measure;
  period: Period;
  better: 'up' | 'down';
  phase: Phase;
  /** Entities without which there is no value. */
  needs: string[];
  /** Built from data of single persons: no value for fewer than five of them. */
  people: boolean;
}
