import {entity} from '../entity.ts';
import {customer, day, id, money, text, yesNo} from '../field.ts';

/** A customer said goodbye, and perhaps why. One customer can leave more than once. */
export const churnEvents = entity(
  'churn_events',
  {key: ['event_id'], happenedOn: 'churned_on'},
  {
    event_id: id(),
    churned_on: day(),
    customer_id: customer().nullable(),
    reason: text().nullable(), // the source's word for it
    reactivated: yesNo().nullable(), // had left before, and come back
    refund: money().nullable(), // paid back, company currency
    remark: text({personal: true}).nullable(),
  },
);
