import {entity} from '../entity.ts';
import {customer, day, id, text, yesNo} from '../field.ts';

/** One machine that stands at a customer. */
export const installedBase = entity(
  'installed_base',
  {key: ['installed_id']},
  {
    installed_id: id(), // such as the serial number
    customer_id: customer().nullable(), // who runs it
    product_id: id().nullable(),
    is_own: yesNo().nullable(), // made by us; empty: yes
    maker: text().nullable(),
    order_id: id().nullable(),
    commissioned_on: day().nullable(),
    warranty_until: day().nullable(), // the last day
    next_service_on: day().nullable(),
    retired_on: day().nullable(),
    replaced_by: id().nullable(), // installed_id of the one that took its place
  },
);
