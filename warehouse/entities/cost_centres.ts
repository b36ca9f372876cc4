import {entity} from '../entity.ts';
import {day, id, text} from '../field.ts';

/** One cost centre, and where it stands in the hierarchy of cost centres. */
export const costCentres = entity(
  'cost_centres',
  {key: ['cost_centre', 'valid_from'], version: 'valid_from'},
  {
    cost_centre: id(),
    valid_from: day().nullable(), // the version's first day; empty: since ever
    name: text().nullable(),
    department: text().nullable(),
    parent: id().nullable(), // another cost centre, or a heading
    closed_on: day().nullable(), // the first day without it
  },
);
