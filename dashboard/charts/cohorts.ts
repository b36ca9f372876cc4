import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';

export interface CohortCell {
  /** The month of the beginning, in the words of the page. */
  cohort: string;
  /** Months after it. */
  age: number;
  /** Percent that is still there; more than 100 is as dark as 100. */
  share: number;
  /** The numbers in the words of the page. */
  text: string;
  whole: string;
}

interface Look {
  language: Language;
  words: {cohort: string; age: string; share: string; whole: string};
  width: number;
}

const cellHeight = 15;

/** Months of beginning by months after it; the darker, the more is still there. */
export function cohortMap(
  cells: readonly CohortCell[],
  {language, words, width}: Look,
): TopLevelSpec {
  const cohorts = new Set(cells.map(each => each.cohort)).size;
  const oldest = Math.max(...cells.map(each => each.age));
  const every = width < 500 ? 12 : 3;
  const scale = {paddingInner: 0.06, paddingOuter: 0};
  const plain = {domain: false, ticks: false, grid: false} as const;
  return {
    width,
    height: cohorts * cellHeight + 100,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 4, bottom: 4},
    config: chartConfig(language),
    data: {values: [...cells]},
    mark: {type: 'rect', color: colour.accent},
    encoding: {
      x: {
        field: 'age',
        type: 'ordinal',
        title: words.age,
        scale,
        axis: {
          ...plain,
          labelAngle: 0,
          values: Array.from({length: Math.floor(oldest / every) + 1}, (_, at) => at * every),
        },
      },
      y: {field: 'cohort', type: 'ordinal', sort: null, title: null, scale, axis: plain},
      opacity: {
        field: 'share',
        type: 'quantitative',
        scale: {domain: [0, 100], range: [0.06, 0.9], clamp: true},
        legend: {
          title: words.share,
          titleFontSize: 12,
          titleFontWeight: 400,
          titleColor: colour.muted,
          titleOrient: 'top',
          orient: 'top',
          direction: 'horizontal',
          values: [0, 25, 50, 75, 100],
          symbolType: 'square',
          symbolSize: 160,
          symbolStrokeWidth: 0,
          symbolFillColor: colour.accent,
          labelFontSize: 12,
          labelColor: colour.text,
        },
      },
      tooltip: [
        {field: 'cohort', type: 'nominal', title: words.cohort},
        {field: 'age', type: 'nominal', title: words.age},
        {field: 'text', type: 'nominal', title: words.share},
        {field: 'whole', type: 'nominal', title: words.whole},
      ],
    },
  };
}
