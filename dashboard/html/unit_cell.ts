import {type Html, html} from './html.ts';

interface Unit {
  customer_id: string;
  /** Its name, or its number where nobody knows one. */
  customer: string;
}

/** Heads a row with a customer, or what counts as one, and leads to its page where it has one. */
export function unitCell({customer_id, customer}: Unit, href: string | undefined): Html {
  const name = html`<bdi>${customer}</bdi>`;
  return html`<th scope="row">${href ? html`<a href="${href}">${name}</a>` : name}${customer !== customer_id && html` <bdi class="id">${customer_id}</bdi>`}</th>`;
}
