import {warningHistory} from '../../../pipelines/early_warnings.ts';
import {type Page, page} from '../../page.ts';
import {readCustomer} from './answer.ts';
import {customerQuestion} from './question.ts';
import {customerView} from './view.ts';
import {viewOf} from './views.ts';

const place = {
  name: 'customer',
  path: '/customer',
} as const;

/** One customer from revenue to profit, and each line down to its documents; and what was warned of it. */
export const customerPage = (data: string): Page =>
  page({
    ...place,
    question: customerQuestion,
    state: () => String(warningHistory(data).at(-1)?.sequence ?? 0),
    async html(asked) {
      return customerView(asked, await readCustomer(asked), data);
    },
    async json(asked) {
      return viewOf(asked).json(asked, await readCustomer(asked), data);
    },
    async csv(asked) {
      return viewOf(asked).csv(asked, await readCustomer(asked));
    },
  });
