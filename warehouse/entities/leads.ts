import {entity} from '../entity.ts';
import {customer, day, id, text} from '../field.ts';

/** Somebody who might buy, before there is a customer. */
export const leads = entity(
  'leads',
  {key: ['lead_id'], happenedOn: 'created_on'},
  {
    lead_id: id(),
    created_on: day(),
    source: text().nullable(), // fair, website, referral …
    campaign_id: id().nullable(),
    name: text({personal: true}).nullable(),
    email: text({personal: true}).nullable(),
    industry: text().nullable(),
    country: text().nullable(),
    customer_id: customer().nullable(), // who the lead became
    converted_on: day().nullable(),
    opportunity_id: id().nullable(),
    lost_on: day().nullable(),
    lost_reason: text().nullable(),
    employee_id: id().nullable(),
  },
);
