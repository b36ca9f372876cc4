import {entity} from '../entity.ts';
import {id, moment, oneOf, quantity, text, yesNo} from '../field.ts';

export const serviceCases = entity(
  'service_cases',
  {key: ['case_id'], happenedOn: 'opened_at'},
  {
    case_id: id(),
    customer_id: id().nullable(),
    kind: oneOf('question', 'incident', 'complaint').nullable(),
    channel: oneOf('phone', 'mail', 'portal', 'chat').nullable(),
    opened_at: moment(),
    first_response_at: moment().nullable(), // the first reply by a human
    resolved_at: moment().nullable(),
    minutes: quantity([0, 1_000_000]).nullable(), // working time
    justified: yesNo().nullable(), // of complaints
    solved_at_first_contact: yesNo().nullable(),
    subject: text({personal: true}).nullable(),
  },
);
