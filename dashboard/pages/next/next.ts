import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {knowsNext} from '../../known_tables.ts';
import {page} from '../../page.ts';
import {atKnownLevel} from './levels.ts';
import {nextQuestion} from './question.ts';
import {nextView} from './view.ts';
import {viewOf} from './views.ts';

/** What comes next: orders, products to offer, contracts and machines that fall due, and the pipeline. */
export const nextPage = page({
  name: 'next',
  path: '/next',
  question: nextQuestion,
  levelled: [],
  html: async asked => nextView(await atKnownLevel(asked)),
  async json(asked) {
    if (await knowsNext(asked.customers)) return viewOf(asked).json(await atKnownLevel(asked));
    return jsonWithRows({...jsonHead(asked), no_data_reason: 'older_snapshot'}, []);
  },
  async csv(asked) {
    const isKnown = await knowsNext(asked.customers);
    return isKnown ? viewOf(asked).csv(await atKnownLevel(asked)) : {headings: [], rows: []};
  },
});
