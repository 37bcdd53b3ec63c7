import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../places.ts';

/** Bytes that the engine and all it needs weigh in a browser: one minified module, gzip. */
export async function browserWeight(): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'runtime/engine/src/index.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).byteLength;
}
