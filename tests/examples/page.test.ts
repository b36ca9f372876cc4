import fc from 'fast-check';
import iconv from 'iconv-lite';
import {expect, test} from 'vitest';
import {delimited} from '../../examples/musterwerk/generator/files/format.ts';
import {addRow, emptyPage, writtenOn} from '../../examples/musterwerk/generator/files/page.ts';

const fields = fc.array(
  fc.oneof(
    fc.string({unit: 'binary', maxLength: 60}),
    fc.string({unit: fc.constantFrom('a', 'ß', '€', '–', 'é', '𝄞', ' '), maxLength: 2_000}),
  ),
  {minLength: 1, maxLength: 12},
);

test.each(['windows-1252', 'utf-8'] as const)(
  'rows on a page are the bytes of their text in %s',
  encoding => {
    const format = delimited(encoding, ';', '\r\n');
    fc.assert(
      fc.property(fc.array(fields, {maxLength: 8}), rows => {
        const page = emptyPage();
        for (const row of rows) addRow(page, format, row);
        const text = rows.map(row => `${row.join(';')}\r\n`).join('');
        expect(page.rows).toBe(rows.length);
        expect(writtenOn(page).equals(iconv.encode(text, encoding))).toBe(true);
      }),
    );
  },
);
