/** Cuts a message into sentences; amounts, times, numbers of help lines and abbreviations do not end one. */

/** Never at the end of a sentence: something always follows. */
const LEADING =
  /^(?:bijv|bv|o\.a|i\.v\.m|m\.b\.t|t\.a\.v|d\.w\.z|nr|tel|ca|evt|mw|mevr|dhr|mr|mrs|ms|dr|drs|e\.g|i\.e)\.$/i;
/** May end a sentence; they do when a capital follows. */
const TRAILING = /^(?:enz|etc|a\.m|p\.m|m\.a\.w|…|.*\.\.\.|.*…)\.?$/i;
const ENDING = /[.!?…؟]["')\]»”’]*$/;
/** "1 ja", "2. nee", "3) later": an option a thumb can type. */
const OPTION = /^\s*\d{1,2}[.)]?\s+\S/;

function ends(word: string, next: string | undefined): boolean {
  if (next === undefined || !ENDING.test(word)) return next === undefined;
  if (LEADING.test(word)) return false;
  if (TRAILING.test(word)) return /^\p{Lu}/u.test(next);
  // "1. ja 2. nee" within a line: a numbered option, not the end of anything.
  return !(/^\d\.$/.test(word) && /^\p{Ll}/u.test(next));
}

function sentencesOfLine(line: string): string[] {
  const words = line.trim().split(/\s+/);
  const sentences: string[] = [];
  let sentence: string[] = [];
  words.forEach((word, at) => {
    sentence.push(word);
    if (!ends(word, words[at + 1])) return;
    sentences.push(sentence.join(' '));
    sentence = [];
  });
  return sentences.filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** The sentences of a message; every line is its own, lines that are numbered options are left out. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line, at) => at === 0 || !OPTION.test(line))
    .flatMap(sentencesOfLine);
}

/** Words in a sentence: whatever has a letter or digit between spaces. */
export function wordCount(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
