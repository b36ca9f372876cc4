import type {Chart} from '../charts/render.ts';
import {Html, html, jsonBlock} from './html.ts';

/** A drawn chart, which a browser with script makes interactive in the same place. */
export const chartElement = ({svg, spec}: Chart, description: string, look: 'wide' | 'narrow') =>
  html`<vega-chart class="${look}"><div class="drawn" role="img" aria-label="${description}">${new Html(svg)}</div><script type="application/json">${jsonBlock(spec)}</script></vega-chart>`;
