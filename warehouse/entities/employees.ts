import {entity} from '../entity.ts';
import {day, id, quantity, text, yesNo} from '../field.ts';

export const employees = entity(
  'employees',
  {
    key: ['employee_id'],
    rules: [{column: 'left_on', holds: 'left_on >= joined_on', reason: 'is before joined_on'}],
  },
  {
    employee_id: id(),
    name: text({personal: true}).nullable(),
    cost_centre: id().nullable(),
    team: text().nullable(),
    customer_role: yesNo().nullable(), // works with customers
    joined_on: day(),
    left_on: day().nullable(), // the last day
    employment_share: quantity([0, 1]).nullable(), // 1 is full time
  },
);
