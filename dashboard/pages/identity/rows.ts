import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import type {RowPage} from '../../paging.ts';
import type {AskedHere, IdentityRow} from './answer.ts';

/** The delivered customers, a page at a time; `form` is the form that the buttons belong to. */
export function rowsView(
  asked: AskedHere,
  page: RowPage<IdentityRow>,
  all: number,
  form: string | undefined,
): Html {
  const {words, formats} = asked;
  const {identityPage: text} = words;
  const {column} = text;
  if (page.rows.length === 0) {
    return html`<div class="empty"><p><strong>${text.none}</strong></p></div>`;
  }
  const caption = text.caption(
    ...([page.first, page.last, all].map(formats.count) as [string, string, string]),
  );
  return html`<section class="customers">
<div class="scroll" tabindex="0" role="region" aria-labelledby="identities">
<table class="ranking"><caption id="identities">${caption}</caption>
<thead><tr><th scope="col">${column.source}</th><th scope="col">${column.delivered_id}</th><th scope="col">${column.customer_id}</th><th scope="col">${column.rule}</th><th scope="col">${column.matched_with}</th><th scope="col">${column.doubt}</th>${form && html`<th scope="col">${column.act}</th>`}</tr></thead>
<tbody>${page.rows.map(each => row(asked, each, form))}</tbody>
</table></div>
${pager(asked, page, asked.link)}
</section>`;
}

function row(asked: AskedHere, each: IdentityRow, form: string | undefined): Html {
  const {words} = asked;
  const {identityPage: text} = words;
  return html`<tr><td><bdi>${each.source}</bdi></td><th scope="row">${named(each.delivered_id, each.delivered_name)}</th><td>${named(each.customer_id, each.customer_name)}</td><td>${text.rule[each.rule] ?? each.rule}</td><td>${each.matched_with !== null && html`<bdi>${each.matched_with}</bdi>`}</td><td>${doubt(asked, each, form)}</td>${form && html`<td>${split(asked, each, form)}</td>`}</tr>`;
}

const named = (id: string, name: string | null | undefined) =>
  name ? html`<bdi>${name}</bdi> <bdi class="id">${id}</bdi>` : html`<bdi>${id}</bdi>`;

/** Whom a rule would have to choose between; each leads to the form that decides it. */
function doubt(
  {words, link}: AskedHere,
  {delivered_id, doubtful_rule, candidates}: IdentityRow,
  form: string | undefined,
): Html | null {
  if (doubtful_rule === null || candidates === null) return null;
  const {identityPage: text} = words;
  const others = candidates.split(', ').map((other, index) => {
    const to = link({one: delivered_id, other, written: undefined, refused: undefined});
    const isName = form !== undefined && other !== '…';
    return html`${index > 0 && ', '}${isName ? html`<a href="${to}#decide"><bdi>${other}</bdi></a>` : html`<bdi>${other}</bdi>`}`;
  });
  return html`${text.doubt(text.rule[doubtful_rule] ?? doubtful_rule)} ${others}`;
}

/** A rule's match can be split; a decision is withdrawn below, and one number is one customer. */
function split(
  {words}: AskedHere,
  {delivered_id, matched_with, rule}: IdentityRow,
  form: string,
): Html | null {
  if (matched_with === null || rule === 'decision' || matched_with === delivered_id) return null;
  const {identityPage: text} = words;
  const label = `${text.split}: ${delivered_id}, ${matched_with}`;
  return html`<button type="submit" form="${form}" name="act" value="${act('different', delivered_id, matched_with)}" aria-label="${label}">${text.split}</button>`;
}

/** What a button in a table sends: what is decided, and of whom. */
export const act = (decision: string, one: string, other: string): string =>
  [decision, encodeURIComponent(one), encodeURIComponent(other)].join(' ');
