import {entity} from '../entity.ts';
import {customer, day, id, text, yesNo} from '../field.ts';

/** A person at a customer. Who follows whom as main contact is told by the days. */
export const contacts = entity(
  'contacts',
  {
    key: ['contact_id'],
    rules: [{column: 'ended_on', holds: 'ended_on >= started_on', reason: 'is before started_on'}],
  },
  {
    contact_id: id(),
    customer_id: customer().nullable(),
    name: text({personal: true}).nullable(),
    role: text().nullable(), // the source's word for what the person does there
    is_main: yesNo().nullable(),
    email: text({personal: true}).nullable(),
    phone: text({personal: true}).nullable(),
    started_on: day().nullable(), // empty: since ever
    ended_on: day().nullable(), // the last day
    confirmed_on: day().nullable(), // last reached, or known to be right
    bounced_on: day().nullable(), // the day since which mail comes back
    erasure_requested_on: day().nullable(),
  },
);
