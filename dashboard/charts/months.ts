import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';
import {monthAxis} from './month_axis.ts';

export interface MonthPoint {
  /** The month in the words of the page. */
  month: string;
  /** Null where the history is too short. */
  value: number | null;
  text: string;
}

interface Look {
  language: Language;
  mark: 'bar' | 'line';
  words: {month: string; value: string};
  y: string;
  width: number;
  height: number;
}

/** A value month by month: what happened as bars, a rolling sum as a line. */
export function months(points: readonly MonthPoint[], look: Look): TopLevelSpec {
  const {words, mark, width} = look;
  return {
    width,
    height: look.height,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 6, bottom: 4},
    config: chartConfig(look.language),
    data: {values: points.map(each => ({...each, sign: (each.value ?? 0) < 0 ? 'loss' : 'gain'}))},
    encoding: {
      x: monthAxis(points, width),
      y: {
        field: 'value',
        type: 'quantitative',
        title: look.y,
        axis: {format: ',d', tickMinStep: 1, tickCount: 5, domain: false, ticks: false},
      },
    },
    layer: [
      {
        data: {values: [{zero: 0}]},
        mark: {type: 'rule', color: colour.muted},
        encoding: {x: {value: 0}, x2: {value: 'width'}, y: {field: 'zero', type: 'quantitative'}},
      },
      {
        transform: [{filter: 'datum.value !== null'}],
        mark:
          mark === 'bar'
            ? {type: 'bar', cornerRadius: 1}
            : {type: 'line', strokeWidth: 2, color: colour.accent},
        encoding:
          mark === 'bar'
            ? {
                color: {
                  field: 'sign',
                  type: 'nominal',
                  legend: null,
                  scale: {domain: ['gain', 'loss'], range: [colour.accent, colour.loss]},
                },
                tooltip: tooltip(words),
              }
            : {},
      },
      ...(mark === 'line'
        ? [
            {
              transform: [{filter: 'datum.value !== null'}],
              mark: {type: 'point' as const, filled: true, size: 40, color: colour.accent},
              encoding: {tooltip: tooltip(words)},
            },
          ]
        : []),
    ],
  };
}

const tooltip = (words: Look['words']) => [
  {field: 'month', type: 'nominal' as const, title: words.month},
  {field: 'text', type: 'nominal' as const, title: words.value},
];
