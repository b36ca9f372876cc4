import {warningHistory} from '../../../pipelines/early_warnings.ts';
import {type Page, page} from '../../page.ts';
import {type AskedHere, type ChurnAnswer, readChurn} from './answer.ts';
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
  const answered = async <Answer>(
    asked: AskedHere,
    how: (here: AskedHere, answer: ChurnAnswer) => Promise<Answer>,
  ) => {
    const here = atKnownLevel(asked);
    return how(here, await readChurn(here, data));
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
    html: asked => answered(asked, (here, answer) => churnView(here, answer, canAnswer)),
    json: asked => answered(asked, (here, answer) => viewOf(here).json(here, answer)),
    csv: asked => answered(asked, (here, answer) => viewOf(here).csv(here, answer)),
  });
}
