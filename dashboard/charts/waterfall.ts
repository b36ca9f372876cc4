import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';

export interface WaterfallStep {
  label: string;
  /** Where its bar begins and ends. */
  from: number;
  to: number;
  kind: 'level' | 'down' | 'up';
  /** The numbers in the words of the page. */
  amount: string;
  share: string;
}

interface Look {
  language: Language;
  words: {part: string; amount: string; share: string};
  width: number;
  /** Labels stand above their bars, where there is no room beside them. */
  narrow: boolean;
}

const rowHeight = {wide: 27, narrow: 40};

/** From one sum to the next, each step beginning where the last one ended. */
export function waterfall(steps: readonly WaterfallStep[], look: Look): TopLevelSpec {
  const {words, width, narrow} = look;
  const low = Math.min(0, ...steps.flatMap(each => [each.from, each.to]));
  const high = Math.max(0, ...steps.flatMap(each => [each.from, each.to]));
  const room = (high - low) * (narrow ? 0.42 : 0.17);
  const rows = steps.map(each => ({...each, end: Math.max(each.from, each.to)}));
  const y = {
    field: 'label',
    type: 'ordinal',
    sort: null,
    axis: narrow
      ? null
      : {
          title: null,
          domain: false,
          ticks: false,
          labelLimit: 330,
          labelFontSize: 13,
          labelColor: colour.text,
        },
    scale: {paddingInner: narrow ? 0.62 : 0.32, paddingOuter: narrow ? 0.4 : 0.2},
  } as const;
  const x = {
    field: 'from',
    type: 'quantitative',
    axis: null,
    scale: {domain: [low, high + room] as number[], nice: false, zero: false},
  } as const;
  return {
    width,
    height: steps.length * (narrow ? rowHeight.narrow : rowHeight.wide),
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 4, top: 4, bottom: 4},
    config: chartConfig(look.language),
    data: {values: rows},
    encoding: {y},
    layer: [
      {
        mark: {type: 'bar', cornerRadius: 1},
        encoding: {
          x,
          x2: {field: 'to'},
          color: {
            field: 'kind',
            type: 'nominal',
            legend: null,
            scale: {
              domain: ['level', 'down', 'up'],
              range: [colour.accent, colour.loss, colour.muted],
            },
          },
          tooltip: [
            {field: 'label', title: words.part},
            {field: 'amount', title: words.amount},
            {field: 'share', title: words.share},
          ],
        },
      },
      {
        mark: {type: 'text', align: 'left', baseline: 'middle', dx: 6, fontSize: 12},
        encoding: {
          x: {field: 'end', type: 'quantitative'},
          text: {field: 'amount'},
          color: {value: colour.text},
        },
      },
      ...(low < 0
        ? [
            {
              data: {values: [{zero: 0}]},
              mark: {type: 'rule', color: colour.muted},
              encoding: {
                x: {field: 'zero', type: 'quantitative'},
                y: {value: 0},
                y2: {value: 'height'},
              },
            } as const,
          ]
        : []),
      ...(narrow
        ? [
            {
              mark: {
                type: 'text',
                align: 'left',
                baseline: 'bottom',
                dy: -8,
                fontSize: 12,
              },
              encoding: {
                x: {value: 0},
                text: {field: 'label'},
                color: {value: colour.muted},
              },
            } as const,
          ]
        : []),
    ],
  };
}
