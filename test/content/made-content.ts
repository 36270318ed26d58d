/** Content held in memory: the base of test/broken-flows, with what a test changes in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Folder } from '../../bot/content/folder.ts';

const BROKEN = new URL('../broken-flows/', import.meta.url);

const baseSchema = z.strictObject({ files: z.record(z.string(), z.string()) });
const brokenSchema = z.strictObject({
  why: z.string(),
  /** Replaces `find`, which must be in the file once, by `put`. */
  edit: z.array(z.strictObject({ file: z.string(), find: z.string(), put: z.string() })).default([]),
  /** Puts a whole file in place; null takes it away. */
  files: z.record(z.string(), z.string().nullable()).default({}),
  /** Every finding, as "code file:line message". */
  expect: z.array(z.string()).min(1),
});
export type Broken = z.infer<typeof brokenSchema> & { readonly name: string };

const readYamlFile = (name: string): unknown => parse(readFileSync(new URL(name, BROKEN), 'utf8'));

export type Files = Readonly<Record<string, string>>;

export function baseFiles(): Files {
  return baseSchema.parse(readYamlFile('base.yaml')).files;
}

/** The broken examples, by name: `<code>.yaml`, or `<code>.<which>.yaml` when a rule has several. */
export function brokenExamples(): Broken[] {
  return readdirSync(BROKEN)
    .filter((file) => file.endsWith('.yaml') && file !== 'base.yaml')
    .sort()
    .map((file) => ({ ...brokenSchema.parse(readYamlFile(file)), name: file.replace(/\.yaml$/, '') }));
}

/** The base with the changes of one example. */
export function filesOf(broken: Pick<Broken, 'edit' | 'files'>): Files {
  const files: Record<string, string> = { ...baseFiles() };
  for (const { file, find, put } of broken.edit) {
    const before = files[file]?.split(find) ?? [];
    if (before.length !== 2) throw new Error(`"${find}" is in ${file} ${before.length - 1} times.`);
    files[file] = before.join(put);
  }
  for (const [file, text] of Object.entries(broken.files)) {
    if (text === null) Reflect.deleteProperty(files, file);
    else files[file] = text;
  }
  return files;
}

/** A folder that holds these files. */
export function memoryFolder(files: Files): Folder {
  const below = (path: string, ending: string) =>
    Object.keys(files)
      .filter((file) => file.startsWith(`${path}/`) && file.endsWith(ending))
      .sort();
  return {
    tree: below,
    list: (path, ending) => below(path, ending).filter((file) => !file.slice(path.length + 1).includes('/')),
    read: (path) => files[path],
  };
}
