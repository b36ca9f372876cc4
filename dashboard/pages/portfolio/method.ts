import {type Criterion, criteria} from '../../../models/portfolio/questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, PortfolioAnswer} from './answer.ts';
import {portfolioHead} from './head.ts';
import type {View} from './views.ts';

/** What axes and scores are made of, and of how many customers each criterion is known. */
export const method: View = {
  async html(asked, answer) {
    const {words, formats, language} = asked;
    const {method: text, moves} = words.portfolio;
    const ofMoves = answer.closedMonths.length > 0 ? moves.closed.moves : moves.explained;
    const cuts = (name: 'attractiveness_from' | 'position_from') =>
      new Intl.ListFormat(language).format(
        [...new Set(answer.cells.map(({borders}) => borders[name]))]
          .filter(each => each > 0)
          .sort((a, b) => a - b)
          .map(formats.score),
      );
    return html`<p class="explained">${text.explained}</p>
<p class="explained">${text.cuts(cuts('attractiveness_from'), cuts('position_from'))} ${ofMoves}</p>
${table(asked, await criteria(asked.db))}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(portfolioHead(asked, answer), await criteriaOf(asked, answer), 'criteria'),

  async csv(asked, answer) {
    const {column, axis} = asked.words.portfolio;
    return {
      headings: [
        ...[column.axis, column.criterion, column.weight],
        ...[column.from_value, column.to_value, column.known],
      ],
      rows: (await criteriaOf(asked, answer)).map((each): Cell[] => [
        axis[each.axis]!,
        nameOf(asked, each),
        100 * each.weight,
        each.from_value,
        each.to_value,
        each.known_share,
      ]),
    };
  },
};

const criteriaOf = async ({db}: AskedHere, {missing}: PortfolioAnswer) =>
  missing === 'older_snapshot' ? [] : criteria(db);

const nameOf = ({words}: AskedHere, {criterion, attribute}: Criterion) =>
  attribute ?? words.portfolio.measure[criterion] ?? criterion;

function table(asked: AskedHere, all: readonly Criterion[]): Html {
  const {words, formats} = asked;
  const {column, axis, method: text} = words.portfolio;
  const plain = (value: number) => formats.score(value).replace(/[.,]0$/, '');
  const scale = ({from_value: from, to_value: to, more_is_better: isUp}: Criterion) =>
    from !== null && to !== null
      ? text.range(plain(from), plain(to))
      : text.rank[isUp ? 'up' : 'down'];
  return html`<section class="customers" aria-labelledby="method-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="method-caption">
<table class="ranking named"><caption id="method-caption">${text.title}</caption>
<thead><tr><th scope="col">${column.axis}</th><th scope="col">${column.criterion}</th><th scope="col" class="number">${column.weight}</th><th scope="col">${column.scale}</th><th scope="col" class="number">${column.known}</th></tr></thead>
<tbody>${all.map(
    each =>
      html`<tr><th scope="row">${axis[each.axis]}</th><td>${nameOf(asked, each)}</td><td class="number strong">${formats.count(100 * each.weight)}</td><td>${scale(each)}</td><td class="number">${formats.share(each.known_share)}</td></tr>`,
  )}</tbody>
</table></div>
</section>`;
}
