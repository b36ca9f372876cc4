import {join} from 'node:path';
import {build} from 'esbuild';

/** The browser's script in one piece, built in memory: there is nothing to keep up to date. */
export async function bundle(): Promise<Uint8Array> {
  const {outputFiles} = await build({
    entryPoints: [join(import.meta.dirname, 'public', 'vega_chart.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
    legalComments: 'eof',
  });
  return outputFiles[0]!.contents;
}
