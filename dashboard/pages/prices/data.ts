import type {Table} from '../../csv.ts';
import type {Told} from '../../page.ts';
import type {Prices} from './answer.ts';
import {shareOfList, sign, titleOf} from './part.ts';

/** The parts for a spreadsheet; what is taken off is negative. */
export function priceTable(asked: Told<object>, {waterfall: found}: Prices): Table {
  const {column} = asked.words.prices;
  return {
    headings: [column.part, `${column.amount} (${asked.formats.currency})`, column.share],
    rows: (found?.parts ?? []).map(each => {
      const amount = Number(each.amount) * sign(each);
      return [
        titleOf(asked, each),
        each.kind === 'taken' ? amount : each.amount,
        shareOfList(found!, amount),
      ];
    }),
  };
}
