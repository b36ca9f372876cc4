import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from 'vitest';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {kundenwert} from './command_line.ts';

/** A company proposed from files with these texts, and what `init` said and wrote. */
export async function proposed(files: Record<string, string | Buffer>) {
  const folder = temporaryFolder();
  const exports = writeFiles(join(folder, 'exports'), files);
  const company = join(folder, 'company');
  const names = Object.keys(files).map(name => join(exports, name));
  const outcome = await kundenwert(['init', company, '--from', ...names]);
  const sources = existsSync(join(company, 'sources.yaml'))
    ? readFileSync(join(company, 'sources.yaml'), 'utf8')
    : '';
  return {...outcome, company, exports, sources};
}

/** The last night of a company that nobody has touched since it was proposed. */
export async function firstNight({company, exports}: {company: string; exports: string}) {
  const data = join(company, 'data');
  const places = ['--company', company, '--files', exports, '--data', data];
  const night = await kundenwert(['refresh', '--json', ...places]);
  expect(night.stderr).not.toContain('kundenwert: ');
  expect(night.status).toBe(0);
  const {streams} = JSON.parse(night.stdout) as {streams: Record<string, number>[]};
  const loaded = streams.reduce((sum, each) => sum + (each.loaded ?? 0), 0);
  const delivered = streams.reduce((sum, each) => sum + (each.delivered ?? 0), 0);
  return {data, loaded, delivered};
}
