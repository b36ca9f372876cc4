import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';

export interface UseOfMonth {
  pool: string;
  /** In the words of the page; provisional months are marked. */
  month: string;
  /** Percent of practical capacity; null where nobody knows it. */
  use: number | null;
  /** The numbers in the words of the page. */
  number: string;
  text: string;
  unused: string;
}

interface Look {
  language: Language;
  words: {pool: string; month: string; use: string; unused: string};
  /** Months go down instead of across, where there is no room. */
  narrow: boolean;
  width: number;
}

const cell = {wide: 32, narrow: 21};

/** Departments by months; the darker, the fuller, and another colour beyond what there is. */
export function capacity(rows: readonly UseOfMonth[], look: Look): TopLevelSpec {
  const {words, narrow, width} = look;
  const pools = [...new Set(rows.map(each => each.pool))];
  const months = [...new Set(rows.map(each => each.month))];
  const every = Math.ceil(months.length / (narrow ? 36 : 12));
  const monthAxis = {
    title: null,
    domain: false,
    ticks: false,
    grid: false,
    labelAngle: 0,
    labelPadding: 6,
    values: months.filter((_, at) => (months.length - 1 - at) % every === 0),
  };
  const poolAxis = {
    title: null,
    domain: false,
    ticks: false,
    grid: false,
    labelColor: colour.text,
    labelLimit: narrow ? 130 : 220,
    ...(narrow ? {orient: 'top' as const, labelAngle: -60} : {labelFontSize: 13}),
  };
  const scale = {paddingInner: 0.04, paddingOuter: 0};
  const ofMonth = {field: 'month', type: 'ordinal', sort: null, scale, axis: monthAxis} as const;
  const ofPool = {field: 'pool', type: 'ordinal', sort: null, scale, axis: poolAxis} as const;
  return {
    width,
    height: narrow ? months.length * cell.narrow + 110 : pools.length * cell.wide + 40,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 4, bottom: 4},
    config: chartConfig(look.language),
    data: {values: rows.filter(each => each.use !== null).map(shaded)},
    encoding: narrow ? {x: ofPool, y: ofMonth} : {x: ofMonth, y: ofPool},
    layer: [
      {
        mark: {type: 'rect'},
        encoding: {
          color: {
            field: 'over',
            type: 'nominal',
            legend: null,
            scale: {domain: [false, true], range: [colour.accent, colour.loss]},
          },
          opacity: {field: 'shade', type: 'quantitative', scale: null, legend: null},
          tooltip: [
            {field: 'pool', type: 'nominal', title: words.pool},
            {field: 'month', type: 'nominal', title: words.month},
            {field: 'text', type: 'nominal', title: words.use},
            {field: 'unused', type: 'nominal', title: words.unused},
          ],
        },
      },
      {
        mark: {type: 'text', fontSize: narrow ? 11 : 12, tooltip: null},
        encoding: {
          text: {field: 'number', type: 'nominal'},
          color: {value: colour.text},
        },
      },
    ],
  };
}

/** Never so dark that the number on it cannot be read. */
function shaded(each: UseOfMonth) {
  const use = each.use ?? 0;
  const over = use > 100;
  const shade = over ? 0.3 + Math.min((use - 100) / 100, 1) * 0.25 : 0.04 + (use / 100) * 0.3;
  return {...each, over, shade};
}
