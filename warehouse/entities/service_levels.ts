import {entity} from '../entity.ts';
import {day, id, integer, quantity, text} from '../field.ts';

/** What a contract promises. */
export const serviceLevels = entity(
  'service_levels',
  {key: ['service_level', 'valid_from'], version: 'valid_from'},
  {
    service_level: id(),
    valid_from: day().nullable(), // the version's first day; empty: since ever
    name: text().nullable(),
    response_hours: quantity([0, 10_000]).nullable(), // working hours
    resolution_hours: quantity([0, 10_000]).nullable(),
    included_minutes: quantity([0, 10_000_000]).nullable(), // working time in the price, a year
    visits: integer([0, 1000]).nullable(), // in the price, a year
  },
);
