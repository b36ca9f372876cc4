import {expect, test} from 'vitest';
import {shownNames} from '../../pipelines/names.ts';

test.each([
  [['id', 'nmae'], ['id', 'name'], '"id", "nmae"'],
  [['Net Amount', 'x'], ['net_amount'], '"Net Amount", 1 that is not declared'],
  [['USt-IdNr', 'Straße'], ['USt-ID', 'Strasse'], '"USt-IdNr", 1 that is not declared'],
  [['Anna Beispiel', '0171 5550123', 'a@b.example'], ['name', 'phone'], '3 that are not declared'],
  [['Lane'], ['Name'], '1 that is not declared'],
  [['', ' '], [''], '"", 1 that is not declared'],
  [[], ['name'], 'none'],
])('of %j, with %j declared, is shown: %s', (names, declared, shown) => {
  expect(shownNames(names, declared)).toBe(shown);
});
