import type {LifetimeValueSum} from '../../../models/lifetime_value/questions.ts';
import {type Grouping, groupings} from '../../../models/lifetime_value/valued_customers.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import type {AskedHere, LifetimeValueAnswer} from './answer.ts';
import {lifetimeValueHead} from './head.ts';
import type {View} from './views.ts';

/** What each segment, industry, region and ABC class will bring, with an interval of its sum. */
export const segments: View = {
  async html(asked, answer) {
    const {words} = asked;
    return html`<p class="explained">${words.lifetimeValue.segments.explained}</p>
${groupings.map(by => table(asked, by, sumsOf(answer, by)))}`;
  },

  json: async (asked, answer) =>
    jsonWithRows(lifetimeValueHead(asked, answer), allOf(answer), 'segments'),

  async csv(asked, answer) {
    const {column, segments: text} = asked.words.lifetimeValue;
    const money = (heading: string) => `${heading} (${asked.formats.currency})`;
    return {
      headings: [
        ...['', text.by.segment, column.customers, money(column.clv)],
        ...[money(column.clv_low), money(column.clv_high)],
      ],
      rows: allOf(answer).map((each): Cell[] => [
        text.by[each.dimension as Grouping],
        each.member,
        ...[each.customers, each.clv, each.clv_low, each.clv_high],
      ]),
    };
  },
};

const sumsOf = ({sums}: LifetimeValueAnswer, by: Grouping) =>
  sums.filter(({dimension}) => dimension === by);

const allOf = (answer: LifetimeValueAnswer): LifetimeValueSum[] =>
  groupings.flatMap(by => sumsOf(answer, by));

function table(asked: AskedHere, by: Grouping, sums: readonly LifetimeValueSum[]): Html | null {
  const {words, formats} = asked;
  const {column, segments: text} = words.lifetimeValue;
  if (sums.every(({member}) => member === null)) return null;
  const total = sums.reduce((all, each) => all + Number(each.clv), 0);
  const row = (each: LifetimeValueSum) => {
    const share = total > 0 ? (Number(each.clv) / total) * 100 : null;
    return html`<tr><th scope="row"><a href="${addressOf(asked, by, each)}">${each.member ?? text.none}</a></th><td class="number">${formats.count(each.customers)}</td><td class="number strong">${formats.count(each.clv)}</td><td class="number">${formats.count(each.clv_low)}</td><td class="number">${formats.count(each.clv_high)}</td><td class="number">${formats.share(share)}</td><td class="number">${formats.count(Number(each.clv) / each.customers)}</td></tr>`;
  };
  const id = `by-${by}`;
  return html`<section aria-labelledby="${id}">
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
<table class="ranking named"><caption id="${id}">${text.title(text.by[by], formats.currency)}</caption>
<thead><tr><th scope="col">${text.by[by]}</th><th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.clv}</th><th scope="col" class="number">${column.clv_low}</th><th scope="col" class="number">${column.clv_high}</th><th scope="col" class="number">${column.share}</th><th scope="col" class="number">${column.mean}</th></tr></thead>
<tbody>${sums.map(row)}</tbody>
</table></div>
</section>`;
}

const addressOf = ({link}: AskedHere, by: Grouping, {member}: LifetimeValueSum): string =>
  link({view: undefined, within: by, member: member ?? undefined, page: undefined});
