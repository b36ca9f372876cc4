import {entityNamed} from '../../warehouse/entities/index.ts';
import type {ProposedColumn, ProposedStream} from './proposal.ts';

const shared = ['customer_id', 'product_id', 'employee_id', 'case_id', 'subscription_id'];

/**
 * Holds the numbers by which files name the same customers, products and so on against each other:
 * 0000012345 and 12345 become one, and numbers that are unknown elsewhere are a doubt.
 */
export function withSameNumbers(streams: readonly ProposedStream[]): ProposedStream[] {
  const stripped = new Set<ProposedColumn>();
  const doubts = new Map<ProposedColumn, string>();
  for (const field of shared) {
    const columns = streams.flatMap(stream =>
      stream.columns.filter(each => each.field === field).map(column => ({stream, column})),
    );
    const home = columns.find(({stream}) => entityNamed(stream.entity ?? '')?.key[0] === field);
    if (!home) continue;
    for (const {column} of columns.filter(each => each !== home)) {
      if (shareIn(home.column, column, text => text) > 0.2) continue;
      if (shareIn(home.column, column, withoutZeros) > 0.5) {
        stripped.add(home.column).add(column);
      } else {
        doubts.set(column, `hardly any of these is found in ${home.stream.pattern}`);
      }
    }
  }
  return streams.map(stream => ({
    ...stream,
    columns: stream.columns.map(each => {
      const doubt = doubts.get(each);
      const mapping = stripped.has(each) ? withStrip(each.mapping) : each.mapping;
      return {...each, mapping, ...(doubt ? {doubt} : {})};
    }),
  }));
}

/** Without their zeros, ids of every stream must be the same text, so each of them says so. */
function withStrip(mapping: ProposedColumn['mapping']): ProposedColumn['mapping'] {
  const settings = typeof mapping === 'string' ? {from: mapping} : mapping;
  return {...settings, leading_zeros: 'strip'};
}

const withoutZeros = (text: string) =>
  /^0+\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;

/** Share of a column's different values that the home of these numbers has. */
function shareIn(home: ProposedColumn, other: ProposedColumn, fold: (text: string) => string) {
  const known = new Set(home.values.map(fold));
  const values = [...new Set(other.values.map(fold))];
  return values.length === 0 ? 1 : values.filter(each => known.has(each)).length / values.length;
}
