import {page} from '../../page.ts';
import {readLifetimeValue} from './answer.ts';
import {lifetimeValueQuestion} from './question.ts';
import {lifetimeValueView} from './view.ts';
import {viewOf} from './views.ts';

/** What customers will still bring us, how sure that is, and how it comes about. */
export const lifetimeValuePage = page({
  name: 'lifetime-value',
  path: '/lifetime-value',
  question: lifetimeValueQuestion,
  async html(asked) {
    return lifetimeValueView(asked, await readLifetimeValue(asked));
  },
  async json(asked) {
    return viewOf(asked).json(asked, await readLifetimeValue(asked));
  },
  async csv(asked) {
    return viewOf(asked).csv(asked, await readLifetimeValue(asked));
  },
});
