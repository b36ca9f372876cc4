import {type Area, areaOf} from './address.ts';

/** The merged range that a cell is in. */
export type Merges = (row: number, column: number) => Area | undefined;

/**
 * Finds merged ranges. They are kept by the rows they begin in; looking is fast for rows that come
 * in order, and a range is forgotten once it is passed.
 */
export function mergesOf(ranges: readonly string[]): Merges {
  const areas = ranges.map(areaOf).sort((a, b) => a.top - b.top);
  let next = 0;
  let open: Area[] = [];
  let last = 0;
  return (row, column) => {
    if (row < last) throw new Error(`rows are asked for in order: ${row} after ${last}`);
    if (row > last) open = open.filter(({bottom}) => bottom >= row);
    last = row;
    for (let area = areas[next]; area && area.top <= row; area = areas[++next]) {
      if (area.bottom >= row) open.push(area);
    }
    return open.find(({left, right}) => left <= column && column <= right);
  };
}
