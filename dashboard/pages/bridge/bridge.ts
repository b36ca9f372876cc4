import {page} from '../../page.ts';
import {readBridge} from './answer.ts';
import {bridgeJson, bridgeTable} from './data.ts';
import {bridgeQuestion} from './question.ts';
import {bridgeView} from './view.ts';

/** Why we earn more, or less, than before: prices, volume, mix, costs, who came and who went. */
export const bridgePage = page({
  name: 'bridge',
  path: '/bridge',
  question: bridgeQuestion,
  levelled: ['customer_profitability'],
  async html(asked) {
    return bridgeView(asked, await readBridge(asked));
  },
  async json(asked) {
    return bridgeJson(asked, await readBridge(asked));
  },
  async csv(asked) {
    return bridgeTable(asked, await readBridge(asked));
  },
});
