import {page} from '../../page.ts';
import {readPriceTalk} from './answer.ts';
import {priceTalkJson, priceTalkTable} from './data.ts';
import {priceTalkQuestion} from './question.ts';
import {priceTalkView} from './view.ts';

/** One sheet of paper on a group of customers, or a customer, for the annual price talk. */
export const priceTalkPage = page({
  name: 'price-talk',
  path: '/price-talk',
  question: priceTalkQuestion,
  async html(asked) {
    return priceTalkView(asked, await readPriceTalk(asked));
  },
  async json(asked) {
    return priceTalkJson(asked, await readPriceTalk(asked));
  },
  async csv(asked) {
    return priceTalkTable(asked, await readPriceTalk(asked));
  },
});
