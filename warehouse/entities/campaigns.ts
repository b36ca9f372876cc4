import {entity} from '../entity.ts';
import {day, id, money, text} from '../field.ts';

/** One campaign. */
export const campaigns = entity(
  'campaigns',
  {
    key: ['campaign_id'],
    rules: [{column: 'ended_on', holds: 'ended_on >= started_on', reason: 'is before started_on'}],
  },
  {
    campaign_id: id(),
    name: text().nullable(),
    kind: text().nullable(), // the source's word: mailing, fair, call …
    product_line: text().nullable(),
    started_on: day().nullable(),
    ended_on: day().nullable(), // the last day
    cost: money().nullable(), // all of it, company currency
  },
);
