import type {Told} from '../page.ts';
import type {Paging} from '../paging.ts';
import {type Html, html} from './html.ts';

/** Leads to the other pages of a table; `link` makes the address of one. */
export function pager(
  {words, formats}: Pick<Told<object>, 'words' | 'formats'>,
  {page, pages}: Paging,
  link: (changes: {page: number | undefined}) => string,
): Html | null {
  if (pages === 1) return null;
  const {pager: text} = words;
  const to = (label: string, target: number) =>
    target === page || target < 1 || target > pages
      ? html`<span class="off">${label}</span>`
      : html`<a href="${link({page: target === 1 ? undefined : target})}">${label}</a>`;
  return html`<nav class="pager" aria-label="${text.label}">${to(text.first, 1)} ${to(text.previous, page - 1)} <span>${text.pageOf(formats.count(page), formats.count(pages))}</span> ${to(text.next, page + 1)} ${to(text.last, pages)}</nav>`;
}
