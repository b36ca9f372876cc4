import type {Messages} from '../../company/messages/index.ts';
import type {KpiStatus} from '../../warehouse/tables.ts';
import {Html, html} from './html.ts';

/** Each colour has a shape of its own and is named in words: nobody has to tell red from green. */
const shapes: Record<KpiStatus, Html> = {
  green: new Html('<circle cx="8" cy="8" r="6"/>'),
  yellow: new Html('<path d="M8 1.8 14.8 14H1.2Z"/>'),
  red: new Html('<path d="M8 1 15 8 8 15 1 8Z"/>'),
  no_data: new Html('<circle cx="8" cy="8" r="5.5" class="ring"/>'),
};

/** A colour with its shape, and the word that says what it means here. */
export const light = (status: KpiStatus, word: string): Html =>
  html`<span class="light ${status}"><svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">${shapes[status]}</svg><span>${word}</span></span>`;

export const trafficLight = (status: KpiStatus, {status: words}: Messages): Html =>
  light(status, words[status]);
