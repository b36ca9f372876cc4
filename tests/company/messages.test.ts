import {expect, test} from 'vitest';
import {messages} from '../../company/messages/index.ts';
import {gammaGamma} from '../../models/lifetime_value/maths/gamma_gamma.ts';
import {shiftedBetaGeometric} from '../../models/lifetime_value/maths/shifted_beta_geometric.ts';
import {weibull} from '../../models/lifetime_value/maths/weibull.ts';
import {purchaseModels} from '../../models/lifetime_value/purchase_models.ts';
import {contract} from '../../warehouse/entities/index.ts';

test.for(['de', 'en'] as const)('every entity of the contract has a name in %s', language => {
  const names = messages[language].entity;
  expect(contract.filter(({name}) => !names[name]).map(({name}) => name)).toEqual([]);
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
