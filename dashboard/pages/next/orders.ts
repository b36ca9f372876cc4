import {
  type NextOrder,
  nextOrders,
  type OrderQuality,
  type OrderTenth,
  orderQualities,
  orderTenths,
} from '../../../models/next/order_questions.ts';
import {html} from '../../html/html.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {byGroup, levelInJson} from '../../levels.ts';
import {noneOf} from '../none_of.ts';
import {type AskedHere, type Column, csvOfList, listOf} from './columns.ts';
import {calibrationText} from './order_calibration.ts';
import type {View} from './views.ts';

const most = 50;

/** When customers order next; who is overdue comes first. */
export const orders: View = {
  async html(asked) {
    const {words, formats} = asked;
    const text = words.next.orders;
    const all = await rowsOf(asked);
    const [qualities, tenths] = [await orderQualities(asked.db), await orderTenths(asked.db)];
    if (all.length === 0) return html`<p>${await noneOf(asked, ['invoice_lines'], text.none)}</p>`;
    const overdue = all.filter(each => each.is_active && each.overdue_days !== null);
    const expected = (chance: 'chance_30' | 'chance_90') =>
      formats.count(all.reduce((sum, each) => sum + (each[chance] ?? 0), 0));
    const late = formats.count(overdue.length);
    const sums = all.some(each => each.chance_90 !== null)
      ? text.sums(expected('chance_30'), expected('chance_90'), late)
      : text.noSums(late);
    const shown = all.slice(0, most);
    return html`<p>${sums}</p>
<p class="explained">${text.explained}</p>
${qualities.map(each =>
  each.reason === null
    ? html`<p class="explained">${text.quality(String(each.horizon_days), formats.day(each.as_of!), formats.count(each.customers), formats.count(each.foretold_customers), formats.count(each.came), formats.score(each.brier! * 100), formats.score(each.brier_of_base_rate! * 100))}</p>`
    : html`<p class="gap">${text.untried(String(each.horizon_days), words.next.reason[each.reason] ?? each.reason)}</p>`,
)}
${calibrationText(asked, tenths)}
${listOf(asked, {id: 'orders', title: text.table(formats.count(shown.length), formats.count(all.length), formats.currency)}, columnsOf(asked), shown)}
<p class="quiet">${words.next.allInCsv}</p>
${tenths.length > 0 && listOf(asked, {id: 'tenths', title: text.calibration}, tenthColumns(asked), tenths)}`;
  },

  async json(asked) {
    const head = {
      ...jsonHead(asked),
      ...levelInJson(asked.level),
      quality: (await orderQualities(asked.db)) satisfies OrderQuality[],
      calibration: await orderTenths(asked.db),
    };
    return jsonWithRows(head, await rowsOf(asked), 'orders');
  },

  csv: async asked => csvOfList(columnsOf(asked), await rowsOf(asked)),
};

const rowsOf = ({db, who, level}: AskedHere) =>
  nextOrders(db, {personal: who.personal, byGroup: byGroup(level)});

function columnsOf({words, formats, level}: AskedHere): Column<NextOrder>[] {
  const {column, basis, reason} = words.next;
  const unit = words.level.column[level.name];
  return [
    {
      heading: unit.customer,
      kind: 'text',
      of: row => row.customer,
      customer: row => row.customer_id,
    },
    {heading: unit.customer_id, kind: 'text', of: row => row.customer_id, isQuiet: true},
    {heading: column.overdue, kind: 'count', of: row => row.overdue_days},
    {
      heading: `${column.yearly} (${formats.currency})`,
      kind: 'amount',
      of: row => row.yearly_contribution,
    },
    {heading: column.expected_on, kind: 'day', of: row => row.expected_on},
    {heading: column.chance_30, kind: 'share', of: row => row.chance_30},
    {heading: column.chance_90, kind: 'share', of: row => row.chance_90},
    {heading: column.last_order, kind: 'day', of: row => row.last_order_on},
    {heading: column.silence, kind: 'count', of: row => row.silence_days},
    {heading: column.rhythm, kind: 'count', of: row => row.median_gap_days},
    {heading: column.long_gap, kind: 'count', of: row => row.long_gap_days},
    {
      heading: column.basis,
      kind: 'text',
      of: row => (row.basis ? basis[row.basis] : (reason[row.reason ?? ''] ?? row.reason)),
    },
    {heading: column.active, kind: 'yes', of: row => row.is_active},
  ];
}

const tenthColumns = ({words}: AskedHere): Column<OrderTenth>[] => {
  const {column} = words.next;
  return [
    {heading: column.horizon_days, kind: 'count', of: row => row.horizon_days},
    {heading: column.tenth, kind: 'count', of: row => row.tenth},
    {heading: column.customers, kind: 'count', of: row => row.customers},
    {heading: column.foretold, kind: 'share', of: row => row.foretold},
    {heading: column.came, kind: 'share', of: row => row.came_share},
  ];
};
