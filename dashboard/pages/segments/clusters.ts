import {
  type ClusterSums,
  clusterCentres,
  clusterSums,
} from '../../../models/portfolio/segment_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {leftOutTable, partsInJson} from '../left_out.ts';
import type {AskedHere, SegmentsAnswer} from './answer.ts';
import {segmentsHead} from './answer.ts';
import type {View} from './views.ts';
import {clusterName, noFilter} from './words.ts';

type Centre = Awaited<ReturnType<typeof clusterCentres>>[number];

/** Customers that are alike, what stands out of each cluster, and how well they are told apart. */
export const clusters: View = {
  async html(asked) {
    const text = asked.words.segments.clusters;
    const centres = await clusterCentres(asked.db);
    const reason = centres.find(each => each.reason !== null)?.reason;
    if (reason) return html`<p class="gap">${text.reason[reason]}</p>`;
    const chosen = centres.filter(each => each.is_chosen);
    const quality = text.quality(
      asked.formats.count(chosen[0]?.clusters ?? 0),
      silhouetteText(asked, chosen[0]?.silhouette ?? null),
    );
    return html`<p class="explained">${text.explained}</p>
<p class="explained">${quality}</p>
${table(asked, await clusterSums(asked.db), chosen)}
${await leftOutTable(asked, 'clusters')}
${tried(asked, centres)}`;
  },

  async json(asked, answer) {
    const centres = answer.missing ? [] : await clusterCentres(asked.db);
    return jsonWithRows(
      {...segmentsHead(asked, answer), centres, ...(await partsInJson(asked, answer, 'clusters'))},
      await rowsOf(asked, answer),
      'clusters',
    );
  },

  async csv(asked, answer) {
    const {column} = asked.words.segments;
    return {
      headings: [
        ...[column.cluster, column.customers],
        `${column.revenue} (${asked.formats.currency})`,
        `${column.contribution} (${asked.formats.currency})`,
      ],
      rows: (await rowsOf(asked, answer)).map((each): Cell[] => [
        clusterName(asked, each.cluster),
        each.customers,
        each.net_revenue_12_months,
        each.contribution_4_36_months,
      ]),
    };
  },
};

const rowsOf = async ({db}: AskedHere, {missing}: SegmentsAnswer) =>
  missing ? [] : clusterSums(db);

const silhouetteText = ({formats, words}: AskedHere, silhouette: number | null) =>
  silhouette === null ? words.noValue : formats.amount(silhouette);

function table(asked: AskedHere, rows: readonly ClusterSums[], chosen: readonly Centre[]): Html {
  const {words, formats, link} = asked;
  const {clusters: text, column, feature} = words.segments;
  const features = [...new Set(chosen.map(each => each.feature!))];
  const signed = new Intl.NumberFormat(formats.locale, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const centre = (cluster: string, name: string) =>
    chosen.find(each => each.cluster === cluster && each.feature === name)?.centre ?? 0;
  return html`<section class="customers" aria-labelledby="clusters-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="clusters-caption">
<table class="ranking named many"><caption id="clusters-caption">${text.title(formats.currency)}</caption>
<thead><tr><th scope="col">${column.cluster}</th><th scope="col" class="number">${column.customers}</th><th scope="col" class="number">${column.revenue}</th><th scope="col" class="number">${column.contribution}</th>${features.map(each => html`<th scope="col" class="number">${feature[each] ?? each}</th>`)}</tr></thead>
<tbody>${rows.map(
    each =>
      html`<tr><th scope="row"><a href="${link({...noFilter, cluster: each.cluster, view: 'customers'})}">${clusterName(asked, each.cluster)}</a></th><td class="number strong">${formats.count(each.customers)}</td><td class="number">${formats.amount(each.net_revenue_12_months ?? 0)}</td><td class="number">${formats.amount(each.contribution_4_36_months ?? 0)}</td>${features.map(name => html`<td class="number">${signed.format(centre(each.cluster, name))}</td>`)}</tr>`,
  )}</tbody>
</table></div>
</section>`;
}

function tried(asked: AskedHere, centres: readonly Centre[]): Html {
  const {words, formats} = asked;
  const text = words.segments.clusters;
  const numbers = [...new Map(centres.map(each => [each.clusters, each])).values()];
  return html`<section class="customers" aria-labelledby="tried-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="tried-caption">
<table class="ranking prices"><caption id="tried-caption">${text.tried}</caption>
<thead><tr><th scope="col">${text.number}</th><th scope="col" class="number">${text.silhouette}</th><th scope="col"></th></tr></thead>
<tbody>${numbers.map(each => html`<tr><th scope="row">${formats.count(each.clusters)}</th><td class="number">${silhouetteText(asked, each.silhouette)}</td><td>${each.is_chosen && text.chosen}</td></tr>`)}</tbody>
</table></div>
</section>`;
}
