import {page} from '../../page.ts';
import {readContracts} from './answer.ts';
import {contractsJson, contractsTable} from './data.ts';
import {contractsQuestion} from './question.ts';
import {contractsView} from './view.ts';

/** Contract tiers against the minutes they use, and who is served better or worse than agreed. */
export const contractsPage = page({
  name: 'contracts',
  path: '/contracts',
  question: contractsQuestion,
  levelled: ['contract_use', 'promise_by_month', 'int_case_promise'],
  async html(asked) {
    return contractsView(asked, await readContracts(asked));
  },
  async json(asked) {
    return contractsJson(asked, await readContracts(asked));
  },
  async csv(asked) {
    return contractsTable(asked, await readContracts(asked));
  },
});
