import {expect, test} from 'vitest';
import {warningHistory, warningsOf} from '../../pipelines/early_warnings.ts';
import {smallNights} from '../warehouse/nights.ts';

const lines = (...days: string[]) =>
  `invoice_id,line,customer_id,invoiced_on,quantity,net_amount,product_cost
${days.map((day, at) => `R${at},1,K1,${day},1,100,40`).join('\n')}\n`;

const monthly = ['01', '02', '03', '04', '05', '06', '07'].map(month => `2026-${month}-01`);

test('a night raises a warning of a valuable customer, and the next one lets it expire', async () => {
  const company = await smallNights({
    customers: 'customer_id,name\nK1,Abel GmbH\n',
    invoice_lines: lines(...monthly),
    ledger_entries: 'document,line,posted_on,account,amount\nL1,1,2026-10-05,6020,1\n', // so that it is October
  });
  await company.night();
  expect(warningsOf(company.data)).toEqual([
    {customer: 'K1', signs: ['silent'], raised_on: '2026-10-05', answer: undefined},
  ]);
  await company.night();
  expect(warningHistory(company.data)).toHaveLength(1);
  company.deliver({invoice_lines: lines(...monthly, '2026-10-05')}, '2');
  await company.night();
  expect(warningsOf(company.data)).toEqual([]);
  expect(warningHistory(company.data).map(({act, day}) => [act, day])).toEqual([
    ['raised', '2026-10-05'],
    ['expired', '2026-10-05'],
  ]);
}, 120_000);
