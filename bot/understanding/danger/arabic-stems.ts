/** Arabic writes "and", "in", "the", "my" as part of the word: the same word without them. */

const BEFORE = /^(?:وال|بال|فال|عال|هال|كال|لل|ال|[وفبلك])/;
const BEFORE_VERB = /^(?:هي|هت|هن|بي|بت|بن|سي|ست|سن|حي|حت|[يتناب])/;
const AFTER = /(?:وني|ونا|ني|نا|كم|هم|هن|ها|وا|ون|ين|ات|[يكهو])$/;
const ARABIC = /^\p{Script=Arabic}+$/u;
const FIRST_ARABIC = 0x600;
/** Shorter remains say nothing. */
const SHORTEST = 3;

/** What is left of an Arabic word without clitics, longest first and without repeats; empty for other scripts. */
export function arabicStems(word: string): string[] {
  if (word.charCodeAt(0) < FIRST_ARABIC || !ARABIC.test(word)) return [];
  const bare = word.replace(BEFORE, '');
  const candidates = [
    bare,
    word.replace(AFTER, ''),
    bare.replace(AFTER, ''),
    word.replace(BEFORE_VERB, ''),
    word.replace(BEFORE_VERB, '').replace(AFTER, ''),
  ];
  return [...new Set(candidates)].filter((stem) => stem !== word && stem.length >= SHORTEST);
}
