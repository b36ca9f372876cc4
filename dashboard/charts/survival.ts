import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';

export interface SurvivalPoint {
  /** Months since the relation began. */
  months: number;
  /** Percent that is still there, with its band. */
  share: number;
  low: number;
  high: number;
  /** The numbers in the words of the page. */
  text: string;
  band: string;
}

interface Look {
  language: Language;
  words: {months: string; share: string; band: string};
  y: string;
  width: number;
  height: number;
}

/** A share that falls in steps, month by month, within its band. */
export function survivalCurve(points: readonly SurvivalPoint[], look: Look): TopLevelSpec {
  const {language, words, y, width, height} = look;
  const first = {months: 0, share: 100, low: 100, high: 100, text: '', band: ''};
  const tooltip = [
    {field: 'months', type: 'quantitative' as const, title: words.months},
    {field: 'text', type: 'nominal' as const, title: words.share},
    {field: 'band', type: 'nominal' as const, title: words.band},
  ];
  const scale = {domain: [0, 100]};
  const longest = Math.max(...points.map(each => each.months));
  const step = 12 * Math.ceil(longest / (width < 500 ? 48 : 144));
  return {
    width,
    height,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 6, bottom: 4},
    config: chartConfig(language),
    data: {values: [first, ...points]},
    encoding: {
      x: {
        field: 'months',
        type: 'quantitative',
        title: words.months,
        axis: {
          grid: false,
          format: 'd',
          values: Array.from({length: Math.floor(longest / step) + 1}, (_, at) => at * step),
        },
      },
    },
    layer: [
      {
        mark: {type: 'area', interpolate: 'step-after', color: colour.accent, opacity: 0.15},
        encoding: {
          y: {
            field: 'low',
            type: 'quantitative',
            scale,
            title: y,
            axis: {domain: false, ticks: false},
          },
          y2: {field: 'high'},
        },
      },
      {
        mark: {type: 'line', interpolate: 'step-after', color: colour.accent, strokeWidth: 2},
        encoding: {y: {field: 'share', type: 'quantitative', scale, title: y}},
      },
      {
        mark: {type: 'point', filled: true, size: 60, opacity: 0, color: colour.accent},
        encoding: {y: {field: 'share', type: 'quantitative', scale, title: y}, tooltip},
      },
    ],
  };
}
