import type {Tables} from '../../warehouse/tables.ts';

/** What a number counts, which decides how it is written. */
export type Unit = 'money' | 'count' | 'percent' | 'per_hundred' | 'points' | 'times';

/** A table of the snapshot whose rows belong to months. */
export type MonthlyTable = {
  [Name in keyof Tables]: Tables[Name] extends {month: string} ? Name : never;
}[keyof Tables];

/**
 * How values of several months become one: what happens adds up; a state is read at the start or
 * at the end of the period.
 */
type Over = 'adds' | 'start' | 'end';

/** One column of one table, with the way it is put together over time. */
export interface BaseMeasure {
  table: MonthlyTable;
  column: string;
  over: Over;
  unit: Unit;
}

interface Term {
  measure: BaseMeasure;
  sign: 1 | -1;
}

/** Σ numerator ÷ Σ denominator × scale: a ratio of sums, never a mean of ratios. */
export interface RatioMeasure {
  numerator: Term[];
  denominator: Term[];
  scale: number;
  unit: Unit;
  /** The numerator counts some of what the denominator counts, so the ratio has a Wilson interval. */
  isShare: boolean;
}

export type Measure = BaseMeasure | RatioMeasure;

export const isRatio = (measure: Measure): measure is RatioMeasure => 'denominator' in measure;

/** A dimension of a cube: a column of its table, or of a table that its key leads to. */
interface Dimension {
  table: keyof Tables;
  column: string;
  /** The column by which both tables are joined; it is unique in the dimension's table. */
  joinedBy?: string;
}

/** Where dimensions and measures of one table are defined, once. */
export interface Cube<M extends string = string, D extends string = string> {
  table: MonthlyTable;
  dimensions: Record<D, Dimension>;
  measures: Record<M, Measure>;
  /** A yes_no column: months in which it is no can't be relied on. */
  reliable?: string;
}

export const adds = (table: MonthlyTable, column: string, unit: Unit): BaseMeasure => ({
  table,
  column,
  over: 'adds',
  unit,
});

export const atStart = (table: MonthlyTable, column: string, unit: Unit): BaseMeasure => ({
  table,
  column,
  over: 'start',
  unit,
});

export const atEnd = (table: MonthlyTable, column: string, unit: Unit): BaseMeasure => ({
  table,
  column,
  over: 'end',
  unit,
});

const term = (measure: BaseMeasure | Term): Term =>
  'measure' in measure ? measure : {measure, sign: 1};

export const minus = (measure: BaseMeasure): Term => ({measure, sign: -1});

/** A share of a count, in percent. */
export const share = (part: BaseMeasure, whole: BaseMeasure): RatioMeasure => ({
  numerator: [term(part)],
  denominator: [term(whole)],
  scale: 100,
  unit: 'percent',
  isShare: true,
});

export const ratio = (
  numerator: readonly (BaseMeasure | Term)[],
  denominator: readonly (BaseMeasure | Term)[],
  {unit, scale = 1}: {unit: Unit; scale?: number},
): RatioMeasure => ({
  numerator: numerator.map(term),
  denominator: denominator.map(term),
  scale,
  unit,
  isShare: false,
});
