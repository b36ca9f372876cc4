import {
  type ReportedGroup,
  reportedGroups,
  type SegmentColumn,
} from '../../../models/portfolio/closed_segment_questions.ts';
import {stages} from '../../../models/portfolio/segment_questions.ts';
import type {Cell} from '../../csv.ts';
import {type Html, html} from '../../html/html.ts';
import {jsonWithRows} from '../../json_rows.ts';
import {type AskedHere, type SegmentsAnswer, segmentsHead} from './answer.ts';
import {fifthsTable} from './rfm.ts';
import type {View} from './views.ts';
import {noFilter, valueText} from './words.ts';

interface Kind {
  columns: readonly SegmentColumn[];
  /** Instead of a list. */
  table?: (asked: AskedHere, rows: readonly ReportedGroup[]) => Html;
}

/** How many customers were reported in each group at the end of a closed month. */
const reported = ({columns, table = list(columns)}: Kind): View => {
  const read = async ({db}: AskedHere, {closed}: SegmentsAnswer) =>
    closed ? inOrder(await reportedGroups(db, closed.month, columns)) : [];
  return {
    async html(asked, answer) {
      const text = asked.words.segments.closed;
      const rows = await read(asked, answer);
      if (rows.length === 0) return html`<p class="gap">${text.nothing}</p>`;
      return html`<p class="explained">${text.explained}</p>
${table(asked, rows)}`;
    },

    json: async (asked, answer) =>
      jsonWithRows(segmentsHead(asked, answer), await read(asked, answer), 'groups'),

    async csv(asked, answer) {
      const {closed: text} = asked.words.segments;
      return {
        headings: [...columns.map(each => headingOf(asked, each)), text.reported, text.same],
        rows: (await read(asked, answer)).map((each): Cell[] => [
          ...columns.map(column => valueText(asked, column, each[column] ?? null)),
          each.customers,
          each.same_today,
        ]),
      };
    },
  };
};

export const closedClasses = reported({columns: ['abc_class', 'contribution_class']});
export const closedClusters = reported({columns: ['cluster']});
export const closedStages = reported({columns: ['lifecycle_stage']});
export const closedRfm = reported({columns: ['rfm'], table: fifths});

/** Stages in the order of a life; other groups as they come. */
const inOrder = (rows: readonly ReportedGroup[]) =>
  rows.toSorted(
    (a, b) => stages.indexOf(a.lifecycle_stage ?? '') - stages.indexOf(b.lifecycle_stage ?? ''),
  );

function fifths(asked: AskedHere, rows: readonly ReportedGroup[]): Html {
  const digit = ({rfm}: ReportedGroup, at: number) => Number(rfm?.[at]);
  return fifthsTable(
    asked,
    rows.map(each => ({...each, recency: digit(each, 0), frequency: digit(each, 1)})),
  );
}

const headingOf = ({words}: AskedHere, column: SegmentColumn) => {
  const {column: headings} = words.segments;
  return column === 'lifecycle_stage' ? headings.stage : headings[column];
};

/** A row for each group, which opens it. */
function list(columns: readonly SegmentColumn[]) {
  return (asked: AskedHere, rows: readonly ReportedGroup[]): Html => {
    const {words, formats, link} = asked;
    const {closed: text} = words.segments;
    const filterOf = ({abc_class, contribution_class, cluster, lifecycle_stage}: ReportedGroup) =>
      Object.fromEntries(
        Object.entries({abc_class, contribution_class, cluster, stage: lifecycle_stage}).map(
          ([name, value]) => [name, value ?? undefined],
        ),
      );
    const counted = (each: ReportedGroup) =>
      columns.some(column => each[column] === null)
        ? formats.count(each.customers)
        : html`<a href="${link({...noFilter, ...filterOf(each), view: 'customers'})}">${formats.count(each.customers)}</a>`;
    const sum = (of: (each: ReportedGroup) => number) =>
      formats.count(rows.reduce((total, each) => total + of(each), 0));
    return html`<p class="explained">${text.sameExplained}</p>
<section class="customers" aria-labelledby="groups-caption">
<div class="scroll" tabindex="0" role="region" aria-labelledby="groups-caption">
<table class="ranking prices days many"><caption id="groups-caption">${text.title(formats.month(asked.question.month!))}</caption>
<thead><tr>${columns.map(each => html`<th scope="col">${headingOf(asked, each)}</th>`)}<th scope="col" class="number">${text.reported}</th><th scope="col" class="number">${text.same}</th></tr></thead>
<tbody>${rows.map(
      each =>
        html`<tr>${columns.map(column => html`<th scope="row">${valueText(asked, column, each[column] ?? null) ?? words.segments.classes.none}</th>`)}<td class="number strong">${counted(each)}</td><td class="number">${formats.count(each.same_today)}</td></tr>`,
    )}</tbody>
<tfoot><tr class="total"><th scope="row" colspan="${columns.length}">${words.segments.column.customers}</th><td class="number">${sum(each => each.customers)}</td><td class="number">${sum(each => each.same_today)}</td></tr></tfoot>
</table></div>
</section>`;
  };
}
