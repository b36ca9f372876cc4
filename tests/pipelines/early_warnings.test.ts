import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  answerWarning,
  noteWarnings,
  warningHistory,
  warningsOf,
} from '../../pipelines/early_warnings.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const at = '2026-09-30T03:00:00Z';

/** What a night finds: customer and signs. */
const night = (data: string, day: string, found: Record<string, string[]>) =>
  noteWarnings(data, {
    day,
    at,
    found: Object.entries(found).map(([customer, signs]) => ({customer, signs})),
  });

const acts = (data: string) =>
  warningHistory(data).map(({customer, act, day, signs}) => [day, customer, act, signs]);

test('a warning is raised once, answered, and expires with its signs', () => {
  const data = temporaryFolder();
  night(data, '2026-09-01', {K1: ['silent', 'risk'], K2: ['risk']});
  night(data, '2026-09-02', {K1: ['silent', 'risk'], K2: ['risk']});
  const answer = {customer: 'K1', by: 'A. Muster', note: 'Besuch am Freitag', at};
  expect(answerWarning(data, answer)).toBe('done');
  expect(warningsOf(data)).toMatchObject([
    {customer: 'K1', raised_on: '2026-09-01', answer: {by: 'A. Muster', note: 'Besuch am Freitag'}},
    {customer: 'K2', raised_on: '2026-09-01', answer: undefined},
  ]);
  night(data, '2026-09-03', {K2: ['risk']});
  expect(warningsOf(data).map(each => each.customer)).toEqual(['K2']);
  expect(acts(data)).toEqual([
    ['2026-09-01', 'K1', 'raised', 'risk,silent'],
    ['2026-09-01', 'K2', 'raised', 'risk'],
    ['2026-09-02', 'K1', 'answered', 'risk,silent'],
    ['2026-09-03', 'K1', 'expired', ''],
  ]);
});

test('a sign that nobody knew of raises an answered warning again, since the first day', () => {
  const data = temporaryFolder();
  night(data, '2026-09-01', {K1: ['silent']});
  answerWarning(data, {customer: 'K1', by: 'B', note: '', at});
  night(data, '2026-09-05', {K1: ['silent']});
  expect(warningsOf(data)[0]!.answer).toBeDefined();
  night(data, '2026-09-06', {K1: ['cancelled_service', 'silent']});
  expect(warningsOf(data)).toEqual([
    {
      customer: 'K1',
      signs: ['cancelled_service', 'silent'],
      raised_on: '2026-09-01',
      answer: undefined,
    },
  ]);
});

test('what has expired and comes back is raised anew', () => {
  const data = temporaryFolder();
  night(data, '2026-09-01', {K1: ['silent']});
  night(data, '2026-09-02', {});
  night(data, '2026-09-09', {K1: ['silent']});
  expect(warningsOf(data)).toMatchObject([{raised_on: '2026-09-09'}]);
});

test('a night as of an earlier day changes nothing, and who has no warning gets no answer', () => {
  const data = temporaryFolder();
  night(data, '2026-09-05', {K1: ['silent']});
  night(data, '2026-08-01', {K9: ['risk']});
  expect(warningsOf(data).map(each => each.customer)).toEqual(['K1']);
  expect(answerWarning(data, {customer: 'K9', by: 'B', note: '', at})).toBe('unknown');
});

test('what stands is what the last night found, whatever came before, and nights repeat without a trace', () => {
  const found = fc.dictionary(
    fc.constantFrom('K1', 'K2', 'K3'),
    fc.uniqueArray(fc.constantFrom('risk', 'silent', 'slow_complaint'), {minLength: 1}),
    {noNullPrototype: true},
  );
  fc.assert(
    fc.property(fc.array(found, {minLength: 1, maxLength: 6}), nights => {
      const data = temporaryFolder();
      nights.forEach((each, number) => {
        night(data, `2026-09-0${number + 1}`, each);
        const before = warningHistory(data).length;
        night(data, `2026-09-0${number + 1}`, each);
        expect(warningHistory(data)).toHaveLength(before);
        const standing = warningsOf(data).map(({customer}) => customer);
        expect(standing.sort()).toEqual(Object.keys(each).sort());
      });
    }),
    {numRuns: 20},
  );
});
