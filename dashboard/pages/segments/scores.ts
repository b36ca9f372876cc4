import {
  type Score,
  type ScoredCustomer,
  type ScoreSum,
  scoredCustomers,
  scores as scoreNames,
  scoreSums,
} from '../../../models/portfolio/score_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {pager} from '../../html/pager.ts';
import {unitCell} from '../../html/unit_cell.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {namesFor} from '../../levels.ts';
import {pageOf} from '../../paging.ts';
import {customerLink} from '../customer_link.ts';
import {type AskedHere, type SegmentsAnswer, segmentsHead} from './answer.ts';
import type {View} from './views.ts';
import {noFilter} from './words.ts';

const size = 50;

/** What customers are worth beside money, how each score is spread, and who has most of one. */
export const scores: View = {
  async html(asked, answer) {
    const sums = await scoreSums(asked.db);
    return html`${explained(asked)}
${spreadTable(asked, sums)}
${await customerTable(asked, answer, sums)}`;
  },

  async json(asked, answer) {
    const sums = answer.missing ? [] : await scoreSums(asked.db);
    return jsonWithRows(
      {...segmentsHead(asked, answer), scores: sums},
      await allOf(asked, answer),
      'customers',
    );
  },

  async csv(asked, answer) {
    const {words, formats} = asked;
    const {axis, column: portfolioColumn} = words.portfolio;
    const {column} = words.segments;
    const unit = words.level.column[asked.level.name];
    return {
      headings: [
        ...[unit.customer_id, unit.customer],
        ...scoreNames.flatMap(each => [axis[each]!, `${axis[each]}: ${portfolioColumn.known}`]),
        `${column.revenue} (${formats.currency})`,
        `${column.contribution} (${formats.currency})`,
      ],
      rows: (await allOf(asked, answer)).map((each): Cell[] => [
        ...[each.customer_id, each.customer],
        ...scoreNames.flatMap(score => [each[score], percent(each[`${score}_known`])]),
        ...[each.net_revenue_12_months, each.contribution_4_36_months],
      ]),
    };
  },
};

const percent = (share: number | null) => (share === null ? null : 100 * share);

const orderOf = (asked: AskedHere) => ({
  by: asked.question.sort,
  direction: asked.question.direction,
  names: namesFor(asked),
});

const allOf = async (asked: AskedHere, {missing}: SegmentsAnswer) =>
  missing ? [] : scoredCustomers(asked.db, orderOf(asked));

function explained({words, link}: AskedHere): Html {
  const {explained: text, method} = words.segments.scores;
  const gone = {...noFilter, month: undefined, sort: undefined, direction: undefined};
  return html`<p class="explained">${text} <a href="${link({...gone, view: 'method'}, '/portfolio')}">${method}</a></p>`;
}

function spreadTable({words, formats}: AskedHere, sums: readonly ScoreSum[]): Html {
  const {scores: text} = words.segments;
  const number = (title: string) => html`<th scope="col" class="number">${title}</th>`;
  return html`<section class="customers" aria-labelledby="spread-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="spread-caption">
<table class="ranking named many"><caption id="spread-caption">${text.spread}</caption>
<thead><tr><th scope="col">${text.score}</th>${number(text.rated)}${number(text.unrated)}${number(text.lowest)}${number(text.median)}${number(text.highest)}${number(words.portfolio.column.known)}</tr></thead>
<tbody>${sums.map(
    each =>
      html`<tr><th scope="row">${words.portfolio.axis[each.score]}</th><td class="number">${formats.count(each.customers)}</td><td class="number">${formats.count(each.without)}</td><td class="number">${formats.score(each.lowest_tenth)}</td><td class="number strong">${formats.score(each.median)}</td><td class="number">${formats.score(each.highest_tenth)}</td><td class="number">${formats.count(percent(each.known))}</td></tr>`,
  )}</tbody>
</table></div>
</section>`;
}

async function customerTable(
  asked: AskedHere,
  {groups}: SegmentsAnswer,
  sums: readonly ScoreSum[],
): Promise<Html> {
  const {db, words, formats, question, link} = asked;
  const {scores: text, column} = words.segments;
  const all = (sums[0]?.customers ?? 0) + (sums[0]?.without ?? 0);
  const rows = await pageOf(question.page, {all, size}, (limit, offset) =>
    scoredCustomers(db, {...orderOf(asked), limit, offset}),
  );
  const caption = text.customers(
    formats.count(rows.first),
    formats.count(rows.last),
    formats.count(all),
    formats.currency,
  );
  return html`<section class="customers" aria-labelledby="scored-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="scored-caption">
<table class="ranking named many"><caption id="scored-caption">${caption}</caption>
<thead><tr><th scope="col">${words.level.column[asked.level.name].customer}</th>${scoreNames.map(each => heading(asked, each))}<th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th></tr></thead>
<tbody>${rows.rows.map(each => row(asked, each, groups))}</tbody>
</table></div>
${pager(asked, rows, link)}
</section>`;
}

function heading({words, question, link}: AskedHere, score: Score): Html {
  const name = words.portfolio.axis[score]!;
  const isSorted = question.sort === score;
  const turned = isSorted && question.direction === 'descending' ? 'ascending' : undefined;
  const href = link({sort: score, direction: turned, page: undefined});
  return html`<th scope="col" class="number"${isSorted && html` aria-sort="${question.direction}"`}><a href="${href}" title="${words.lifetimeValue.sortBy(name)}">${name}${isSorted && html`<span aria-hidden="true"> ${question.direction === 'descending' ? '▾' : '▴'}</span>`}</a></th>`;
}

function row(asked: AskedHere, each: ScoredCustomer, groups: ReadonlySet<string>): Html {
  const {formats, question} = asked;
  const href = customerLink(asked, each.customer_id, groups, noFilter);
  const points = (score: Score) =>
    html`<td class="number${score === question.sort && ' strong'}">${formats.score(each[score])}</td>`;
  return html`<tr>${unitCell(each, href)}${scoreNames.map(points)}<td class="number">${formats.amount(each.net_revenue_12_months)}</td><td class="number">${formats.amount(each.contribution_4_36_months)}</td></tr>`;
}
