/** Finds the numbered choices a message ends with: "1 ja · 2 nee", or one on a line. Pure. */
export interface Choice {
  readonly number: string;
  readonly label: string;
}

/** More choices than this would not be buttons but a menu. */
const MOST = 12;

/** @returns the choices in order, or none when the message does not end in a row that counts up from 1. */
export function choicesIn(text: string): Choice[] {
  const start = /(?:^|[\s?.!])(?=1[.)]? +\S)/.exec(text);
  if (start === null) return [];
  const parts = text
    .slice(start.index)
    .trim()
    .replace(/^[?.!]\s*/, '')
    .split(/[·\n][^\S\n]*(?=\d+[.)]? )/);
  const choices = parts.map((part) => /^(\d+)[.)]? +([^\n]+)$/.exec(part.trim()));
  const counted = choices.every((found, at) => found?.[1] === String(at + 1));
  if (!counted || choices.length < 2 || choices.length > MOST) return [];
  return choices.map((found) => ({ number: found?.[1] ?? '', label: found?.[2]?.trim() ?? '' }));
}
