import {entity} from '../entity.ts';
import {day, id, money, quantity, text} from '../field.ts';

/** When an opportunity reached a stage, and what sales expected of it then. */
export const opportunityStages = entity(
  'opportunity_stages',
  {key: ['opportunity_id', 'entered_on', 'stage'], happenedOn: 'entered_on'},
  {
    opportunity_id: id(),
    entered_on: day(),
    stage: text(),
    probability: quantity([0, 1]).nullable(),
    amount: money().nullable(), // company currency, without tax
    expected_on: day().nullable(), // of the order
  },
);
