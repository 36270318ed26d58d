/** The resident whose a shared document is alone, by its name: pictures of letters. They are sealed with that resident's key. */
const OWNED = /^letters-([0-9a-f]{32})$/;

/** Name of the shared documents that are this resident's alone. */
export function ownedBy(key: string): readonly string[] {
  return [`letters-${key}`];
}

/** @returns the resident's key, undefined when several share it. */
export function ownerOf(name: string): string | undefined {
  return OWNED.exec(name)?.[1];
}
