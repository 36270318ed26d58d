/** How many SMS segments a text takes: GSM 03.38 (7 bits, 160 or 153 each), else UCS-2 (16 bits, 70 or 67 each). */

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Sent as an escape and a letter: they count twice. */
const EXTENDED = '\f^{}\\[~]|€';

const WIDTHS = new Map<string, number>([
  ...[...BASIC].map((letter): [string, number] => [letter, 1]),
  ...[...EXTENDED].map((letter): [string, number] => [letter, 2]),
]);

export interface SmsSize {
  readonly encoding: 'gsm-7' | 'ucs-2';
  readonly segments: number;
  /** Characters as they are counted: septets for GSM-7, UTF-16 units for UCS-2. */
  readonly units: number;
}

/** Characters, each once, that force the whole message into UCS-2. */
export function outsideGsm(text: string): string[] {
  return [...new Set(text)].filter((letter) => !WIDTHS.has(letter));
}

/** Segments for these widths; a character of two units never falls across two segments. */
function count(widths: readonly number[], single: number, each: number): { segments: number; units: number } {
  const units = widths.reduce((sum, width) => sum + width, 0);
  if (units <= single) return { segments: 1, units };
  let segments = 1;
  let room = each;
  for (const width of widths) {
    if (width > room) {
      segments += 1;
      room = each;
    }
    room -= width;
  }
  return { segments, units };
}

export function smsSize(text: string): SmsSize {
  const letters = [...text];
  if (letters.every((letter) => WIDTHS.has(letter))) {
    return {
      encoding: 'gsm-7',
      ...count(
        letters.map((letter) => WIDTHS.get(letter) ?? 1),
        160,
        153,
      ),
    };
  }
  return {
    encoding: 'ucs-2',
    ...count(
      letters.map((letter) => letter.length),
      70,
      67,
    ),
  };
}
