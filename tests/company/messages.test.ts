import {expect, test} from 'vitest';
import {messages} from '../../company/messages/index.ts';
import {contract} from '../../warehouse/entities/index.ts';

test.for(['de', 'en'] as const)('every entity of the contract has a name in %s', language => {
  const names = messages[language].entity;
  expect(contract.filter(({name}) => !names[name]).map(({name}) => name)).toEqual([]);
});
