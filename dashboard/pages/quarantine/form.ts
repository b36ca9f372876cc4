import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {QuarantineAnswer, Reason} from './answer.ts';
import {wholeRow} from './queries.ts';
import type {QuarantineQuestion} from './question.ts';
import {translatedReason} from './reason.ts';

type AskedHere = Asked<QuarantineQuestion>;
type Name = 'stream' | 'column' | 'reason';

/** A list with a thousand entries helps nobody; the rare ones are in the JSON. */
const most = 100;

/** Chooses rows by stream, column and reason; a plain form, so that it works without script. */
export function quarantineForm(asked: AskedHere, {possible}: QuarantineAnswer): Html {
  const {words, question, link} = asked;
  const {lang, stream, column} = question;
  const {rows: text} = words.quarantinePage;
  const ofStream = possible.filter(each => stream === undefined || each.stream === stream);
  const ofColumn = ofStream.filter(each => column === undefined || columnOf(each) === column);
  const isChosen = stream ?? column ?? question.reason;
  const all = link({stream: undefined, column: undefined, reason: undefined, page: undefined});
  return html`<form class="chooser" method="get" action="/quarantine#rows">
${lang && html`<input type="hidden" name="lang" value="${lang}">`}
${choice('stream', possible.map(streamOf), each => each)}
${choice('column', ofStream.map(columnOf), each => (each === wholeRow ? text.wholeRow : each))}
${choice('reason', ofColumn.map(reasonOf), each => translatedReason(each, words) ?? each)}
<button type="submit">${words.page.show}</button>
${isChosen !== undefined && html`<a href="${all}#rows">${text.all}</a>`}
</form>`;

  function choice(name: Name, values: string[], said: (value: string) => string): Html {
    const chosen = question[name];
    const known = [...new Set([...(chosen === undefined ? [] : [chosen]), ...values])];
    return html`<label><span class="quiet">${words.quarantinePage.column[name]}</span> <select name="${name}"><option value="">${text.any}</option>${known
      .slice(0, most)
      .map(
        each =>
          html`<option value="${each}"${each === chosen && html` selected`}>${short(said(each))}</option>`,
      )}</select></label>`;
  }
}

const streamOf = ({stream}: Reason) => stream;
const columnOf = ({column_name}: Reason) => column_name ?? wholeRow;
const reasonOf = ({reason}: Reason) => reason;

/** A select is as wide as its longest entry, and a telephone is narrow; the end tells them apart. */
const short = (text: string) =>
  text.length <= 32 ? text : `${text.slice(0, 18).trimEnd()} … ${text.slice(-11).trimStart()}`;
