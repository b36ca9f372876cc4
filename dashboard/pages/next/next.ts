import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {knowsNext} from '../../known_tables.ts';
import {page} from '../../page.ts';
import {nextQuestion} from './question.ts';
import {nextView} from './view.ts';
import {viewOf} from './views.ts';

/** What comes next: orders, products to offer, contracts and machines that fall due, and the pipeline. */
export const nextPage = page({
  name: 'next',
  path: '/next',
  question: nextQuestion,
  html: nextView,
  async json(asked) {
    if (await knowsNext(asked.db)) return viewOf(asked).json(asked);
    return jsonWithRows({...jsonHead(asked), no_data_reason: 'older_snapshot'}, []);
  },
  async csv(asked) {
    return (await knowsNext(asked.db)) ? viewOf(asked).csv(asked) : {headings: [], rows: []};
  },
});
