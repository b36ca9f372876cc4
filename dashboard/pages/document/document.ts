import {page} from '../../page.ts';
import {readDocument} from './answer.ts';
import {documentJson, documentTable} from './data.ts';
import {documentQuestion} from './question.ts';
import {documentView} from './view.ts';

/** One document, as it stands in the warehouse: where every number ends. */
export const documentPage = page({
  name: 'document',
  path: '/document',
  question: documentQuestion,
  async html(asked) {
    return documentView(asked, await readDocument(asked));
  },
  async json(asked) {
    return documentJson(asked, await readDocument(asked));
  },
  async csv(asked) {
    return documentTable(await readDocument(asked));
  },
});
