import type {Config} from 'vega-lite';
import type {Language} from '../../company/settings.ts';

/** Colours follow the page's light or dark scheme; the second value is for an SVG on its own. */
export const colour = {
  accent: 'var(--accent, #1d5f8a)',
  loss: 'var(--red, #b3261e)',
  text: 'var(--text, #1b2229)',
  muted: 'var(--muted, #56616c)',
  grid: 'var(--line, #dfe4e8)',
  paper: 'var(--paper, #ffffff)',
};

const numbers = {
  de: {decimal: ',', thousands: '.', grouping: [3], currency: ['', '\u00a0€'] as [string, string]},
  en: {decimal: '.', thousands: ',', grouping: [3], currency: ['€', ''] as [string, string]},
};

/** Belongs to the spec and not to Vega, so that pages of two languages can be drawn at once. */
export const chartConfig = (language: Language): Config => ({
  locale: {number: numbers[language]},
  background: 'transparent',
  font: 'Inter, sans-serif',
  // The page describes the chart as a whole, and its table says everything.
  aria: false,
  mark: {aria: false},
  view: {stroke: null},
  axis: {
    aria: false,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 400,
    labelColor: colour.muted,
    titleColor: colour.muted,
    gridColor: colour.grid,
    domainColor: colour.grid,
    tickColor: colour.grid,
    titlePadding: 10,
  },
});
