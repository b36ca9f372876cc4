import {calibrated} from '../../../models/next/calibration.ts';
import type {OrderTenth} from '../../../models/next/order_questions.ts';
import {type Html, html} from '../../html/html.ts';
import type {Told} from '../../page.ts';

type Speaking = Pick<Told<object>, 'words' | 'formats' | 'language'>;

/** How far the chances of each horizon held, and which of them are too high or too low. */
export const calibrationText = (told: Speaking, tenths: readonly OrderTenth[]): Html[] =>
  [...new Set(tenths.map(each => each.horizon_days))].map(
    days =>
      html`<p class="explained">${sentence(
        told,
        tenths.filter(each => each.horizon_days === days),
      )}</p>`,
  );

function sentence({words, formats, language}: Speaking, own: readonly OrderTenth[]): string {
  const text = words.next.orders.calibrated;
  const {held, tooHigh, tooLow} = calibrated(own);
  const list = (all: readonly OrderTenth[]) =>
    new Intl.ListFormat(language).format(
      all.map(each =>
        text.tenth(
          formats.count(each.tenth),
          formats.percent(each.foretold * 100),
          formats.percent(each.came_share * 100),
        ),
      ),
    );
  return [
    text.held(String(own[0]?.horizon_days), formats.count(held.length), formats.count(own.length)),
    tooHigh.length > 0 ? text.tooHigh(list(tooHigh)) : '',
    tooLow.length > 0 ? text.tooLow(list(tooLow)) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
