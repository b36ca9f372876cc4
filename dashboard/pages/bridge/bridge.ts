import {page} from '../../page.ts';
import {readBridge} from './answer.ts';
import {bridgeJson, bridgeTable} from './data.ts';
import {readPlan} from './plan_answer.ts';
import {planJson, planTable} from './plan_data.ts';
import {planView} from './plan_view.ts';
import {type BridgeQuestion, bridgeQuestion} from './question.ts';
import {bridgeView} from './view.ts';

const isOfPlan = ({question}: {question: BridgeQuestion}) => question.against === 'plan';

/** Why we earn more, or less, than before or planned: prices, volume, mix, costs, who came and went. */
export const bridgePage = page({
  name: 'bridge',
  path: '/bridge',
  question: bridgeQuestion,
  levelled: ['customer_profitability'],
  async html(asked) {
    if (isOfPlan(asked)) return planView(asked, await readPlan(asked));
    return bridgeView(asked, await readBridge(asked));
  },
  async json(asked) {
    if (isOfPlan(asked)) return planJson(asked, await readPlan(asked));
    return bridgeJson(asked, await readBridge(asked));
  },
  async csv(asked) {
    if (isOfPlan(asked)) return planTable(asked, await readPlan(asked));
    return bridgeTable(asked, await readBridge(asked));
  },
});
