import type {TopLevelSpec} from 'vega-lite';
import type {Language} from '../../company/settings.ts';
import {chartConfig, colour} from './config.ts';

export interface StageCount {
  /** ISO day. */
  as_of: string;
  /** In the words of the page. */
  day: string;
  stage: string;
  customers: number;
  text: string;
}

interface Look {
  language: Language;
  words: {day: string; stage: string; customers: string};
  /** From the lowest part of a bar to the highest, in the words of the page. */
  stages: readonly string[];
  width: number;
  height: number;
}

/** Bars of customers by stage, one for each day. */
export function lifeStages(counts: readonly StageCount[], look: Look): TopLevelSpec {
  const {language, words, stages, width, height} = look;
  const days = [...new Set(counts.map(each => each.day))];
  const values = counts.map(each => ({...each, order: stages.indexOf(each.stage)}));
  return {
    width,
    height,
    autosize: {type: 'fit', contains: 'padding'},
    padding: {left: 4, right: 12, top: 4, bottom: 4},
    config: chartConfig(language),
    data: {values},
    mark: {type: 'bar', stroke: colour.paper, strokeWidth: 1},
    encoding: {
      x: {
        field: 'day',
        type: 'ordinal',
        sort: days,
        title: null,
        axis: {
          labelAngle: 0,
          labelOverlap: true,
          ticks: false,
          ...(width < 500 ? {values: days.filter((_, at) => at % 4 === 0)} : {}),
        },
      },
      y: {
        field: 'customers',
        type: 'quantitative',
        title: words.customers,
        axis: {domain: false, ticks: false, format: ',d', tickMinStep: 1},
      },
      order: {field: 'order'},
      color: {
        field: 'stage',
        type: 'nominal',
        scale: {domain: [...stages], range: shades.slice(0, stages.length)},
        sort: [...stages],
        legend: {
          title: null,
          orient: 'top',
          labelFontSize: 12,
          labelColor: colour.text,
          ...(width < 500 ? {columns: 3} : {}),
        },
      },
      tooltip: [
        {field: 'day', title: words.day},
        {field: 'stage', title: words.stage},
        {field: 'text', title: words.customers},
      ],
    },
  };
}

/** New, growing, steady, star, declining, won back; they differ in lightness, too. */
const shades = ['#8fc1a9', '#3d8b6e', '#9aa7b3', '#1d5f8a', '#c9745f', '#d9b44a'];
