import {entity} from '../entity.ts';
import {customer, day, id, money, oneOf, yesNo} from '../field.ts';

/** Whom a campaign was meant for: reached, or kept aside to compare with. */
export const campaignContacts = entity(
  'campaign_contacts',
  {key: ['campaign_id', 'campaign_contact_id'], happenedOn: 'contacted_on'},
  {
    campaign_id: id(),
    campaign_contact_id: id(),
    customer_id: customer().nullable(),
    contact_id: id().nullable(),
    arm: oneOf('treated', 'control').nullable(), // empty: treated
    contacted_on: day(), // of the control group: the day of the draw
    responded_on: day().nullable(),
    opted_out: yesNo().nullable(), // by this contact
    cost: money().nullable(), // of this contact, company currency
  },
);
