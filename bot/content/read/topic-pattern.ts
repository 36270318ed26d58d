/**
 * A pattern of words: `a|b + c d*` holds when "a" or "b" is in the text, and also "c" followed by a word beginning
 * with "d"; `=a b` holds when the text is nothing but "a b".
 */

const ALTERNATIVE = /^[\p{Ll}\p{Lo}\p{N}]+\*?(?: [\p{Ll}\p{Lo}\p{N}]+\*?)*$/u;

export type TopicPattern = (plainText: string) => boolean;

/** One group as an expression over a text with a space before and after; undefined when it is not written well. */
function groupOf(source: string): RegExp | undefined {
  const alternatives = source.split('|').map((one) => one.trim());
  if (!alternatives.every((one) => ALTERNATIVE.test(one))) return undefined;
  const words = alternatives.map((one) => one.replaceAll('*', String.raw`[\p{L}\p{N}]*`)).join('|');
  return new RegExp(` (?:${words}) `, 'u');
}

/**
 * Compiles a pattern; every alternative is written as `plain` gives it: small letters, no accents, no punctuation.
 * Undefined when it is not.
 */
export function topicPattern(source: string): TopicPattern | undefined {
  if (source.startsWith('=')) {
    const whole = source.slice(1);
    return ALTERNATIVE.test(whole) ? (plainText) => plainText === whole : undefined;
  }
  const groups = source.split('+').map(groupOf);
  if (groups.some((group) => group === undefined)) return undefined;
  return (plainText) => {
    const text = ` ${plainText} `;
    return groups.every((group) => group?.test(text) === true);
  };
}
