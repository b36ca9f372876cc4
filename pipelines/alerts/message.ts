import {type AlertFacts, alertWords} from '../../company/messages/alerts.ts';
import type {CompanySettings} from '../../company/settings.ts';
import type {AlertKind, Condition} from './condition.ts';
import type {News, Standing} from './news.ts';

/** What is sent: plain text for people, the same as data for programs. */
export interface Message {
  subject: string;
  text: string;
  data: object;
}

type Speaker = Pick<CompanySettings, 'name' | 'language' | 'locale' | 'time_zone'>;

/** A message stays short enough to be read on a phone, however many streams there are. */
const mostLines = 20;
const longestName = 80;

/** The worst comes first. */
const order: AlertKind[] = [
  'night_failed',
  'night_overdue',
  'stream_failed',
  'staging_failed',
  'held',
  'late',
  'size_empty',
  'size_half',
  'size_double',
];

const titles = ['fresh', 'worse', 'still', 'over'] as const;

/** Puts news into the words of the company's language. */
export function messageOf(news: News, speaker: Speaker, now: Temporal.Instant): Message {
  const words = alertWords[speaker.language];
  const sorted = Object.fromEntries(
    titles.map(title => [title, inOrder(news[title])]),
  ) as unknown as News;
  const subject = `Kundenwert, ${oneLine(speaker.name)}: ${headline(sorted, speaker)}`;
  const text = [
    subject,
    words.asOf(shownMoment(now.toString(), speaker), speaker.time_zone),
    ...titles.flatMap(title => section(sorted, title, speaker)),
    '',
    words.details,
    '',
  ].join('\n');
  return {subject, text, data: asData(sorted, speaker, now)};
}

const inOrder = (all: readonly Standing[]) =>
  all.toSorted(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.stream ?? '').localeCompare(b.stream ?? ''),
  );

/** What is new or worse counts most; else what is over, else what lasts. */
function headline(news: News, {language}: Speaker): string {
  const words = alertWords[language];
  const bad = [...news.fresh, ...news.worse];
  const [told, say] =
    bad.length > 0
      ? [inOrder(bad), (text: string) => text]
      : news.over.length > 0
        ? [news.over, words.over]
        : [news.still, words.still];
  const [first, ...others] = told;
  if (!first) return '';
  const text = say(words.subject[first.kind](oneLine(first.stream ?? '')));
  return others.length === 0 ? text : `${text} ${words.andMore(others.length)}`;
}

function section(news: News, title: (typeof titles)[number], speaker: Speaker): string[] {
  const all = news[title];
  if (all.length === 0) return [];
  const words = alertWords[speaker.language];
  const lines = all.slice(0, mostLines).flatMap(each => paragraph(each, title, speaker));
  const left = all.length - mostLines;
  return ['', words.title[title], ...lines, ...(left > 0 ? [words.more(left)] : [])];
}

function paragraph(
  each: Standing,
  title: (typeof titles)[number],
  speaker: Speaker,
): readonly string[] {
  const words = alertWords[speaker.language];
  const isOld = title !== 'fresh';
  const since = isOld ? ` (${words.since(shownMoment(each.since, speaker))})` : '';
  const reason = words.reason[each.facts.reason ?? 'other'];
  const what = [words.what[each.kind](shownFacts(each, speaker)), reason].filter(Boolean).join(' ');
  const next = words.next[each.kind];
  const isHelpful = title !== 'over' && next !== '';
  return [`- ${what}${since}`, ...(isHelpful ? [`  ${words.whatNow}: ${next}`] : [])];
}

function shownFacts({stream = '', facts}: Condition, speaker: Speaker): AlertFacts {
  const number = new Intl.NumberFormat(speaker.locale);
  const moment = (text: string | undefined) =>
    text === undefined ? alertWords[speaker.language].never : shownMoment(text, speaker);
  return {
    stream: oneLine(stream),
    due: moment(facts.due),
    last: moment(facts.last),
    rows: number.format(facts.rows ?? 0),
    usual: number.format(facts.usual ?? 0),
    count: number.format(facts.count ?? 0),
    run: oneLine(facts.run ?? ''),
  };
}

const shownMoment = (moment: string, {locale, time_zone}: Speaker) =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: time_zone,
  }).format(Date.parse(moment));

/** A name must not begin a new line: in a subject that would be a header of its own. */
const oneLine = (name: string) =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longestName);

function asData(news: News, speaker: Speaker, now: Temporal.Instant): object {
  const shown = (all: readonly Standing[]) =>
    all.slice(0, mostLines).map(({kind, stream, since, facts}) => ({
      kind,
      ...(stream === undefined ? {} : {stream: oneLine(stream)}),
      since,
      ...facts,
    }));
  return {
    company: oneLine(speaker.name),
    at: now.toString(),
    new: shown(news.fresh),
    worse: shown(news.worse),
    still: shown(news.still),
    over: shown(news.over),
    count: {
      new: news.fresh.length,
      worse: news.worse.length,
      still: news.still.length,
      over: news.over.length,
    },
  };
}

/** A message by which a person can see that alerts arrive. */
export function testMessage(speaker: Speaker, now: Temporal.Instant): Message {
  const words = alertWords[speaker.language];
  const subject = `Kundenwert, ${oneLine(speaker.name)}: ${words.subject.test()}`;
  const text = [
    words.what.test(),
    words.asOf(shownMoment(now.toString(), speaker), speaker.time_zone),
    '',
  ].join('\n');
  return {
    subject,
    text,
    data: {company: oneLine(speaker.name), at: now.toString(), test: true},
  };
}
