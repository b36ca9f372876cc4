import {warningHistory} from '../../../pipelines/early_warnings.ts';
import {formsOf, type Page, page} from '../../page.ts';
import {type AskedHere, readChurn} from './answer.ts';
import {atKnownLevel} from './levels.ts';
import {churnQuestion} from './question.ts';
import {churnView} from './view.ts';
import {viewOf} from './views.ts';

const place = {
  name: 'churn',
  path: '/churn',
} as const;

/** Who leaves, who may be next, and what is left of those who came; warnings can be answered. */
export function churnPage(data: string, canAnswer: boolean): Page {
  const read = async (asked: AskedHere) => {
    const here = atKnownLevel(asked);
    return [here, await readChurn(here, data)] as const;
  };
  return page({
    ...place,
    question: churnQuestion,
    state: () => String(warningHistory(data).at(-1)?.sequence ?? 0),
    levelled: [
      ...['churn_by_month', 'churn_reason_by_month', 'retention_by_month', 'retention_by_cohort'],
      ...['mrr_retention_by_month', 'survival_by_tenure', 'customer_relationship'],
      ...['int_earned_window', 'int_customer_spell', 'customer_segment'],
    ],
    ...formsOf(read, {
      html: (here, answer) => churnView(here, answer, canAnswer),
      json: (here, answer) => viewOf(here).json(here, answer),
      csv: (here, answer) => viewOf(here).csv(here, answer),
    }),
  });
}
