import {WrongQuestion} from './wrong_question.ts';

/** Which page of how many is shown. */
export interface Paging {
  page: number;
  pages: number;
}

/** A page of rows, with the positions of its first and last one among all; 0 where none is. */
export interface RowPage<Row> extends Paging {
  rows: Row[];
  first: number;
  last: number;
}

/** Reads one page of `all` rows; throws a WrongQuestion for a page that there is not. */
export async function pageOf<Row>(
  page: number,
  {all, size}: {all: number; size: number},
  read: (limit: number, offset: number) => Promise<Row[]>,
): Promise<RowPage<Row>> {
  const pages = Math.max(Math.ceil(all / size), 1);
  if (page > pages) {
    throw new WrongQuestion([
      {
        parameter: 'page',
        value: String(page),
        possible: ({allowed, error}) => error.expected(allowed.pageUpTo(pages)),
      },
    ]);
  }
  const before = size * (page - 1);
  const rows = all > 0 ? await read(size, before) : [];
  return {rows, page, pages, first: before + Math.min(rows.length, 1), last: before + rows.length};
}
