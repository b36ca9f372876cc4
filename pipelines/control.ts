import {Problem} from '../company/problem.ts';
import type {ControlFile} from '../company/sources/expectations.ts';
import {isoValues} from '../company/sources/values.ts';
import {amountOf, amountText} from './files/amount.ts';
import {parsedJson, textOf} from './files/kinds/json.ts';
import type {Stream} from './stream.ts';
import type {Verified} from './verify.ts';

/** Holds a delivery to what its system says of it in a control file; throws a Problem if it lies. */
export function confirmControl(
  text: string,
  file: string,
  stream: Stream,
  sha256: string,
  {records, sums}: Verified,
): void {
  const control = stream.declaration.control!;
  const told = figuresOf(text, control, file, stream);
  const figure = (key: string) => {
    const value = told.get(key);
    if (value !== undefined) return value;
    throw wrong(
      stream,
      file,
      `its control file has no "${key}"`,
      'Mend "control" in sources.yaml.',
    );
  };
  const complain = (what: string, says: string, is: string) => {
    throw wrong(
      stream,
      file,
      `its control file says ${what} ${says}, but the delivery has ${is}`,
      'The delivery is cut or damaged. Ask the system for it again; the last good one stays in use.',
    );
  };
  if (control.sha256 !== undefined || control.kind === 'sha256sum') {
    const says = figure(control.sha256 ?? 'sha256').toLowerCase();
    if (says !== sha256) complain('SHA-256', shown(says, /^[0-9a-f]{64}$/), sha256);
  }
  if (control.rows !== undefined && figure(control.rows) !== String(records)) {
    complain('rows', shown(figure(control.rows), /^\d{1,9}$/), String(records));
  }
  for (const {column, key, unit: scale} of control.sums) {
    const says = figure(key);
    const expected = amountOf(says, isoValues);
    if (expected === undefined) {
      throw wrong(
        stream,
        file,
        `what its control file says for "${key}" is no number written like 1234.56`,
        'Mend "control" in sources.yaml, or ask the system for a control file with plain numbers.',
      );
    }
    const sum = (sums.get(column) ?? 0n) * (scale === '0.01' ? 100n : 1n);
    if (expected !== sum) complain(`the sum of ${column}`, says, amountText(sum));
  }
}

/** What is not the figure it should be, may be anything. */
const shown = (text: string, form: RegExp) => (form.test(text) ? text : 'something else');

/** The figures of a control file by their keys. */
function figuresOf(
  text: string,
  {kind}: ControlFile,
  file: string,
  stream: Stream,
): Map<string, string> {
  if (kind === 'sha256sum') return new Map([['sha256', text.trim().split(/\s/)[0] ?? '']]);
  if (kind === 'properties') {
    return new Map(
      text.split(/\r?\n/).flatMap(line => {
        const [, key, value] = /^\s*([^=:#]+?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
        return key === undefined || value === undefined ? [] : [[key, value] as const];
      }),
    );
  }
  try {
    const values = Object.entries(parsedJson(text, 'its control file') ?? {});
    return new Map(values.map(([key, value]) => [key, textOf(value) ?? '']));
  } catch (cause) {
    throw wrong(
      stream,
      file,
      (cause as Error).message,
      'Say of what kind it is (control: {kind: …}) in sources.yaml, or have it written again.',
    );
  }
}

const wrong = ({source, name}: Stream, file: string, what: string, next: string) =>
  new Problem({where: `${source}/${name}, ${file}`, what, next});
