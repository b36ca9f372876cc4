import {expect, test} from 'vitest';
import {kundenwert} from './command_line.ts';
import {publishedMusterwerk} from './small_musterwerk.ts';

test('where nothing has come, the plan is to build nothing', async () => {
  const {company, data} = await publishedMusterwerk();
  const asked = ['refresh', '--plan', '--json', '--company', company, '--data', data];
  const {stdout} = await kundenwert(asked);
  const {models} = JSON.parse(stdout) as {models: {model: string; how: string}[]};
  expect(models.length).toBeGreaterThan(30);
  expect(models.filter(({how}) => how !== 'kept')).toEqual([]);
}, 60_000);
