/** A JSON number kept as the digits it was written with, so that no amount ever passes through a float. */
export class JsonNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

type SourceReviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

// `context.source` (JSON.parse source text access, ES2026) is in Node 24 but not yet in TypeScript's library.
const parse: (text: string, reviver: SourceReviver) => unknown = JSON.parse;

/** Parses JSON text; every number becomes a `JsonNumber`. Throws SyntaxError (or RangeError when nested too deep). */
export function readJson(text: string): unknown {
  return parse(text, (_key, value, context) => {
    if (typeof value !== 'number') return value;
    if (context?.source === undefined) throw new SyntaxError('a number without its source text');
    return new JsonNumber(context.source);
  });
}
