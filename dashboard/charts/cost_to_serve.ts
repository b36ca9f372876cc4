import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';

export interface ServedCustomer {
  /** Company currency, positive. */
  revenue: number;
  /** Percent of revenue, positive. */
  share: number;
  outcome: 'earns' | 'loses';
  /** The numbers in the words of the page. */
  customer: string;
  revenue_text: string;
  cost: string;
  contribution: string;
  /** The customer's own page, where there is one. */
  href?: string;
}

interface Look {
  language: Language;
  words: {
    x: string;
    y: string;
    customer: string;
    revenue: string;
    cost: string;
    contribution: string;
    earns: string;
    loses: string;
  };
  /** Percent of all revenue, and how it is called. */
  mean: {share: number; label: string};
  width: number;
  height: number;
}

/** Customers by revenue and by the share of it that our work takes. */
export function costToServe(customers: readonly ServedCustomer[], look: Look): TopLevelSpec {
  const {words, mean, width, height} = look;
  const x = axisOver(customers.map(each => each.revenue));
  const y = axisOver([mean.share, ...customers.map(each => each.share)]);
  const isLinked = customers.some(each => each.href !== undefined);
  /* Those who lose lie on top. */
  const values = customers.toSorted((a, b) => a.outcome.localeCompare(b.outcome));
  return {
    width,
    height,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 4, bottom: 4},
    config: chartConfig(look.language),
    layer: [
      {
        data: {values},
        mark: {type: 'point', filled: true, size: width < 500 ? 34 : 48, opacity: 0.75},
        encoding: {
          x: {
            field: 'revenue',
            type: 'quantitative',
            title: words.x,
            scale: x.scale,
            axis: {
              grid: false,
              format: ',.0~f',
              labelOverlap: true,
              labelFlush: true,
              ...(width < 500 ? {tickCount: 4} : {}),
              ...(x.ticks && {values: x.ticks.filter(each => /^1/.test(String(each)))}),
            },
          },
          y: {
            field: 'share',
            type: 'quantitative',
            title: words.y,
            scale: y.scale,
            axis: {
              format: ',.2~f',
              domain: false,
              ticks: false,
              ...(y.ticks && {values: y.ticks}),
            },
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
              ...(width < 500 ? {direction: 'vertical' as const} : {}),
            },
          },
          shape: {
            field: 'outcome',
            type: 'nominal',
            scale: {domain: ['earns', 'loses'], range: ['circle', 'triangle-down']},
          },
          tooltip: [
            {field: 'customer', title: words.customer},
            {field: 'revenue_text', title: words.revenue},
            {field: 'cost', title: words.cost},
            {field: 'contribution', title: words.contribution},
          ],
          ...(isLinked && {href: {field: 'href', type: 'nominal'} as const}),
        },
      },
      {
        data: {values: [mean]},
        mark: {type: 'rule', color: colour.muted, strokeDash: [4, 3]},
        encoding: {y: {field: 'share', type: 'quantitative'}},
      },
      {
        data: {values: [mean]},
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'bottom',
          dy: -3,
          fontSize: 12,
          fontWeight: 600,
          color: colour.text,
        },
        encoding: {
          x: {value: 'width'},
          y: {field: 'share', type: 'quantitative'},
          text: {field: 'label'},
        },
      },
    ],
  };
}

interface Axis {
  scale: {type: 'log' | 'linear'; nice?: boolean; domain?: number[]};
  ticks?: number[];
}

/** Logarithmic where the values span more than a decade and a half. */
function axisOver(values: readonly number[]): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (high / low < 30) return {scale: {type: 'linear', nice: true}};
  const ticks = decades(low, high);
  return {
    scale: {type: 'log', nice: false, domain: [Math.min(low, ticks[0]!) * 0.9, high * 1.15]},
    ticks,
  };
}

/** 1, 2, 5, 10, 20, 50 … within the values; where they span much, only powers of ten. */
function decades(low: number, high: number): number[] {
  const from = Math.floor(Math.log10(low));
  const to = Math.ceil(Math.log10(high));
  const steps = to - from > 4 ? [1] : [1, 2, 5];
  const all = Array.from({length: to - from + 1}, (_, at) =>
    steps.map(step => Number(`${step}e${from + at}`)),
  ).flat();
  return all.filter(each => each >= low * 0.999 && each <= high * 1.001);
}
