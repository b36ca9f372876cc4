import {basename} from 'node:path';
import {expect, test} from 'vitest';
import {messages} from '../../company/messages/index.ts';
import {translated} from '../../company/messages/translated.ts';
import {gammaGamma} from '../../models/lifetime_value/maths/gamma_gamma.ts';
import {shiftedBetaGeometric} from '../../models/lifetime_value/maths/shifted_beta_geometric.ts';
import {weibull} from '../../models/lifetime_value/maths/weibull.ts';
import {purchaseModels} from '../../models/lifetime_value/purchase_models.ts';
import {contract} from '../../warehouse/entities/index.ts';
import {projectFiles} from '../project_files.ts';

test.for(['de', 'en'] as const)('every entity of the contract has a name in %s', language => {
  const names = messages[language].entity;
  expect(contract.filter(({name}) => !names[name]).map(({name}) => name)).toEqual([]);
});

test.for(['de', 'en'] as const)('a row of every fact has a name in %s', language => {
  const facts = projectFiles('warehouse/facts/fct_*.sql').map(file => basename(file, '.sql'));
  expect(facts.length).toBeGreaterThan(20);
  expect(Object.keys(messages[language].facts).sort()).toEqual(facts.sort());
});

test('why a table was built is told in German as a run says it', () => {
  const {rebuilds} = messages.de;
  for (const because of [
    'it is new',
    'its definition has changed',
    'set_costs has changed',
    'rows of dim_customer, fct_order have changed, and too many parts are touched',
  ]) {
    expect(translated(`whole: ${because}`, rebuilds)).toMatch(/^ganz gebaut: (?!.*changed)/);
  }
  expect(translated('in part: rows of fct_order have changed', rebuilds)).toBe(
    'zum Teil gebaut: Zeilen von fct_order sind andere',
  );
});

const fitted = [
  ...[...purchaseModels, gammaGamma, shiftedBetaGeometric, weibull].flatMap(({name, parameters}) =>
    parameters.map(parameter => [name, parameter] as const),
  ),
  ['margin_multiple', 'retention'] as const,
  ['weibull', 'win_rate_own'] as const,
  ['weibull', 'win_rate_other'] as const,
];

test.for(['de', 'en'] as const)(
  'every parameter of a model has a name and a meaning in %s',
  language => {
    const words = messages[language].modelParameters;
    const told = fitted.map(([model, parameter]) => words[model]?.[parameter]);
    expect(told.every(each => each?.name && each.meaning)).toBe(true);
  },
);

/** What each function of the words says where everything that it counts is one. */
function saidOf(words: unknown, first: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'function') {
    try {
      const said: unknown = words(first, ...Array(words.length).fill('1'));
      return typeof said === 'string' ? [[path, said]] : saidOf(said, first, path);
    } catch {
      return []; // takes something else than texts
    }
  }
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, each]) => saidOf(each, first, `${path}.${key}`));
}

test('where one customer is counted, it is not said to be several', () => {
  expect(saidOf(messages.de, '1').length).toBeGreaterThan(300);
  /* After a preposition "1 Kunden" is right in German: von 1 Kunden, für 1 Kunden. */
  const several = {
    de: /(^|[.:;] |Summe |Alle |sind |werden )1 (aktive )?Kunden/,
    en: /\b1 (active )?customers\b/,
  };
  for (const language of ['de', 'en'] as const) {
    const wrong = (first: unknown) =>
      saidOf(messages[language], first).filter(([, text]) => several[language].test(text));
    /* Some are told the number, and its text after it. */
    const ofNumbers = new Set(wrong(1).map(([path]) => path));
    expect(wrong('1').filter(([path]) => ofNumbers.has(path))).toEqual([]);
  }
});
