/** What an examination of the setup found: in order, to be thought about, or wrong; the words say what to do. */
export interface Finding {
  readonly level: 'well' | 'mind' | 'wrong';
  /** What was looked at, in a word or two. */
  readonly about: string;
  readonly words: string;
}

export const well = (about: string, words: string): Finding => ({ level: 'well', about, words });
export const mind = (about: string, words: string): Finding => ({ level: 'mind', about, words });
export const wrong = (about: string, words: string): Finding => ({ level: 'wrong', about, words });
