import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';

export interface PlacedPoint {
  /** 0 to 100 points. */
  attractiveness: number;
  position: number;
  /** Company currency; nothing below zero is drawn larger than nothing. */
  revenue: number;
  outcome: 'earns' | 'loses';
  /** In the words of the page. */
  customer: string;
  cell: string;
  revenue_text: string;
  contribution: string;
  /** Where it opens; an account has no page. */
  href?: string;
}

/** A cell with its borders in points, and what is written into it. */
export interface DrawnCell {
  label: string;
  from: {attractiveness: number; position: number};
  to: {attractiveness: number; position: number};
}

interface Look {
  language: Language;
  words: {
    x: string;
    y: string;
    customer: string;
    cell: string;
    revenue: string;
    contribution: string;
    earns: string;
    loses: string;
  };
  width: number;
  height: number;
}

/** Customers by our position and their attractiveness, in the cells of the grid. */
export function portfolioMatrix(
  points: readonly PlacedPoint[],
  cells: readonly DrawnCell[],
  {language, words, width, height}: Look,
): TopLevelSpec {
  const isNarrow = width < 500;
  const isLinked = points.some(each => each.href !== undefined);
  const scale = {domain: [0, 100], nice: false};
  const axis = {domain: false, ticks: false, grid: false, values: [0, 20, 40, 60, 80, 100]};
  const cuts = (name: 'attractiveness' | 'position') => [
    ...new Set(cells.map(each => each.from[name]).filter(each => each > 0)),
  ];
  const rule = (name: 'attractiveness' | 'position', channel: 'x' | 'y') => ({
    data: {values: cuts(name).map(at => ({[name]: at}))},
    mark: {type: 'rule' as const, color: colour.muted, strokeDash: [4, 3]},
    encoding: {[channel]: {field: name, type: 'quantitative' as const, scale}},
  });
  return {
    width,
    height,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 4, bottom: 4},
    config: chartConfig(language),
    layer: [
      rule('attractiveness', 'y'),
      rule('position', 'x'),
      {
        data: {values: points.toSorted((a, b) => b.revenue - a.revenue)},
        mark: {type: 'point', filled: true, opacity: 0.55, stroke: colour.paper, strokeWidth: 0.5},
        encoding: {
          x: {field: 'position', type: 'quantitative', title: words.x, scale, axis},
          y: {field: 'attractiveness', type: 'quantitative', title: words.y, scale, axis},
          size: {
            field: 'revenue',
            type: 'quantitative',
            scale: {type: 'linear', domainMin: 0, range: [12, isNarrow ? 500 : 1600]},
            legend: null,
          },
          color: {
            field: 'outcome',
            type: 'nominal',
            scale: {domain: ['earns', 'loses'], range: [colour.accent, colour.loss]},
            legend: {
              title: null,
              orient: 'top',
              labelExpr: `datum.value === 'loses' ? ${JSON.stringify(words.loses)} : ${JSON.stringify(words.earns)}`,
              labelFontSize: 12,
              labelColor: colour.text,
              labelLimit: width,
              symbolOpacity: 1,
              ...(isNarrow ? {direction: 'vertical' as const} : {}),
            },
          },
          shape: {
            field: 'outcome',
            type: 'nominal',
            scale: {domain: ['earns', 'loses'], range: ['circle', 'triangle-down']},
          },
          tooltip: [
            {field: 'customer', title: words.customer},
            {field: 'cell', title: words.cell},
            {field: 'revenue_text', title: words.revenue},
            {field: 'contribution', title: words.contribution},
          ],
          ...(isLinked && {href: {field: 'href', type: 'nominal'} as const}),
        },
      },
      {
        data: {
          values: cells.map(({label, from, to}) => ({
            label,
            position: from.position,
            attractiveness: Math.min(to.attractiveness, 100),
          })),
        },
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'top',
          dx: 5,
          dy: 4,
          fontSize: isNarrow ? 10 : 13,
          fontWeight: 600,
          color: colour.text,
          lineBreak: '\n',
        },
        encoding: {
          x: {field: 'position', type: 'quantitative', scale},
          y: {field: 'attractiveness', type: 'quantitative', scale},
          text: {field: 'label'},
        },
      },
    ],
  };
}
