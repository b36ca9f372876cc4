import type {StreamDeclaration} from '../../company/sources/declared.ts';
import {Expectations} from '../../company/sources/expectations.ts';
import {completeFile, type FileSettings} from '../../company/sources/file.ts';
import {
  completeValues,
  type ValueFormat,
  type ValueSettings,
} from '../../company/sources/values.ts';

interface Settings extends Partial<Omit<StreamDeclaration, 'file' | 'values' | 'expect'>> {
  files?: string;
  file?: FileSettings;
  values?: ValueSettings | Partial<ValueFormat>;
  expect?: Partial<Expectations>;
}

/** A stream of `kunden*` files with semicolons, as `sources.yaml` would declare it. */
export const aStream = ({
  files = 'kunden*',
  file = {},
  values = {},
  expect = {},
  ...more
}: Settings = {}): StreamDeclaration => ({
  source: 'erp',
  stream: 'kunden',
  place: {from: 'files', files},
  delivery: 'full',
  history: true,
  customerNumbers: 'shared',
  header: undefined,
  file: completeFile({delimiter: ';', final_line_break: 'optional', ...file}),
  values: {
    ...completeValues(values as ValueSettings),
    ...('wall_clock' in values ? {wall_clock: values.wall_clock} : {}),
  } as ValueFormat,
  expect: Expectations.parse({rejected: 1, ...expect}),
  control: undefined,
  entity: undefined,
  columns: {},
  types: {},
  ...more,
});

export type {Settings as StreamChanges};
