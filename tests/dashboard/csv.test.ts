import {expect, test} from 'vitest';
import {type Cell, csvOf} from '../../dashboard/csv.ts';
import {Decimal} from '../../warehouse/decimal.ts';

const line = async (cells: Cell[], language: 'de' | 'en') => {
  let text = '';
  for await (const each of csvOf({headings: ['x'], rows: [cells]}, language)) text += each;
  return text.split('\r\n')[1];
};

test('exact decimals keep every digit, with the decimal sign of the language', async () => {
  const exact = new Decimal('-12345678901234567890.1234');
  expect(await line([exact, 0.5], 'de')).toBe('-12345678901234567890,1234;0,5');
  expect(await line([exact, 0.5], 'en')).toBe('-12345678901234567890.1234,0.5');
});

test('text that begins like a formula is made harmless', async () => {
  expect(await line(['=1+1', '+49 30', '-x', '@x', '\tx', 'a=b'], 'en')).toBe(
    "'=1+1,'+49 30,'-x,'@x,'\tx,a=b",
  );
});

test('text with separators, quotes or line breaks is quoted', async () => {
  expect(await line(['a;b', 'say "x"', 'two\nlines', null, true], 'de')).toBe(
    '"a;b";"say ""x""";"two\nlines";;true',
  );
});
