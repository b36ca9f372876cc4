import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';
import {monthAxis} from './month_axis.ts';

export interface ChurnPoint {
  /** The month in the words of the page. */
  month: string;
  /** Percent; null where it is not measurable. */
  rate: number | null;
  mean: number | null;
  /** Both in the words of the page. */
  rate_text: string;
  mean_text: string;
}

interface Look {
  language: Language;
  words: {month: string; rate: string; mean: string};
  width: number;
  height: number;
}

/** A rate month by month as bars, and its mean of twelve months as a line over them. */
export function churnMonths(points: readonly ChurnPoint[], look: Look): TopLevelSpec {
  const {words, width, height} = look;
  const color = (name: string) => ({
    datum: name,
    type: 'nominal' as const,
    scale: {domain: [words.rate, words.mean], range: [lighter, colour.accent]},
    legend: {
      title: null,
      orient: 'top' as const,
      symbolType: 'square' as const,
      symbolOpacity: 1,
      symbolStrokeWidth: 0,
      labelFontSize: 12,
      labelColor: colour.text,
      labelLimit: 300,
    },
  });
  return {
    width,
    height,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 6, bottom: 4},
    config: chartConfig(look.language),
    data: {values: [...points]},
    encoding: {
      x: monthAxis(points, width),
      tooltip: [
        {field: 'month', type: 'nominal', title: words.month},
        {field: 'rate_text', type: 'nominal', title: words.rate},
        {field: 'mean_text', type: 'nominal', title: words.mean},
      ],
    },
    layer: [
      {
        transform: [{filter: 'datum.rate !== null'}],
        mark: {type: 'bar', cornerRadius: 1},
        encoding: {
          y: {
            field: 'rate',
            type: 'quantitative',
            title: words.rate,
            axis: {tickCount: 5, domain: false, ticks: false},
          },
          color: color(words.rate),
        },
      },
      {
        transform: [{filter: 'datum.mean !== null'}],
        mark: {type: 'line', strokeWidth: 2},
        encoding: {y: {field: 'mean', type: 'quantitative'}, color: color(words.mean)},
      },
    ],
  };
}

/** Paler than the line; both differ in lightness, too. */
const lighter = '#9fbfd3';
