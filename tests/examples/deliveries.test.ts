import iconv from 'iconv-lite';
import {expect, test} from 'vitest';
import type {Customer} from '../../examples/musterwerk/generator/customers/customer.ts';
import type {Format} from '../../examples/musterwerk/generator/files/format.ts';
import type {Outbox} from '../../examples/musterwerk/generator/files/outbox.ts';
import {
  addRow,
  emptyPage,
  type Field,
  writtenOn,
} from '../../examples/musterwerk/generator/files/page.ts';
import {openDeliveries} from '../../examples/musterwerk/generator/sales/deliveries.ts';
import {documentNumbers} from '../../examples/musterwerk/generator/sales/documents.ts';
import {dayOf} from '../../examples/musterwerk/generator/world/calendar.ts';

test('a list of deliveries keeps its columns where a company comes in parts', () => {
  const formats: Format[] = [];
  const page = emptyPage();
  const feed = (path: string, format: Format) => {
    if (path.includes('lieferpositionen')) formats.push(format);
    return {
      row: (_: number, fields: readonly Field[]) => {
        if (format.list) addRow(page, format, fields);
      },
    };
  };
  const numbers = documentNumbers(1);
  const deliver = openDeliveries({feed} as unknown as Outbox, numbers, () => {});
  const day = dayOf(2024, 2, 29);
  const shipTo = {number: '0000200001'} as Customer;
  deliver({
    day,
    customer: {shipTo} as Customer,
    customerNumber: '0000200002',
    order: numbers(50, day),
    express: false,
    freight: 2_350,
    lines: [[10, 1_500]],
  });
  const [list] = formats;
  const file = list?.list?.printed(writtenOn(page)).file ?? emptyPage();
  const lines = iconv.decode(writtenOn(file), 'windows-1252').split('\r\n');
  const framed = lines.filter(line => line.startsWith('|'));
  expect(new Set(framed.map(line => line.length)).size).toBe(1);
  expect(framed.at(-1)).toMatch(/^\|\*\* .*1,500\|$/);
});
