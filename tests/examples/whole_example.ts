import {cpSync, readdirSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {generate} from '../../examples/musterwerk/generate.ts';
import {kundenwert} from '../commands/command_line.ts';
import {once} from '../once.ts';
import {root} from '../project_files.ts';

const example = join(root, 'examples', 'musterwerk');

export type Row = Record<string, string>;

/** One seed decides little; `npm run proof` draws five. */
export const seeds = Array.from({length: Number(process.env.SEEDS ?? 1)}, (_, at) => at + 1);

/** The shipped example at full size, three years of it. */
export const wholeExample = (seed: number) =>
  once(`musterwerk-2000-${seed}`, async folder => {
    await generate({customers: 2000, years: 3, seed, months: 1, out: join(folder, 'files')});
  }).then(folder => join(folder, 'files'));

/** Its data folder after one night; the files stay where they are. */
export async function refreshedExample(seed: number): Promise<string> {
  const files = await wholeExample(seed);
  return once(`musterwerk-2000-${seed}-refreshed`, async folder => {
    const [company, data] = [join(folder, 'company'), join(folder, 'data')];
    for (const name of readdirSync(example).filter(each => !['files', 'generator'].includes(each)))
      cpSync(join(example, name), join(company, name), {recursive: true});
    symlinkSync(files, join(company, 'files'));
    const night = await kundenwert(['refresh', '--company', company, '--data', data]);
    if (night.status !== 0) throw new Error(night.stderr);
  }).then(folder => join(folder, 'data'));
}

/** What a query on a data folder answers. */
export async function ask<Answer>(data: string, sql: string): Promise<Answer[]> {
  const args = ['query', '--data', data, '--format', 'json', sql];
  const {status, stdout, stderr} = await kundenwert(args);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** All rows of a kind of file, such as `erp/rechnungen`, without a regard for quotation marks. */
export function rowsOf(files: string, kind: string): Row[] {
  const [folder = '', begin = ''] = kind.split('/');
  const encoding = folder === 'crm' || folder === 'service' ? 'utf8' : 'latin1';
  return readdirSync(join(files, folder))
    .filter(name => name.startsWith(begin))
    .sort()
    .flatMap(name => {
      const bytes = readFileSync(join(files, folder, name));
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString(encoding);
      const [header = '', ...lines] = text.split(/\r?\n/);
      const names = header.split(';');
      return lines.slice(0, -1).map(line => {
        const fields = line.split(';');
        return Object.fromEntries(names.map((each, at) => [each, fields[at] ?? '']));
      });
    });
}

/** What the product never reads. */
export function truthOf(files: string): Row[] {
  const [header = '', ...lines] = readFileSync(join(files, 'truth/customers.csv'), 'utf8').split(
    '\n',
  );
  const names = header.split(';');
  return lines.slice(0, -1).map(line => {
    const fields = line.split(';');
    return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']));
  });
}

export const number = (text = '') => Number(text.replaceAll('.', '').replace(',', '.'));

export const monthOf = (day = '') =>
  day.includes('.') ? day.split('.').reverse().join('-').slice(0, 7) : day.slice(0, 7);

/** Cases of the service desk, of which the file names no columns. */
export function casesOf(files: string) {
  const seen = new Map<string, string[]>();
  for (const name of readdirSync(join(files, 'service'))
    .filter(each => each.startsWith('tickets'))
    .sort()) {
    const text = gunzipSync(readFileSync(join(files, 'service', name))).toString('utf8');
    // Only the subject, which is the last but one, may hold a comma or a line break.
    for (const [, line = ''] of text.matchAll(/^(T\d+,.*?,)"/gm)) {
      const fields = line.split(',');
      seen.set(fields[0] ?? '', fields);
    }
  }
  return [...seen.values()].map(fields => ({
    customer: fields[1] ?? '',
    kind: fields[2] ?? '',
    opened: fields[6] ?? '',
    minutes: Number(fields[10]),
    atFirstContact: fields[16] === 'true',
  }));
}
