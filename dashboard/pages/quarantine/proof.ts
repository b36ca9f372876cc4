import type {Decimal} from '../../../warehouse/decimal.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {Balance, DeliveryAnswer, MoneyBalance, QuarantineAnswer} from './answer.ts';
import {foreign, inEnglish} from './reason.ts';

/** The worst; a table of hundreds would hide the reasons below it. */
const shown = 20;

/** Row by row and amount by amount: what was delivered is loaded, in quarantine, or a duplicate. */
export function proofView(asked: Asked<object>, answer: QuarantineAnswer): Html {
  const {words, formats} = asked;
  const {proof: text} = words.quarantinePage;
  const {deliveries} = answer;
  return html`<section class="customers" aria-labelledby="proof">
<div class="scroll" tabindex="0" role="region" aria-labelledby="proof">
<table class="ranking"><caption id="proof">${text.title}</caption>
<thead><tr><th scope="col">${text.check}</th><th scope="col">${text.subject}</th><th scope="col" class="number">${text.delivered}</th><th scope="col" class="number">${text.loaded}</th><th scope="col" class="number">${text.quarantined}</th><th scope="col" class="number">${text.duplicate}</th></tr></thead>
${deliveries.slice(0, shown).map(each => delivery(asked, each))}
<tfoot>${totals(asked, answer)}</tfoot>
</table></div>
${partsCheck(asked, answer)}
<p class="check quiet">${text.readable}${deliveries.length > shown && html` ${text.some(formats.count(shown), formats.count(deliveries.length))}`}</p>
</section>`;
}

function delivery(asked: Asked<object>, each: DeliveryAnswer): Html {
  const {words, formats} = asked;
  const {proof: text} = words.quarantinePage;
  return html`<tbody>
<tr class="objective"><th scope="rowgroup" colspan="6">${foreign(each.stream)} <span class="id">${foreign(each.file)}, ${text.received(formats.moment(each.received_at))}</span>${notes(asked, each)}</th></tr>
${balance(asked, html`${text.rows}`, each.rows, formats.count)}
${each.money.filter(isMoved).map(sums => balance(asked, sumOf(asked, sums.column_name), sums, exactly(asked)))}
</tbody>`;
}

/** A column that a source leaves empty has nothing to prove; the JSON has it. */
const isMoved = ({delivered, loaded, quarantined, duplicate}: MoneyBalance) =>
  [delivered, loaded, quarantined, duplicate].some(each => Number(each) !== 0);

const sumOf = ({words}: Asked<object>, column: string) =>
  html`${words.quarantinePage.proof.sum} <code>${foreign(column)}</code>`;

/** What was odd about a delivery, and who let it count all the same. */
function notes({words}: Asked<object>, {warnings, doubts, accepted_by}: DeliveryAnswer): Html {
  const {proof: text} = words.quarantinePage;
  return html`${warnings !== '' && html`<p class="reason">${text.warnings}: ${inEnglish(warnings)}</p>`}
${accepted_by !== null && html`<p class="reason">${text.accepted} ${foreign(accepted_by)}${doubts !== '' && html`, ${text.although}: ${inEnglish(doubts)}`}</p>`}`;
}

function totals(asked: Asked<object>, {total}: QuarantineAnswer): Html[] {
  const {words, formats} = asked;
  const {proof: text} = words.quarantinePage;
  const all = html`${text.all(formats.count(total.deliveries))}: ${text.rows}`;
  return [
    balance(asked, all, total.rows, formats.count, 'counted'),
    ...total.money.filter(isMoved).map(each => {
      const subject = html`${foreign(each.stream)}: ${sumOf(asked, each.column_name)}`;
      return balance(asked, subject, each, exactly(asked));
    }),
  ];
}

function balance<Amount>(
  {words}: Asked<object>,
  subject: Html,
  {delivered, loaded, quarantined, duplicate, holds}: Balance<Amount>,
  write: (amount: Amount) => string,
  look?: string,
): Html {
  const {proof: text} = words.quarantinePage;
  const verdict = holds
    ? html`<span role="img" aria-label="${text.holds}">✓</span>`
    : html`<span class="warn">✗ ${text.fails}</span>`;
  return html`<tr${look && html` class="${look}"`}><td>${verdict}</td><th scope="row">${subject}</th>${[delivered, loaded].map(each => html`<td class="number">${write(each)}</td>`)}<td class="number strong">${write(quarantined)}</td><td class="number">${write(duplicate)}</td></tr>`;
}

/** With every digit that is not zero: a proof does not round. */
function exactly({formats}: Asked<object>): (amount: Decimal) => string {
  const digits = {minimumFractionDigits: 2, maximumFractionDigits: 10};
  const format = new Intl.NumberFormat(formats.locale, digits);
  return amount => format.format(amount.text as never);
}

/** The rows below are those that the deliveries count, and those that SQL has set aside. */
function partsCheck({words, formats}: Asked<object>, {quarantined, total}: QuarantineAnswer): Html {
  const {proof: text} = words.quarantinePage;
  const {rows, from_deliveries, from_staging, holds} = quarantined;
  const said = text.parts(
    formats.count(rows),
    formats.count(from_deliveries),
    formats.count(from_staging),
  );
  return html`<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${said}. ${!holds && text.unequal(formats.count(total.rows.quarantined))}</p>`;
}
