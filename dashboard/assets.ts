import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Router} from 'express';
import {bundle} from './bundle.ts';

/** What browsers load beside a page. Names carry a hash of the content, so copies stay good. */
export interface Assets {
  styles: string;
  /** Charts that answer the pointer, and what every page has. */
  scripts: {chart: string; page: string};
  /** Changes with the running code, so that answers of older code are not taken for current. */
  version: string;
  files: ReadonlyMap<string, {type: string; bytes: Uint8Array}>;
}

const weights = [400, 600];
const root = join(import.meta.dirname, '..');

/** Reads fonts and styles, and builds the scripts. */
export async function loadAssets(): Promise<Assets> {
  const files = new Map<string, {type: string; bytes: Uint8Array}>();
  const add = (name: string, type: string, bytes: Uint8Array) => {
    const [stem, ending] = name.split('.');
    const address = `/public/${stem}-${hashOf([bytes])}.${ending}`;
    files.set(address, {type, bytes});
    return address;
  };
  const faces = await Promise.all(
    weights.map(async weight => {
      const address = add(`inter-${weight}.woff2`, 'font/woff2', await readFile(interFile(weight)));
      return `@font-face{font-family:Inter;font-weight:${weight};font-display:block;src:url(${address}) format("woff2")}`;
    }),
  );
  const sheet = await readFile(join(import.meta.dirname, 'public', 'kundenwert.css'), 'utf8');
  const styles = add('kundenwert.css', 'text/css', Buffer.from(`${faces.join('\n')}\n${sheet}`));
  const script = async (name: string) =>
    add(`${name}.js`, 'text/javascript', await bundle(`${name}.ts`));
  const scripts = {chart: await script('vega_chart'), page: await script('page')};
  const version = await codeVersion([styles, scripts.chart, scripts.page]);
  return {styles, scripts, files, version};
}

const interFile = (weight: number) =>
  fileURLToPath(import.meta.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`));

const hashOf = (parts: Iterable<string | Uint8Array>) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 12);
};

/** Everything that words, numbers and layout of a page depend on. */
async function codeVersion(addresses: string[]): Promise<string> {
  const folders = ['company', 'dashboard', 'models', 'scorecard', 'warehouse'];
  const files = await Promise.all(
    folders.map(async folder => {
      const names = await readdir(join(root, folder), {recursive: true});
      return names.filter(name => name.endsWith('.ts')).map(name => join(root, folder, name));
    }),
  );
  const texts = await Promise.all(
    files
      .flat()
      .sort()
      .map(name => readFile(name)),
  );
  return hashOf([...addresses, ...texts]);
}

/** Serves them; they never change under their name. */
export function assetRoutes({files}: Assets): Router {
  return Router().get('/public/:name', (request, response, next) => {
    const file = files.get(request.path);
    if (!file) return next();
    response.set('Cache-Control', 'public, max-age=31536000, immutable');
    response.type(file.type).send(Buffer.from(file.bytes));
  });
}
