import type { SaxesTagPlain } from 'saxes';
import { SaxesParser } from 'saxes';
import { statementLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import type { StatementFile } from '../statement.ts';
import { CamtBuilder } from './builder.ts';
import type { Shape } from './shape.ts';
import { camtShape } from './shape.ts';

/** camt.053.001.02 and later; 01 was a draft with other rules. */
const supported = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(0[2-9]|[1-9]\d)$/;

/**
 * Reads a camt.053 file piece by piece; only checked entries are kept in memory. Document types are refused before
 * the parser sees them, entities other than the five of XML itself by the parser. Throws a Refusal.
 */
export async function readCamt(pieces: AsyncIterable<string>): Promise<StatementFile> {
  const build = new CamtBuilder();
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: (Shape | undefined)[] = [];
  let names: Names | undefined;
  let text = '';
  let currency: string | undefined;
  let collecting = false;
  let quiet = 0;

  parser.on('error', (error) => {
    throw new Refusal('not-well-formed', { line: parser.line }, plain(error.message));
  });
  parser.on('doctype', () => {
    throw new Refusal('document-type-refused', { line: parser.line });
  });
  parser.on('opentag', (tag) => {
    quiet = 0;
    if (open.length >= statementLimits.depth) throw new Refusal('too-deep', { line: parser.line });
    names ??= checkRoot(tag.name, tag.attributes, parser.line);
    const shape = open.length === 0 ? camtShape : child(open.at(-1), tag, names, parser.line);
    open.push(shape);
    collecting = shape?.text !== undefined;
    text = '';
    if (!shape) return;
    build.line = parser.line;
    currency = collecting ? tag.attributes['Ccy'] : undefined;
    shape.open?.(build);
  });
  parser.on('text', (piece) => {
    quiet = 0;
    if (!collecting) return;
    text += piece;
    if (text.length > statementLimits.text) throw new Refusal('text-too-long', { line: parser.line });
  });
  parser.on('cdata', (piece) => {
    if (collecting) text += piece;
  });
  parser.on('closetag', () => {
    quiet = 0;
    const shape = open.pop();
    if (!shape) return;
    build.line = parser.line;
    if (shape.text && collecting) {
      const trimmed = text.trim();
      if (trimmed !== '') shape.text(build, trimmed, currency);
    }
    collecting = false;
    shape.close?.(build);
  });

  let tail = '';
  for await (const piece of pieces) {
    if ((tail + piece).includes('<!DOCTYPE'))
      throw new Refusal('document-type-refused', { line: parser.line });
    tail = piece.slice(-8);
    for (let at = 0; at < piece.length; at += statementLimits.text) {
      const slice = piece.slice(at, at + statementLimits.text);
      quiet += slice.length;
      parser.write(slice);
      // A tag, text or comment without an end would grow in the parser's memory.
      if (quiet > 2 * statementLimits.text) throw new Refusal('text-too-long', { line: parser.line });
    }
  }
  parser.close();
  if (build.statements.length === 0) throw new Refusal('no-statement', { element: 'BkToCstmrStmt/Stmt' });
  return { format: 'camt.053', statements: build.statements, warnings: build.warnings };
}

interface Names {
  /** What stands before the name of every element: "", or "ns2:". */
  readonly prefix: string;
  /** The attribute that declares it, and the namespace. */
  readonly declaration: string;
  readonly uri: string;
}

/** Namespaces by hand: saxes' own take a third of the time of a large file. */
function checkRoot(name: string, attributes: Readonly<Record<string, string>>, line: number): Names {
  const prefix = name.slice(0, name.indexOf(':') + 1);
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const uri = attributes[declaration] ?? '';
  if (name === `${prefix}Document` && supported.test(uri)) return { prefix, declaration, uri };
  const found = /camt\.\d{3}\.\d{3}\.\d{2}|pain\.\d{3}\.\d{3}\.\d{2}/.exec(uri)?.[0];
  throw new Refusal('wrong-version', { line, element: 'Document' }, found ? `The file says ${found}.` : '');
}

/** The shape of an element; none for one that brings another namespace (an envelope of the bank). */
function child(parent: Shape | undefined, tag: SaxesTagPlain, names: Names, line: number): Shape | undefined {
  const children = parent?.children;
  if (!children || (tag.attributes[names.declaration] ?? names.uri) !== names.uri) return undefined;
  const local = tag.name.slice(tag.name.indexOf(':') + 1);
  if (!Object.hasOwn(children, local)) return undefined;
  if (tag.name === names.prefix + local) return children[local];
  // The same name with another prefix may be the same namespace: better refused than passed over.
  throw new Refusal('wrong-field', { line, element: local }, 'Its prefix differs from that of the document.');
}

/** saxes puts line and column in front, and may repeat names from the file behind. */
function plain(message: string): string {
  return message.replace(/^\d+:\d+: /, '').slice(0, 80);
}
