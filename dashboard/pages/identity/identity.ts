import {decisionHistory} from '../../../pipelines/identity.ts';
import {type Page, page} from '../../page.ts';
import {readIdentity, readRows} from './answer.ts';
import {identityJson, identityTable} from './data.ts';
import {identityQuestion} from './question.ts';
import {identityView} from './view.ts';

const place = {
  name: 'identity',
  path: '/identity',
} as const;

/** Which customers of the systems are one; where the server may write, it can be decided from here. */
export const identityPage = (data: string, canDecide: boolean): Page =>
  page({
    ...place,
    question: identityQuestion,
    state: () => String(decisionHistory(data).at(-1)?.sequence ?? 0),
    async html(asked) {
      const answer = await readIdentity(asked, data);
      return identityView(asked, answer, await readRows(asked, answer), canDecide);
    },
    async json(asked) {
      return identityJson(asked, await readIdentity(asked, data));
    },
    async csv(asked) {
      return identityTable(asked);
    },
  });
