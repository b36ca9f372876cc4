import {knowsGroupValues} from '../../known_tables.ts';
import {asCustomers, byGroup, withoutAccounts} from '../../levels.ts';
import {page} from '../../page.ts';
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
  async html(asked) {
    const here = await atKnownLevel(asked);
    return lifetimeValueView(here, await readLifetimeValue(here));
  },
  async json(asked) {
    const here = await atKnownLevel(asked);
    return viewOf(here).json(here, await readLifetimeValue(here));
  },
  async csv(asked) {
    const here = await atKnownLevel(asked);
    return viewOf(here).csv(here, await readLifetimeValue(here));
  },
});

async function atKnownLevel(asked: AskedHere): Promise<AskedHere> {
  const isKnown = !byGroup(asked.level) || (await knowsGroupValues(asked.customers));
  return isKnown ? withoutAccounts(asked) : asCustomers(asked, 'older_snapshot');
}
