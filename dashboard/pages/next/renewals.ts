import {
  type Renewal,
  type RenewalSum,
  renewals as readRenewals,
  renewalSums,
} from '../../../models/next/renewal_questions.ts';
import {html} from '../../html/html.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {byGroup, levelInJson} from '../../levels.ts';
import {noneOf} from '../none_of.ts';
import {type AskedHere, type Column, csvOfList, listOf} from './columns.ts';
import {readQualities, renewalQualityView} from './renewal_quality.ts';
import type {View} from './views.ts';

const most = 50;

/** Which contracts are renewed or end, and which machines are due. */
export const renewals: View = {
  async html(asked) {
    const {words, formats} = asked;
    const text = words.next.renewals;
    const all = await rowsOf(asked);
    if (all.length === 0)
      return html`<p>${await noneOf(asked, ['subscriptions', 'installed_base'], text.none)}</p>`;
    const sums = listOf(
      asked,
      {id: 'sums', title: text.sums(formats.currency)},
      sumColumns(asked),
      await renewalSums(asked.db),
    );
    const parts = (['contracts', 'machines'] as const).map(part => {
      const own = all.filter(each => isContract(each) === (part === 'contracts'));
      const shown = own.slice(0, most);
      const title = text[part](
        formats.count(shown.length),
        formats.count(own.length),
        formats.currency,
      );
      return own.length > 0 && listOf(asked, {id: part, title}, columnsOf(asked), shown);
    });
    return html`<p class="explained">${text.explained}</p>
${await renewalQualityView(asked)}
${sums}
${parts}
<p class="quiet">${words.next.allInCsv}</p>`;
  },

  json: async asked =>
    jsonWithRows(
      {
        ...jsonHead(asked),
        ...levelInJson(asked.level),
        quality: await readQualities(asked),
        sums: await renewalSums(asked.db),
      },
      await rowsOf(asked),
      'renewals',
    ),

  csv: async asked => csvOfList(columnsOf(asked), await rowsOf(asked)),
};

const isContract = ({kind}: Renewal) => kind !== 'service' && kind !== 'warranty_end';

const rowsOf = ({db, who, level}: AskedHere) =>
  readRenewals(db, {personal: who.personal, byGroup: byGroup(level)});

function columnsOf({words, level}: AskedHere): Column<Renewal>[] {
  const {column, kind} = words.next;
  const unit = words.level.column[level.name];
  return [
    {
      heading: unit.customer,
      kind: 'text',
      of: row => row.customer,
      customer: row => row.customer_id,
    },
    {heading: unit.customer_id, kind: 'text', of: row => row.customer_id, isQuiet: true},
    {heading: column.kind, kind: 'text', of: row => kind[row.kind]},
    {heading: column.reference, kind: 'text', of: row => row.reference},
    {heading: column.due_on, kind: 'day', of: row => row.due_on},
    {heading: column.notice_until, kind: 'day', of: row => row.notice_until},
    {heading: column.tier, kind: 'text', of: row => row.tier},
    {heading: column.renewal_chance, kind: 'share', of: row => row.chance},
    {heading: column.value, kind: 'amount', of: row => row.value},
    {heading: column.expected_value, kind: 'amount', of: row => row.expected_value},
    {heading: column.has_contract, kind: 'yes', of: row => row.has_contract, isQuiet: true},
  ];
}

const sumColumns = ({words}: AskedHere): Column<RenewalSum>[] => {
  const {column, kind} = words.next;
  return [
    {heading: column.kind, kind: 'text', of: row => kind[row.kind]},
    {heading: column.cases, kind: 'count', of: row => row.cases},
    {heading: column.value, kind: 'amount', of: row => row.value},
    {heading: column.expected_value, kind: 'amount', of: row => row.expected_value},
  ];
};
