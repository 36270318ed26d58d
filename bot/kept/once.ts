/**
 * Does work whose outcome depends on nothing but its source, and that need not be done again at every start: gives what
 * `make` gives for exactly this source, kept from an earlier time or made now. Only what survives JSON unchanged is kept,
 * and what `make` throws never is.
 * @param kind what sort of work it is; the same source may be worked on in several ways
 */
export type Once = <Made>(kind: string, source: string, make: () => Made) => Made;

/** Keeps nothing: tools and tests do all work each time. */
export const everyTime: Once = (_kind, _source, make) => make();
