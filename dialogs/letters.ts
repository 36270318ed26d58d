/** Letters that people write in more than one way, as one: with or without a dot, a stroke or a tail. */

const SAME: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ة: 'ه',
  ى: 'ي',
  ٱ: 'ا',
  گ: 'ك',
  ک: 'ك',
  ی: 'ي',
  پ: 'ب',
  ڤ: 'ف',
  چ: 'ج',
  // The stroke that only makes an Arabic word longer.
  ـ: '',
};
const SPECIAL = new RegExp(`[${Object.keys(SAME).join('')}]`, 'g');

/** @param text in small letters, without accents */
export const foldLetters = (text: string): string =>
  text.replace(SPECIAL, (letter) => SAME[letter] ?? letter);

/** Digits of the Arabic and Persian keyboards become 0-9. */
export const westernDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
