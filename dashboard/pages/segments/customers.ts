import {
  countSegmented,
  type SegmentedCustomer,
  segmentedCustomers,
} from '../../../models/portfolio/segment_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {namesFor} from '../../levels.ts';
import {pageOf} from '../../paging.ts';
import {customerLink} from '../customer_link.ts';
import type {AskedHere, SegmentsAnswer} from './answer.ts';
import {segmentsHead} from './answer.ts';
import type {View} from './views.ts';
import {clusterName, noFilter} from './words.ts';

const size = 50;

/** Customers with all that they belong to; those of one kind, where one is asked for. */
export const customers: View = {
  async html(asked, {groups}) {
    const {db, words, formats, question, link} = asked;
    const {column} = words.segments;
    const all = await countSegmented(db, question);
    const rows = await pageOf(question.page, {all, size}, (limit, offset) =>
      segmentedCustomers(db, question, {names: namesFor(asked), limit, offset}),
    );
    const caption = words.segments.customers(
      formats.count(rows.first),
      formats.count(rows.last),
      formats.count(all),
      formats.currency,
    );
    return html`${filterView(asked)}
<section class="customers" aria-labelledby="segmented-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="segmented-caption">
<table class="ranking named many"><caption id="segmented-caption">${caption}</caption>
<thead><tr><th scope="col">${words.level.column[asked.level.name].customer}</th><th scope="col">${column.abc_class}</th><th scope="col">${column.contribution_class}</th><th scope="col">${column.rfm}</th><th scope="col">${column.cluster}</th><th scope="col">${column.stage}</th><th scope="col">${column.since}</th><th scope="col">${column.stage_before}</th><th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th></tr></thead>
<tbody>${rows.rows.map(each => row(asked, each, groups))}</tbody>
</table></div>
${pager(asked, rows, link)}
</section>`;
  },

  json: async (asked, answer) =>
    jsonWithRows(segmentsHead(asked, answer), await allOf(asked, answer), 'customers'),

  async csv(asked, answer) {
    const {words, formats} = asked;
    const {column, stage} = words.segments;
    const unit = words.level.column[asked.level.name];
    return {
      headings: [
        ...[unit.customer_id, unit.customer, column.abc_class, column.contribution_class],
        ...[column.rfm, column.cluster, column.stage, column.since, column.longer],
        column.stage_before,
        `${column.revenue} (${formats.currency})`,
        `${column.contribution} (${formats.currency})`,
      ],
      rows: (await allOf(asked, answer)).map((each): Cell[] => [
        each.customer_id,
        each.customer,
        each.abc_class,
        each.contribution_class,
        each.rfm,
        each.cluster && clusterName(asked, each.cluster),
        each.lifecycle_stage && stage[each.lifecycle_stage]!,
        each.since,
        each.is_longer,
        each.stage_before && stage[each.stage_before]!,
        each.net_revenue_12_months,
        each.contribution_4_36_months,
      ]),
    };
  },
};

const allOf = async (asked: AskedHere, {missing}: SegmentsAnswer) =>
  missing ? [] : segmentedCustomers(asked.db, asked.question, {names: namesFor(asked)});

/** What the list is of, and the way to all. */
export function filterView(asked: AskedHere): Html | null {
  const {words, question, link} = asked;
  const {column, stage, only, everybody} = words.segments;
  const {abc_class, contribution_class, rfm, cluster, stage: own} = question;
  const parts = [
    abc_class && `${column.abc_class} ${abc_class}`,
    contribution_class && `${column.contribution_class} ${contribution_class}`,
    rfm && `${column.rfm} ${rfm}`,
    cluster && `${column.cluster}: ${clusterName(asked, cluster)}`,
    own && `${column.stage}: ${stage[own]}`,
  ].filter(each => each !== undefined);
  if (parts.length === 0) return null;
  return html`<p>${only} ${parts.join(' · ')} · <a href="${link(noFilter)}">${everybody}</a></p>`;
}

function row(asked: AskedHere, each: SegmentedCustomer, groups: ReadonlySet<string>): Html {
  const {words, formats} = asked;
  const {stage, column} = words.segments;
  const href = customerLink(asked, each.customer_id, groups, noFilter);
  const isLoss = Number(each.contribution_4_36_months ?? 0) < 0;
  const none = words.noValue;
  return html`<tr class="${isLoss && 'loss'}">${unitCell(each, href)}<td>${each.abc_class ?? none}</td><td>${each.contribution_class ?? none}</td><td>${each.rfm ?? none}</td><td>${each.cluster ? clusterName(asked, each.cluster) : none}</td><td>${stage[each.lifecycle_stage ?? ''] ?? none}</td><td>${each.since ? formats.shortDay(each.since) : none}${each.is_longer && html` <span class="quiet">${column.longer}</span>`}</td><td>${stage[each.stage_before ?? ''] ?? none}</td><td class="number">${formats.amount(each.net_revenue_12_months)}</td><td class="number">${formats.amount(each.contribution_4_36_months)}</td></tr>`;
}
