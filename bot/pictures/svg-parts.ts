/** Small pieces of SVG that the pictures are put together from. */
import type { Language } from '../../dialogs/meaning.ts';

export const WIDTH = 720;
export const MARGIN = 40;

export const COLOURS = {
  paper: '#ffffff',
  ink: '#1f2a33',
  quiet: '#5b6873',
  line: '#d9dfe4',
  /** Leefgeld, what comes, and what is done: told apart by their signs too, not by colour alone. */
  coin: '#8a5a00',
  coinPaper: '#ffe9b8',
  done: '#1c6b4a',
  donePaper: '#d8f0e3',
  soon: '#1d4f91',
  soonPaper: '#dfeafa',
} as const;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words for inside SVG: control signs would make it no XML. */
export function escaped(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');
}

export function isRightToLeft(lang: Language): boolean {
  return lang === 'ar';
}

/** The renderer takes every line to run from left to right: Arabic words are told to run the other way. */
const ARABIC = /\p{Script=Arabic}/u;
const directed = (words: string) => (ARABIC.test(words) ? `\u2067${words}\u2069` : words);

/** Where things stand, mirrored for a language from right to left. */
export interface Sheet {
  readonly lang: Language;
  /** @param at distance from the side where reading begins */
  x(at: number): number;
  text(words: string, at: number, y: number, style: TextStyle): string;
}

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly middle?: boolean;
}

export function makeSheet(lang: Language): Sheet {
  const mirrored = isRightToLeft(lang);
  const x = (at: number) => (mirrored ? WIDTH - at : at);
  return {
    lang,
    x,
    text: (words, at, y, { size, bold = false, colour = COLOURS.ink, middle = false }) => {
      const anchor = middle ? 'middle' : mirrored ? 'end' : 'start';
      return `<text x="${x(at).toFixed(1)}" y="${y.toFixed(1)}" font-size="${size.toString()}" font-weight="${bold ? '700' : '400'}" fill="${colour}" text-anchor="${anchor}">${escaped(directed(words))}</text>`;
    },
  };
}

/** Width of a letter against its height, generously: what is cut too early is still read, what runs out is not. */
const LETTER = 0.56;

/** Words in lines that fit; the last one that has room says there is more. */
export function wrapped(words: string, width: number, size: number, most: number): string[] {
  const letters = Math.max(6, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  for (const word of words.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length <= letters ? word : `${word.slice(0, letters - 1)}…`);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = `${(kept[most - 1] ?? '').slice(0, letters - 1)}…`;
  return kept;
}

export function svg(height: number, lang: Language, title: string, inside: readonly string[]): string {
  // The first family of the list decides about bold.
  const fonts = isRightToLeft(lang) ? 'Noto Sans Arabic, Noto Sans' : 'Noto Sans, Noto Sans Arabic';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH.toString()}" height="${height.toString()}" viewBox="0 0 ${WIDTH.toString()} ${height.toString()}" lang="${lang}" font-family="${fonts}"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="${COLOURS.paper}"/>${inside.join('')}</svg>`;
}
