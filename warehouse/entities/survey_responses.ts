import {entity} from '../entity.ts';
import {customer, day, id, oneOf, quantity, text} from '../field.ts';

/** One answer. Answers of employees never name a person. */
export const surveyResponses = entity(
  'survey_responses',
  {
    key: ['response_id'],
    happenedOn: 'answered_on',
    rules: [
      {
        column: 'score',
        holds: `kind not in ('csat', 'employee') or score between 1 and 5`,
        reason: 'is not between 1 and 5',
      },
    ],
  },
  {
    response_id: id(),
    kind: oneOf('nps', 'csat', 'employee', 'interest'),
    answered_on: day(),
    customer_id: customer().nullable(),
    case_id: id().nullable(),
    contact_id: id().nullable(),
    score: quantity([0, 10]).nullable(), // nps 0 to 10; csat and employee 1 to 5
    topic: text().nullable(), // what the question was about
    remark: text({personal: true}).nullable(),
  },
);
