import {logFile} from '../../../pipelines/runs/folder.ts';
import {notBegun, progressAfter} from '../../../pipelines/runs/progress.ts';
import {readLog} from '../../../pipelines/runs/read_log.ts';
import {readRun} from '../../../pipelines/runs/runs.ts';
import {type Html, html} from '../../html/html.ts';
import type {Content, Told} from '../../page.ts';
import {actView, noticeView} from './act.ts';
import {readHeld, readList} from './answer.ts';
import {heldView} from './held.ts';
import {listView} from './list.ts';
import {progressShown, progressView} from './progress_view.ts';
import type {RunsQuestion} from './question.ts';

const reloadAfter = 5;

/** The list of runs, with what goes on now, what waits for a person, and what can be done. */
export async function listPage(
  asked: Told<RunsQuestion>,
  data: string,
  canRefresh: boolean,
): Promise<Content> {
  const {words, question, link} = asked;
  const answer = await readList(data, question.page);
  const isAwaited = question.refresh === 'started' && answer.running === undefined;
  const isGoingOn = isAwaited || answer.running !== undefined;
  const {title, lead} = words.runsPage;
  return {
    title,
    reload: isGoingOn ? {seconds: reloadAfter, to: link({refresh: undefined})} : undefined,
    body: html`<div class="title-row"><div><h1>${title}</h1>
<p class="lead">${lead}</p></div></div>
${noticeView(asked)}
${isGoingOn && (await goingOn(asked, data, answer.running))}
${canRefresh && !isGoingOn && actView(asked)}
${heldView(asked, await readHeld(data))}
${listView(asked, answer)}`,
  };
}

async function goingOn(asked: Told<object>, data: string, id: string | undefined): Promise<Html> {
  const run = id === undefined ? undefined : await readRun(data, id);
  const lines = id === undefined ? [] : await readLog(logFile(data, id)).catch(() => []);
  return progressView(asked, progressShown(asked, progressAfter(notBegun, lines), run?.began), id);
}
