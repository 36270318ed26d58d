/** The app package: manifest and icons, the same bytes for the same app. */
import { buffer } from 'node:stream/consumers';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import type { Manifest } from './manifest-schema.ts';

/** A time of the build would make every package another one. */
const MTIME = new Date('2026-01-01T00:00:00Z');

/** @param icons folder with `color.png` and `outline.png` */
export async function zipPackage(manifest: Manifest, icons: string): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, bytes: Buffer) =>
    zip.addBuffer(bytes, name, { mtime: MTIME, forceDosTimestamp: true });
  add('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  for (const icon of Object.values(manifest.icons)) add(icon, readFileSync(join(icons, icon)));
  zip.end();
  return buffer(zip.outputStream);
}
