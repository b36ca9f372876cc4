import type {SnapshotManifest} from '../../warehouse/snapshot.ts';
import type {Condition} from '../condition.ts';
import type {Told} from '../page.ts';
import type {Served} from '../snapshots.ts';
import {type Html, html} from './html.ts';

/**
 * The day that the numbers are of, when they were built, and which months still carry planned costs. How
 * long ago that is, only the browser can say: the page is kept, and stays right without it.
 */
export function ageOf({words, formats}: Told<object>, {manifest}: Served): Html {
  const [first, ...others] = manifest.provisional?.toReversed() ?? [];
  const provisional =
    first !== undefined && words.page.provisional(formats.month(first), others.length);
  const built = words.page.builtAt(formats.moment(manifest.built_at));
  return html`<span class="dates"><span>${words.page.asOf(formats.day(manifest.business_date))}</span> <span>${built}<data-age datetime="${manifest.built_at}"></data-age></span>${provisional && html` <span>${provisional}</span>`}</span>`;
}

/** What is wrong with the data as a whole: above every page, because it concerns every number. */
export function conditionView(
  asked: Told<object>,
  {run, overdue}: Condition,
  {built_at}: SnapshotManifest,
): Html | null {
  if (!run && overdue === undefined) return null;
  const {words, formats, link} = asked;
  const {age} = words.runsPage;
  const address = linkToRuns(link, run?.id);
  const isGrave = overdue !== undefined || run?.status !== 'partial';
  return html`<aside class="condition${isGrave && ' grave'}" aria-label="${words.quality.title}"><p class="condition-text">${run && html`<span>${lastRunText(asked, run)}</span> `}${run?.status !== 'partial' && html`<span>${age.stays(formats.moment(built_at))}</span> `}${overdue !== undefined && html`<span>${age.overdue(formats.moment(overdue))}</span> `}<a href="${address}">${age.more}</a></p></aside>`;
}

/** Nothing of another page's question means anything there but its language. */
function linkToRuns(link: Told<object>['link'], run: string | undefined): string {
  const [, query = ''] = link().split('?');
  const lang = new URLSearchParams(query).get('lang');
  const parameters = [...(lang ? [['lang', lang]] : []), ...(run ? [['run', run]] : [])];
  const text = new URLSearchParams(parameters).toString();
  return text ? `/runs?${text}` : '/runs';
}

function lastRunText(
  {words, formats}: Told<object>,
  {status, began, failed_streams: failed}: NonNullable<Condition['run']>,
): string {
  const {age, status: names} = words.runsPage;
  const moment = formats.moment(began);
  if (status !== 'partial') return age.ended(names[status], moment);
  const streams = failed.length === 1 ? age.oneStream : age.streams(formats.count(failed.length));
  return age.partial(moment, streams);
}
