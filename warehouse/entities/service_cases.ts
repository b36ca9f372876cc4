import {entity} from '../entity.ts';
import {customer, id, integer, moment, money, oneOf, quantity, text, yesNo} from '../field.ts';

export const serviceCases = entity(
  'service_cases',
  {key: ['case_id'], happenedOn: 'opened_at'},
  {
    case_id: id(),
    customer_id: customer().nullable(),
    kind: oneOf('question', 'incident', 'complaint').nullable(),
    channel: oneOf('phone', 'mail', 'portal', 'chat').nullable(),
    opened_at: moment(),
    first_response_at: moment().nullable(), // the first reply by a human
    resolved_at: moment().nullable(),
    minutes: quantity([0, 1_000_000]).nullable(), // working time
    minutes_source: oneOf('measured', 'estimated').nullable(),
    cause: text().nullable(), // the source's word for why
    product_id: id().nullable(),
    installed_id: id().nullable(),
    contact_id: id().nullable(),
    handovers: integer([0, 1000]).nullable(), // changes of team
    paused_minutes: quantity([0, 100_000_000]).nullable(), // waiting for the customer, working time
    reopened_at: moment().nullable(), // last
    goodwill: money().nullable(), // paid or credited, company currency
    justified: yesNo().nullable(), // of complaints
    solved_at_first_contact: yesNo().nullable(),
    subject: text({personal: true}).nullable(),
  },
);
