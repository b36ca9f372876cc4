import type {Messages} from '../../../company/messages/index.ts';
import {type Html, html} from '../../html/html.ts';

/** A reason in the language of the page; undefined where it is known in English only. */
export function translatedReason(reason: string, words: Messages): string | undefined {
  const [, before, forms] = /^(.* written as )(.+)$/.exec(reason) ?? [];
  const told = forms === undefined ? reason : before + spelled(forms, words);
  if (words.languageName === 'English') return told;
  const known = words.quarantine.find(([pattern]) => pattern.test(told));
  return known && told.replace(...known);
}

/** Forms of days as persons write them: DD.MM.YYYY for %d.%m.%Y. */
const spelled = (forms: string, {dateForm: {or, parts}}: Messages) =>
  forms
    .split(' or ')
    .map(form => form.replace(/%(-?[a-zA-Z])/g, (whole, part: string) => parts[part] ?? whole))
    .join(` ${or} `);

/** Text of another system: it neither turns the page's writing direction nor hides its spaces. */
export const foreign = (text: string): Html => html`<bdi>${spacesShown(text)}</bdi>`;

/** English text from deep inside, in a page of any language. */
export const inEnglish = (text: string): Html => html`<bdi lang="en">${spacesShown(text)}</bdi>`;

/** A space at the end of "direct " is the whole reason why it is not "direct". */
const spacesShown = (text: string) =>
  text
    .replace(/^ +| +$| {2,}/g, spaces => '␣'.repeat(spaces.length))
    .replaceAll('\u00a0', '⍽')
    .replaceAll('\t', '⇥')
    .replace(/\r\n|\r|\n/g, '↵');

/** A reason as the page shows it. */
export const reasonView = (reason: string, words: Messages): Html => {
  const text = translatedReason(reason, words);
  return text === undefined ? inEnglish(reason) : foreign(text);
};
