import {capacity, type UseOfMonth} from '../../charts/capacity.ts';
import {render} from '../../charts/render.ts';
import {exact} from '../../exact.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {CostsAnswer} from './answer.ts';
import type {CapacityMonth} from './capacity.ts';
import type {CostsQuestion} from './question.ts';

type AskedHere = Asked<CostsQuestion>;

/** Use of practical capacity by department and month, drawn and as a table. */
export async function capacityFigure(
  asked: AskedHere,
  answer: CostsAnswer,
  rows: readonly CapacityMonth[],
): Promise<Html> {
  const {words, language} = asked;
  const {capacity: text} = words.costs;
  if (!rows.some(each => each.capacity_use !== null))
    return html`<div class="empty"><p><strong>${text.none}</strong></p></div>`;
  const points = rows.map(each => point(asked, each));
  const look = {language, words: text.column};
  const [wide, narrow] = await Promise.all([
    render(capacity(points, {...look, narrow: false, width: 1180})),
    render(capacity(points, {...look, narrow: true, width: 340})),
  ]);
  return html`<figure class="chart"><figcaption><h2>${text.title}</h2>${said(asked, rows)}
<p class="explained">${text.explained}</p></figcaption>
${chartElement(wide, text.title, 'wide')}${chartElement(narrow, text.title, 'narrow')}</figure>
${table(asked, answer, rows)}`;
}

const monthOf = ({formats}: AskedHere, {month, is_provisional: is}: CapacityMonth) =>
  `${formats.shortMonth(month)}${is ? '*' : ''}`;

function point(asked: AskedHere, each: CapacityMonth): UseOfMonth {
  const {words, formats} = asked;
  const {capacity: text} = words.costs;
  const use = each.capacity_use;
  const isOver = use !== null && use > 100;
  return {
    pool: each.title,
    month: monthOf(asked, each),
    use,
    number: use === null ? '' : formats.count(use),
    text: `${formats.percent(use)}${isOver ? `, ${text.over}` : ''}`,
    unused: each.is_provisional ? text.provisional : formats.money(each.unused_capacity_cost),
  };
}

/** Which department was beyond its capacity, and in how many months. */
function said({words, formats}: AskedHere, rows: readonly CapacityMonth[]): Html {
  const {capacity: text} = words.costs;
  const over = new Map<string, number>();
  for (const {title, capacity_use: use} of rows) {
    if (use !== null && use > 100) over.set(title, (over.get(title) ?? 0) + 1);
  }
  const named = [...over]
    .sort((a, b) => b[1] - a[1])
    .map(([title, months]) => text.inMonths(title, formats.count(months)));
  return html`<p>${named.length === 0 ? text.noneOver : text.overIn(named.join(', '))}</p>
${rows.some(each => each.is_provisional) && html`<p class="gap">* ${text.star}</p>`}`;
}

function table(asked: AskedHere, {total}: CostsAnswer, rows: readonly CapacityMonth[]): Html {
  const {words, formats} = asked;
  const {capacity: text} = words.costs;
  const titles = [...new Set(rows.map(each => each.title))];
  const months = [...new Set(rows.map(each => each.month))].sort().reverse();
  const of = (month: string) => rows.filter(each => each.month === month);
  const sum = rows.reduce((all, each) => all + exact(each.unused_capacity_cost), 0n);
  const holds = sum === exact(total?.unused_capacity_cost);
  const amount = formats.money(Number(sum) / 10_000);
  return html`<section class="customers" aria-labelledby="capacity-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="capacity-caption">
<table class="ranking capacity"><caption id="capacity-caption">${text.table}</caption>
<thead><tr><th scope="col">${text.column.month}</th>${titles.map(title => html`<th scope="col" class="number">${title}</th>`)}</tr></thead>
<tbody>${months.map(month => {
    const own = of(month);
    const is = own.some(each => each.is_provisional);
    return html`<tr><th scope="row">${formats.shortMonth(month)}${is && ` (${text.provisional})`}</th>${titles.map(
      title =>
        use(
          asked,
          own.find(each => each.title === title),
        ),
    )}</tr>`;
  })}</tbody>
</table></div>
<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${holds ? text.matches(amount) : text.differs(amount)}</p>
</section>`;
}

function use({words, formats}: AskedHere, each: CapacityMonth | undefined): Html {
  const percent = each?.capacity_use ?? null;
  return html`<td class="number">${formats.share(percent)}${percent !== null && percent > 100 && html` <span class="warn">${words.costs.capacity.over}</span>`}</td>`;
}
