import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';

export interface WhaleCurvePoint {
  rank: number;
  /** Percent of the total, or money where the total is not positive. */
  cumulative: number;
  peak: boolean;
  /** The numbers in the words of the page. */
  customer: string;
  contribution: string;
  cumulative_text: string;
  /** The customer's own page, where there is one. */
  href?: string;
}

interface Look {
  language: Language;
  words: Record<'x' | 'rank' | 'customer' | 'contribution' | 'cumulative', string>;
  y: string;
  peakLabel: string;
  width: number;
  height: number;
}

/** Customers from best to worst; the fall after the peak is what the tail costs us. */
export function whaleCurve(points: readonly WhaleCurvePoint[], look: Look): TopLevelSpec {
  const {words, width, height} = look;
  const last = points.at(-1)?.rank ?? 1;
  const highest = Math.max(0, ...points.map(each => each.cumulative));
  const isLinked = points.some(each => each.href !== undefined);
  const peakIsRight = (points.find(each => each.peak)?.rank ?? 0) > last / 2;
  const x = {
    field: 'rank',
    type: 'quantitative',
    title: words.x,
    scale: {domain: [0, last] as number[], nice: false},
    axis: {
      grid: false,
      format: ',d',
      tickMinStep: 1,
      tickCount: width < 500 ? 4 : 8,
      labelFlush: true,
    },
  } as const;
  const y = {
    field: 'cumulative',
    type: 'quantitative',
    title: look.y,
    scale: {domainMax: highest * 1.15},
    axis: {format: ',d', tickCount: 5, domain: false, ticks: false},
  } as const;
  return {
    width,
    height,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 4, bottom: 4},
    config: chartConfig(look.language),
    data: {values: withReach(points)},
    encoding: {x, y},
    layer: [
      {
        mark: {
          type: 'area',
          line: {color: colour.accent, strokeWidth: 2},
          color: colour.accent,
          fillOpacity: 0.12,
        },
      },
      {
        transform: [{filter: 'datum.peak'}],
        mark: {type: 'rule', color: colour.muted, strokeDash: [3, 3]},
        encoding: {y2: {datum: 0}},
      },
      {
        transform: [{filter: 'datum.peak'}],
        mark: {type: 'point', filled: true, size: 70, color: colour.accent, opacity: 1},
      },
      {
        transform: [{filter: 'datum.peak'}],
        mark: {
          type: 'text',
          align: peakIsRight ? 'right' : 'left',
          baseline: 'bottom',
          dx: peakIsRight ? 4 : -4,
          dy: -10,
          fontSize: 13,
          fontWeight: 600,
          color: colour.text,
        },
        encoding: {text: {value: look.peakLabel}},
      },
      {
        transform: [{filter: "datum.customer !== ''"}],
        params: [
          {
            name: 'nearest',
            select: {type: 'point', on: 'pointerover', clear: 'pointerout', fields: ['rank']},
          },
        ],
        mark: {type: 'rect', opacity: 0},
        encoding: {
          x: {...x, field: 'left'},
          x2: {field: 'right'},
          y: {value: 0},
          y2: {value: 'height'},
          tooltip: [
            {field: 'rank', title: words.rank, format: ',d'},
            {field: 'customer', title: words.customer},
            {field: 'contribution', title: words.contribution},
            {field: 'cumulative_text', title: words.cumulative},
          ],
          ...(isLinked && {href: {field: 'href', type: 'nominal'} as const}),
        },
      },
      {
        mark: {type: 'point', filled: true, size: 60, color: colour.text, tooltip: null},
        encoding: {
          opacity: {condition: {param: 'nearest', empty: false, value: 1}, value: 0},
        },
      },
    ],
  };
}

/** Each point answers for the ranks that it is the nearest to. */
function withReach(points: readonly WhaleCurvePoint[]) {
  const between = (a: WhaleCurvePoint | undefined, b: WhaleCurvePoint) =>
    a ? (a.rank + b.rank) / 2 : b.rank;
  return points.map((each, at) => ({
    ...each,
    left: between(points[at - 1], each),
    right: between(points[at + 1], each),
  }));
}
