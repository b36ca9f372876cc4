import {type Affinity, affinities, affinityQuality} from '../../../models/next/questions.ts';
import {html} from '../../html/html.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {noneOf} from '../none_of.ts';
import {type AskedHere, type Column, csvOfList, listOf} from './columns.ts';
import type {View} from './views.ts';

const most = 100;

/** What is bought together. */
export const affinity: View = {
  async html(asked) {
    const {db, words, formats} = asked;
    const text = words.next.affinity;
    const found = await affinityQuality(db);
    if (found.reason !== null) {
      const why = words.next.reason[found.reason] ?? found.reason;
      const isBare = found.reason === 'no_basket';
      return html`<p class="gap">${text.none(isBare ? await noneOf(asked, ['invoice_lines'], why) : why)}</p>`;
    }
    const rules = await affinities(db);
    const shown = rules.slice(0, most);
    const learnt = text.learnt(
      formats.count(found.baskets),
      formats.month(found.first_month!),
      formats.month(found.last_month!),
      formats.count(found.fewest_baskets),
      formats.count(found.baskets_of_one),
    );
    return html`<p>${text.sums(formats.count(found.rules), formats.count(found.clear_rules))} ${learnt}</p>
<p class="explained">${text.explained}</p>
${listOf(asked, {id: 'rules', title: text.table(formats.count(shown.length), formats.count(rules.length))}, columnsOf(asked), shown)}
<p class="quiet">${words.next.allInCsv}</p>`;
  },

  async json(asked) {
    const head = {...jsonHead(asked), quality: await affinityQuality(asked.db)};
    return jsonWithRows(head, await affinities(asked.db), 'rules');
  },

  csv: async asked => csvOfList(columnsOf(asked), await affinities(asked.db)),
};

const titled = (item: string, name: string | null) => (name ? `${name} (${item})` : item);

function columnsOf({words}: AskedHere): Column<Affinity>[] {
  const {column} = words.next;
  return [
    {
      heading: column.antecedent,
      kind: 'text',
      of: row => titled(row.antecedent, row.antecedent_name),
    },
    {
      heading: column.consequent,
      kind: 'text',
      of: row => titled(row.consequent, row.consequent_name),
    },
    {heading: column.baskets, kind: 'count', of: row => row.baskets_both},
    {heading: column.support, kind: 'share', of: row => row.support, isQuiet: true},
    {heading: column.confidence, kind: 'share', of: row => row.confidence},
    {heading: column.lift, kind: 'number', of: row => row.lift},
    {heading: column.lift_within, kind: 'number', of: row => row.lift_within_month},
    {heading: column.leverage, kind: 'number', of: row => row.leverage, isQuiet: true},
    {heading: column.conviction, kind: 'number', of: row => row.conviction},
    {heading: column.clear, kind: 'yes', of: row => row.is_clear},
  ];
}
