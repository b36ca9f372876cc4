import {expect, test} from 'vitest';
import {messages} from '../../company/messages/index.ts';
import {formatsOf} from '../../dashboard/formats.ts';
import {calibrationText} from '../../dashboard/pages/next/order_calibration.ts';
import {misled} from '../../models/next/calibration.ts';
import type {OrderTenth} from '../../models/next/order_questions.ts';

const habits = {locale: 'de-DE', currency: 'EUR', time_zone: 'Europe/Berlin'};
const tenth = (horizon_days: number, place: number, foretold: number, came_share: number) =>
  ({horizon_days, tenth: place, customers: 169, foretold, came_share}) as OrderTenth;

const told = (language: 'de' | 'en', tenths: OrderTenth[]) => {
  const words = messages[language];
  const formats = formatsOf(language, habits, words);
  return calibrationText({language, words, formats}, tenths).map(each =>
    each.text.replaceAll('\u00a0', ' '),
  );
};

test('chances that did not hold are named with what came, apart by whether they are too high', () => {
  const tenths = [
    tenth(90, 1, 0.998, 1),
    tenth(90, 8, 0.647, 0.747),
    tenth(90, 9, 0.55, 0.6),
    tenth(90, 10, 0.119, 0.018),
  ];
  const [text] = told('de', tenths);
  expect(text).toContain('Chancen für 90 Tage: In 2 von 4 Zehnteln');
  expect(text).toContain(
    'Zu hoch sind Chancen wie in Zehntel 10 (vorhergesagt 11,9 %, eingetreten 1,8 %).',
  );
  expect(text).toContain(
    'Zu niedrig sind Chancen wie in Zehntel 8 (vorhergesagt 64,7 %, eingetreten 74,7 %).',
  );
});

test('chances that held are said to, for each horizon, and of others nothing is said', () => {
  const texts = told('en', [tenth(30, 1, 0.5, 0.52), tenth(90, 1, 0.7, 0.69)]);
  expect(texts).toHaveLength(2);
  expect(texts[0]).toContain('Chances for 30 days: in 1 of 1 tenths');
  expect(texts.join()).not.toMatch(/Too high|Too low/);
  expect(told('de', [])).toEqual([]);
});

test('a tenth of which all or none were sure to come holds where they did', () => {
  const [text] = told('en', [tenth(30, 1, 1, 1), tenth(30, 2, 0, 0), tenth(30, 3, 1, 0.9)]);
  expect(text).toContain('in 2 of 3 tenths');
  expect(text).toContain('Too high are chances as in tenth 3 (foretold 100.0%, came 90.0%).');
});

test('a chance is warned of where those like it did not hold', () => {
  const tenths = [tenth(90, 1, 0.998, 1), tenth(90, 9, 0.55, 0.7), tenth(90, 10, 0.119, 0.018)];
  expect(misled(tenths, {days: 90, chance: 0.05})).toMatchObject({
    isTooHigh: true,
    tenth: {tenth: 10},
  });
  expect(misled(tenths, {days: 90, chance: 0.5})).toMatchObject({isTooHigh: false});
  expect(misled(tenths, {days: 90, chance: 0.95})).toBeUndefined();
  expect(misled(tenths, {days: 30, chance: 0.05})).toBeUndefined();
});
