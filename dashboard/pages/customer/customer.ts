import {page} from '../../page.ts';
import {readCustomer} from './answer.ts';
import {customerQuestion} from './question.ts';
import {customerView} from './view.ts';
import {viewOf} from './views.ts';

/** One customer from revenue to profit, and each line down to its documents. */
export const customerPage = page({
  name: 'customer',
  path: '/customer',
  question: customerQuestion,
  async html(asked) {
    return customerView(asked, await readCustomer(asked));
  },
  async json(asked) {
    return viewOf(asked).json(asked, await readCustomer(asked));
  },
  async csv(asked) {
    return viewOf(asked).csv(asked, await readCustomer(asked));
  },
});
