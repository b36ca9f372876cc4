import {entity} from '../entity.ts';
import {day, id, oneOf, text, yesNo} from '../field.ts';

/** One version of a customer; of a source without history, its deliveries are the history. */
export const customers = entity(
  'customers',
  {key: ['customer_id', 'valid_from'], version: 'valid_from'},
  {
    customer_id: id(),
    shared_number: id().nullable(), // of a source with own numbers: the one that others know it by
    valid_from: day().nullable(), // the version's first day; empty: since ever
    natural_person: yesNo().nullable(), // empty counts as yes, to be safe
    name: text({personal: {unlessNo: 'natural_person'}}).nullable(),
    legal_form: text().nullable(),
    vat_id: text({personal: {unlessNo: 'natural_person'}}).nullable(),
    email: text({personal: true}).nullable(),
    phone: text({personal: true}).nullable(),
    street: text({personal: true}).nullable(),
    postal_code: text({personal: {unlessNo: 'natural_person'}}).nullable(),
    city: text().nullable(),
    region: text().nullable(), // state or province
    country: text().nullable(), // ISO 3166-1, two letters
    industry: text().nullable(),
    segment: text().nullable(),
    channel: oneOf('direct', 'dealer', 'agent', 'online').nullable(),
    account_manager: id().nullable(), // employee_id
    group_id: id().nullable(),
    affiliated: yesNo().nullable(), // a company of our own group
    collective: yesNo().nullable(), // a collective account (CpD) of many buyers
    customer_since: day().nullable(),
    status: oneOf('prospect', 'customer', 'former', 'blocked').nullable(),
    sales_rating: text().nullable(), // what sales thinks of the customer, in the source's words
    acquired_via: text().nullable(), // fair, website, dealer …
    lead_source: text().nullable(),
  },
);
