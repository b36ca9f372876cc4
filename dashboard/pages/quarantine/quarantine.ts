import {page} from '../../page.ts';
import {readQuarantine, readRows} from './answer.ts';
import {quarantineJson, quarantineTable} from './data.ts';
import {quarantineQuestion} from './question.ts';
import {quarantineView} from './view.ts';

/** Every rejected row with its reason, and the proof that no other one is missing. */
export const quarantinePage = page({
  name: 'quarantine',
  path: '/quarantine',
  question: quarantineQuestion,
  async html(asked) {
    const answer = await readQuarantine(asked);
    return quarantineView(asked, answer, await readRows(asked, answer));
  },
  async json(asked) {
    return quarantineJson(asked, await readQuarantine(asked));
  },
  async csv(asked) {
    return quarantineTable(asked);
  },
});
