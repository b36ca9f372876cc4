import {page} from '../../page.ts';
import {readCosts} from './answer.ts';
import {costsJson, costsTable} from './data.ts';
import {costsQuestion} from './question.ts';
import {costsView} from './view.ts';

/** Cost pools: what the ledger has, what customers caused, what was not used, and the proof. */
export const costsPage = page({
  name: 'costs',
  path: '/costs',
  question: costsQuestion,
  async html(asked) {
    return costsView(asked, await readCosts(asked));
  },
  async json(asked) {
    return costsJson(asked, await readCosts(asked));
  },
  async csv(asked) {
    return costsTable(asked, await readCosts(asked));
  },
});
