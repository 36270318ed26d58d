/**
 * Reads the pages' files at start. Types are stripped, imports pointed at what is served, and bytes compressed when a
 * file is first asked for: a start does not wait for pages that nobody may open.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: Buffer;
  /** Quoted, ready for the header. */
  readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Where another folder of browser code is served: `'../page/'` to `'/desk/assets/'`. */
export type Elsewhere = Readonly<Record<string, string>>;

function toScript(source: string, elsewhere: Elsewhere): string {
  const stripped = stripTypeScriptTypes(source);
  return stripped.replace(
    /(\bfrom |\bimport |\bimport\()'(\.[^']*\/)([^'/]+)\.ts'/g,
    (_all, word, folder, name) => {
      const served = elsewhere[folder] ?? folder;
      return `${word}'${served}${name}.js'`;
    },
  );
}

/** @param make its bytes, asked for once. */
function asset(type: string, make: () => Buffer): Asset {
  const body = lazy(make);
  const gzip = lazy(() => gzipSync(body(), { level: 9 }));
  const etag = lazy(() => `"${createHash('sha256').update(body()).digest('base64url').slice(0, 22)}"`);
  return {
    type,
    get body() {
      return body();
    },
    get gzip() {
      return gzip();
    },
    get etag() {
      return etag();
    },
  };
}

function lazy<T extends object | string>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** One file as it is. */
export function loadAsset(file: string): Asset {
  const body = readFileSync(file);
  return asset(TYPES[extname(file)] ?? 'application/octet-stream', () => body);
}

/**
 * Path to asset for every file of `folder`, served under `prefix` (ending in a slash); `x.ts` is served as `x.js`.
 * In html `<!-- modules -->` becomes a preload for every module of the folder, so that none waits for another.
 */
export function loadAssets(folder: string, prefix: string, elsewhere: Elsewhere = {}): Map<string, Asset> {
  const names = readdirSync(folder).filter((name) => TYPES[extname(name)] !== undefined);
  const served = (name: string) => `${prefix}${name.replace(/\.ts$/, '.js')}`;
  const preloads = names
    .filter((name) => name.endsWith('.ts') && name !== 'types.ts')
    .map((name) => `<link rel="modulepreload" href="${served(name)}" />`)
    .join('\n    ');
  const files = new Map<string, Asset>();
  for (const name of names) {
    const source = readFileSync(join(folder, name));
    const extension = extname(name);
    const make = () => {
      if (extension === '.ts') return Buffer.from(toScript(source.toString('utf8'), elsewhere));
      if (extension !== '.html') return source;
      return Buffer.from(source.toString('utf8').replace('<!-- modules -->', preloads));
    };
    files.set(served(name), asset(TYPES[extension] ?? '', make));
  }
  return files;
}
