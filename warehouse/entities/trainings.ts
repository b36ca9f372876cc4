import {entity} from '../entity.ts';
import {day, id, oneOf, text} from '../field.ts';

export const trainings = entity(
  'trainings',
  {key: ['employee_id', 'training', 'trained_on'], happenedOn: 'trained_on'},
  {
    employee_id: id(),
    training: text(),
    kind: oneOf('crm', 'other').nullable(), // crm: how to serve customers with our systems
    trained_on: day(),
    valid_until: day().nullable(), // the last day; empty: for ever
  },
);
