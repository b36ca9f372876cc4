import type {Table} from '../../csv.ts';
import {type LivePage, livePage} from '../../page.ts';
import {readOne, readPublished} from './answer.ts';
import {runJson, runsJson, runsTable, runTable} from './data.ts';
import {listPage} from './list_page.ts';
import {runsQuestion} from './question.ts';
import {runPage} from './run_page.ts';

const place = {
  name: 'runs',
  path: '/runs',
} as const;

/** What the refreshes did, one by one; where the server may start them, from here. */
export const runsPage = (data: string, canRefresh: boolean): LivePage =>
  livePage({
    ...place,
    question: runsQuestion,
    live: {
      async html(asked) {
        const {run} = asked.question;
        if (run === undefined) return listPage(asked, data, canRefresh);
        return runPage(asked, await readOne(data, run), await readPublished(data));
      },
      async json({question: {run}}) {
        return run === undefined ? runsJson(data) : runJson(await readOne(data, run));
      },
      async csv(asked): Promise<Table> {
        const {run} = asked.question;
        return run === undefined
          ? runsTable(asked, data)
          : runTable(asked, await readOne(data, run));
      },
    },
  });
