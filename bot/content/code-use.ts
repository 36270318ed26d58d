/** Which texts and flows the code itself names, found by reading the source: unused and missing ones cannot hide. */
import { callsOf, type KnownValues } from './say-calls.ts';
import type { Place } from './finding.ts';
import type { Folder } from './folder.ts';

/** Folders whose code speaks to residents. */
const ROOMS = ['dialogs', 'bot'];
/** Code that names texts without saying them. */
const NOT_SPEAKING = ['bot/content/', 'bot/tools/'];

/**
 * Beginnings of text ids that code completes at run time, so that no whole id can be found. Ids with such a
 * beginning count as used. `<question>-again`, `<question>-short` and the choices of a flow need no entry: the flow names them.
 */
export const DYNAMIC_PREFIXES: readonly string[] = [];

/** A text that code says. */
export interface TextUse {
  readonly id: string;
  readonly place: Place;
  /** Names of the values handed over; undefined when the source does not show them. */
  readonly values: ReadonlySet<string> | undefined;
}

export interface CodeUse {
  /** Everything in quotes that has the shape of a text id, with its first place. */
  readonly quoted: ReadonlyMap<string, Place>;
  /** Texts named in a call of say(). */
  readonly said: readonly TextUse[];
  /** Every single name in quotes: flows that code starts are among them. */
  readonly names: ReadonlySet<string>;
  /** Flows named in a call that starts or calls one. */
  readonly flows: ReadonlyMap<string, Place>;
}

const QUOTED = /'([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)'/g;
const FLOW_CALL = /\b(?:startFlow|callFlow)\(\s*\w+,\s*'([a-z][a-z0-9-]*)'/g;

function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Reads the TypeScript of dialogs/ and bot/. */
export function readCodeUse(folder: Folder, known: KnownValues): CodeUse {
  const quoted = new Map<string, Place>();
  const said: TextUse[] = [];
  const names = new Set<string>();
  const flows = new Map<string, Place>();
  for (const file of ROOMS.flatMap((room) => folder.tree(room, '.ts'))) {
    if (NOT_SPEAKING.some((path) => file.startsWith(path))) continue;
    const source = folder.read(file) ?? '';
    const place = (offset: number): Place => ({ file, line: lineAt(source, offset) });
    for (const match of source.matchAll(QUOTED)) {
      const [, name = ''] = match;
      if (!name.includes('.')) names.add(name);
      else if (!quoted.has(name)) quoted.set(name, place(match.index));
    }
    for (const [, name = ''] of source.matchAll(FLOW_CALL)) {
      if (!flows.has(name)) flows.set(name, place(source.indexOf(`'${name}'`)));
    }
    for (const call of callsOf(source, known)) {
      for (const id of call.ids) said.push({ id, place: place(call.offset), values: call.values });
    }
  }
  return { quoted, said, names, flows };
}
