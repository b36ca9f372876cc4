import {join} from 'node:path';
import {expect, test} from 'vitest';
import {parseHeader, readModel} from '../../warehouse/model.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';

const header = `/*
What each customer earned us each month,
after every cost.

Longer words about it.

One row per customer_id, month.

revenue        invoiced that month, net of credit notes
    and of tax
cost_to_serve  service minutes

check contribution = revenue
    - cost_to_serve
warn revenue >= 0
    -- these months have more credit notes than invoices
*/
select 1`;

test('a header is the promise of a table: title, grain, columns, checks and warnings', () => {
  expect(parseHeader(header, 'a.sql')).toEqual({
    title: 'What each customer earned us each month, after every cost.',
    grain: ['customer_id', 'month'],
    columns: new Map([
      ['revenue', 'invoiced that month, net of credit notes and of tax'],
      ['cost_to_serve', 'service minutes'],
    ]),
    rebuiltBy: [],
    cutOff: undefined,
    checks: [
      {severity: 'check', condition: 'contribution = revenue - cost_to_serve', meaning: undefined},
      {
        severity: 'warn',
        condition: 'revenue >= 0',
        meaning: 'these months have more credit notes than invoices',
      },
    ],
  });
});

test('a header says by which columns its table falls apart, and what else leads to the parts', () => {
  const {rebuiltBy, grain} = parseHeader(
    '/*\nLines.\n\nOne row per invoice_id, line.\nRebuilt by invoice_id, line; by customer_id.\n*/',
    'a.sql',
  );
  expect(rebuiltBy).toEqual([['invoice_id', 'line'], ['customer_id']]);
  expect(grain).toEqual(['invoice_id', 'line']);
});

test('a header says by which days the business date cuts its table off', () => {
  const {cutOff, rebuiltBy} = parseHeader(
    '/*\nTotals.\n\nOne row per customer_id.\nRebuilt by customer_id.\nCut off at the business date by day.\n*/',
    'a.sql',
  );
  expect(cutOff).toBe('day');
  expect(rebuiltBy).toEqual([['customer_id']]);
});

test('a table of one row says so', () => {
  expect(parseHeader('/*\nTotals.\n\nOne row.\n*/', 'a.sql').grain).toEqual([]);
});

test('a header in the manner of TypeScript is read the same', () => {
  const {title, grain} = parseHeader('/**\n * Grades.\n *\n * One row per kpi.\n */', 'a.ts');
  expect({title, grain}).toEqual({title: 'Grades.', grain: ['kpi']});
});

test.each([
  ['no header', 'select 1', 'does not begin with a header'],
  ['a comment of one line', '/* One row per x. */ select 1', 'does not begin with a header'],
  ['no grain', '/*\nTitle.\n*/\nselect 1', 'does not say "One row per'],
  ['nothing in it', '/*\n\n*/\nselect 1', 'no first sentence'],
])('a model with %s is refused', async (_, sql, says) => {
  const folder = writeFiles(temporaryFolder(), {'a.sql': sql});
  await expect(readModel(join(folder, 'a.sql'))).rejects.toThrow(says);
});
