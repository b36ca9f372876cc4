import {join} from 'node:path';
import {build} from 'esbuild';

/** A script of the browser's in one piece, built in memory: there is nothing to keep up to date. */
export async function bundle(name: string): Promise<Uint8Array> {
  const {outputFiles} = await build({
    entryPoints: [join(import.meta.dirname, 'public', name)],
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
