import type {StreamDeclaration} from '../../company/sources.ts';

/** A stream of `kunden*.csv` files with semicolons, as `sources.yaml` would declare it. */
export const aStream = (more: Partial<StreamDeclaration> = {}): StreamDeclaration => ({
  source: 'erp',
  stream: 'kunden',
  files: 'kunden*',
  delivery: 'full',
  header: undefined,
  file: {encoding: 'utf-8', delimiter: ';', quote: '"'},
  values: {
    decimal: '.',
    thousands: undefined,
    date: '%Y-%m-%d',
    moment: '%Y-%m-%d %H:%M:%S',
    yes: 'true',
    no: 'false',
  },
  entity: undefined,
  columns: {},
  types: {},
  ...more,
});
