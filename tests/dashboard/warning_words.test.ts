import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readCompany} from '../../company/company.ts';
import {messages} from '../../company/messages/index.ts';
import {translated} from '../../company/messages/translated.ts';
import {companyModels} from '../../scorecard/model_files.ts';
import {root} from '../project_files.ts';

test('German pages have words for every warning, and for none that no model states', async () => {
  const models = await companyModels(await readCompany(join(root, 'examples', 'musterwerk')));
  const stated = models
    .flatMap(({checks}) => checks)
    .flatMap(({severity, meaning}) => (severity === 'warn' && meaning ? [meaning] : []));
  const {warning} = messages.de;
  expect(stated.length).toBeGreaterThan(warning.length);
  expect(stated.filter(each => translated(each, warning) === undefined)).toEqual([]);
  expect(warning.filter(([pattern]) => !stated.some(each => pattern.test(each)))).toEqual([]);
  const idle = stated.find(each => each.startsWith('nothing causes the activity call_out '))!;
  expect(translated(idle, warning)).toMatch(/^Nichts verursacht .* call_out .* fct_interaction/);
});
