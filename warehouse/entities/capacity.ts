import {entity} from '../entity.ts';
import {day, id, quantity, text} from '../field.ts';

/** What a cost centre could do in a month: practical, after holidays, leave and sickness. */
export const capacity = entity(
  'capacity',
  {
    key: ['cost_centre', 'month'],
    rules: [{column: 'month', holds: 'day(month) = 1', reason: 'is not the first of a month'}],
  },
  {
    cost_centre: id(),
    month: day(), // its first day
    fte: quantity([0, 1_000_000]).nullable(), // full-time equivalents
    minutes: quantity([0, 1_000_000_000]).nullable(),
    units: quantity([0, 1_000_000_000]).nullable(), // where it is not counted in minutes
    unit: text().nullable(), // what is counted instead, such as pallets
  },
);
