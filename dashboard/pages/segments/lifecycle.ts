import {
  type StageMonth,
  type StageSums,
  stageMonths,
  stageSums,
  stages,
} from '../../../models/portfolio/segment_questions.ts';
import {lifeStages} from '../../charts/life_stages.ts';
import {render} from '../../charts/render.ts';
import type {Cell} from '../../csv.ts';
import {chartElement} from '../../html/chart.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {leftOutTable, partsInJson} from '../left_out.ts';
import type {AskedHere, SegmentsAnswer} from './answer.ts';
import {segmentsHead} from './answer.ts';
import type {View} from './views.ts';
import {noFilter} from './words.ts';

/** Stages of a customer's life: who is where, what moved, and how long one stays. */
export const lifecycle: View = {
  async html(asked) {
    const {db, words, formats} = asked;
    const text = words.segments.lifecycle;
    const rules = await db
      .selectFrom('set_portfolio_lifecycle')
      .selectAll()
      .executeTakeFirstOrThrow();
    const explained = text.explained({
      newMonths: formats.count(rules.new_months),
      wonBack: formats.count(rules.won_back_months),
      declining: formats.count(rules.declining),
      star: rules.star,
      growing: formats.count(rules.growing),
    });
    return html`<p class="explained">${explained}</p>
${await figure(asked, await stageMonths(db))}
${table(asked, await stageSums(db))}
${await leftOutTable(asked, 'lifecycle')}
<p class="explained">${text.dwell}</p>`;
  },

  async json(asked, answer) {
    const months = answer.missing ? [] : await stageMonths(asked.db);
    return jsonWithRows(
      {...segmentsHead(asked, answer), months, ...(await partsInJson(asked, answer, 'lifecycle'))},
      await rowsOf(asked, answer),
      'stages',
    );
  },

  async csv(asked, answer) {
    const {column, stage} = asked.words.segments;
    return {
      headings: [
        ...[column.stage, column.customers],
        `${column.revenue} (${asked.formats.currency})`,
        `${column.contribution} (${asked.formats.currency})`,
        ...[column.came, column.left, column.dwell],
      ],
      rows: (await rowsOf(asked, answer)).map((each): Cell[] => [
        stage[each.stage]!,
        each.customers,
        each.net_revenue_12_months,
        each.contribution_4_36_months,
        each.came,
        each.left,
        each.dwell_months,
      ]),
    };
  },
};

const rowsOf = async ({db}: AskedHere, {missing}: SegmentsAnswer) => (missing ? [] : stageSums(db));

async function figure(asked: AskedHere, rows: readonly StageMonth[]): Promise<Html | null> {
  const {words, formats, language} = asked;
  const {lifecycle: text, stage, column} = words.segments;
  const last = rows.at(-1);
  if (!last) return null;
  const counts = rows.map(each => ({
    as_of: each.as_of,
    day: formats.shortMonth(each.as_of),
    stage: stage[each.stage]!,
    customers: each.customers,
    text: formats.count(each.customers),
  }));
  const own = stages.filter(each => rows.some(row => row.stage === each)).map(each => stage[each]!);
  const look = {
    language,
    words: {day: column.day, stage: column.stage, customers: column.customers},
    stages: own,
  };
  const [wide, narrow] = await Promise.all([
    render(lifeStages(lastOfMonth(counts), {...look, width: 1180, height: 340})),
    render(lifeStages(lastOfMonth(counts), {...look, width: 340, height: 300})),
  ]);
  const now = rows.filter(each => each.as_of === last.as_of);
  const most = now.toSorted((a, b) => b.customers - a.customers)[0]!;
  const description = text.description(
    formats.day(last.as_of),
    stage[most.stage]!,
    formats.count(most.customers),
  );
  return html`<figure class="chart"><figcaption><h2>${text.months}</h2><p>${description}</p></figcaption>
${chartElement(wide, description, 'wide')}${chartElement(narrow, description, 'narrow')}</figure>`;
}

/** The business date and the end of a month are never in the same month. */
const lastOfMonth = <Row extends {as_of: string; day: string}>(rows: readonly Row[]): Row[] => {
  const newest = new Map(rows.map(each => [each.day, each.as_of]));
  return rows.filter(each => newest.get(each.day) === each.as_of);
};

function table(asked: AskedHere, rows: readonly StageSums[]): Html {
  const {words, formats, link} = asked;
  const {lifecycle: text, stage, column} = words.segments;
  return html`<section class="customers" aria-labelledby="stages-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="stages-caption">
<table class="ranking named many"><caption id="stages-caption">${text.title(formats.currency)}</caption>
<thead><tr><th scope="col">${column.stage}</th><th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th><th scope="col" class="number">${column.came}</th><th scope="col" class="number">${column.left}</th><th scope="col" class="number">${column.dwell}</th></tr></thead>
<tbody>${rows.map(
    each =>
      html`<tr><th scope="row"><a href="${link({...noFilter, stage: each.stage, view: 'customers'})}">${stage[each.stage]}</a></th><td class="number strong">${formats.count(each.customers)}</td><td class="number">${formats.amount(each.net_revenue_12_months ?? 0)}</td><td class="number">${formats.amount(each.contribution_4_36_months ?? 0)}</td><td class="number">${formats.count(each.came)}</td><td class="number">${formats.count(each.left)}</td><td class="number">${formats.share(each.dwell_months)}</td></tr>`,
  )}</tbody>
</table></div>
</section>`;
}
