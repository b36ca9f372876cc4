import type {Link} from '../link.ts';
import {type Html, html} from './html.ts';

interface View {
  /** As the address says it; undefined: the page's own. */
  name: string | undefined;
  title: string;
}

/** The views of one page, each with an address of its own. */
export const viewChooser = (views: readonly View[], now: string | undefined, link: Link): Html =>
  html`<nav class="views">${views.map(
    ({name, title}) =>
      html`<a href="${link({view: name, page: undefined, part: undefined})}"${name === now && html` aria-current="page"`}>${title}</a>`,
  )}</nav>`;
