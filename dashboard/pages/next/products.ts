import {
  type Advice,
  type AdviceQuality,
  adviceQualities,
  advice as readAdvice,
} from '../../../models/next/questions.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {type AskedHere, type Column, csvOfList, listOf} from './columns.ts';
import type {View} from './views.ts';

const most = 50;

/** What to offer each customer next. */
export const products: View = {
  async html(asked) {
    const {words, formats} = asked;
    const text = words.next.products;
    const all = await rowsOf(asked);
    const advised = all.filter(({item}) => item !== null);
    const shown = advised.slice(0, most);
    const customers = new Set(advised.map(({customer_id}) => customer_id)).size;
    return html`<p>${text.sums(formats.count(customers), formats.count(all.length - advised.length))}</p>
<p class="explained">${text.explained}</p>
${qualityView(asked, await adviceQualities(asked.db))}
${
  shown.length > 0 &&
  html`${listOf(asked, {id: 'advice', title: text.table(formats.count(shown.length), formats.count(advised.length), formats.currency)}, columnsOf(asked), shown)}
<p class="quiet">${words.next.allInCsv}</p>`
}`;
  },

  async json(asked) {
    const head = {...jsonHead(asked), quality: await adviceQualities(asked.db)};
    return jsonWithRows(head, await rowsOf(asked), 'advice');
  },

  csv: async asked => csvOfList(columnsOf(asked), await rowsOf(asked)),
};

const rowsOf = ({db, who}: AskedHere) => readAdvice(db, {personal: who.personal});

/** Whether such advice was worth more than naming everybody the same. */
function qualityView({words, formats}: AskedHere, qualities: readonly AdviceQuality[]): Html {
  const text = words.next.products;
  const [rule, sold] = ['rule', 'most_sold'].map(method =>
    qualities.find(each => each.method === method),
  );
  if (!rule || !sold) return html``;
  if (rule.reason !== null)
    return html`<p class="gap">${text.untried(words.next.reason[rule.reason] ?? rule.reason)}</p>`;
  const percent = (share: number | null) => formats.percent(share === null ? null : share * 100);
  const told = text.quality(
    formats.day(rule.tested_from!),
    String(rule.horizon_months),
    formats.count(rule.customers),
    percent(rule.hit_rate),
    percent(rule.hit_rate_low),
    percent(rule.hit_rate_high),
    percent(sold.hit_rate),
    formats.count(rule.foretold),
    formats.count(rule.hits),
  );
  const correction = (factor: number) =>
    factor !== 1 && html` ${text.corrected(formats.amount(factor))}`;
  return html`<p class="explained">${told}${correction(rule.factor ?? 1)}</p>
${rule.hits < sold.hits && html`<p class="gap">${text.worse}</p>`}`;
}

function columnsOf({words, formats}: AskedHere): Column<Advice>[] {
  const {column, reason} = words.next;
  return [
    {
      heading: column.customer,
      kind: 'text',
      of: row => row.customer,
      customer: row => row.customer_id,
    },
    {heading: column.customer_id, kind: 'text', of: row => row.customer_id, isQuiet: true},
    {
      heading: column.product,
      kind: 'text',
      of: row => (row.item_name ? `${row.item_name} (${row.item})` : row.item),
    },
    {
      heading: column.because,
      kind: 'text',
      of: row =>
        row.antecedent_name ? `${row.antecedent_name} (${row.antecedent})` : row.antecedent,
    },
    {heading: column.chance, kind: 'share', of: row => row.chance},
    {heading: column.horizon_months, kind: 'count', of: row => row.horizon_months},
    {
      heading: `${column.expected_contribution} (${formats.currency})`,
      kind: 'amount',
      of: row => row.expected_contribution,
    },
    {heading: column.confidence, kind: 'share', of: row => row.confidence},
    {heading: column.lift, kind: 'number', of: row => row.lift},
    {
      heading: column.reason,
      kind: 'text',
      of: row => row.reason && (reason[row.reason] ?? row.reason),
      isQuiet: true,
    },
  ];
}
