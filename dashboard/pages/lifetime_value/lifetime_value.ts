import {knowsGroupValues} from '../../known_tables.ts';
import {asCustomers, byGroup, withoutAccounts} from '../../levels.ts';
import {formsOf, page} from '../../page.ts';
import {type AskedHere, readLifetimeValue} from './answer.ts';
import {lifetimeValueQuestion} from './question.ts';
import {lifetimeValueView} from './view.ts';
import {viewOf} from './views.ts';

/** What customers will still bring us, how sure that is, and how it comes about. */
export const lifetimeValuePage = page({
  name: 'lifetime-value',
  path: '/lifetime-value',
  question: lifetimeValueQuestion,
  levelled: ['lifetime_value_sum', 'customer_segment'],
  ...formsOf(read, {
    html: lifetimeValueView,
    json: (here, answer) => viewOf(here).json(here, answer),
    csv: (here, answer) => viewOf(here).csv(here, answer),
  }),
});

async function read(asked: AskedHere) {
  const here = await atKnownLevel(asked);
  return [here, await readLifetimeValue(here)] as const;
}

async function atKnownLevel(asked: AskedHere): Promise<AskedHere> {
  const isKnown = !byGroup(asked.level) || (await knowsGroupValues(asked.customers));
  return isKnown ? withoutAccounts(asked) : asCustomers(asked, 'older_snapshot');
}
