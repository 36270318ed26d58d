import { makeReadLetter } from '../../bot/letters/read/read-letter.ts';
import type { LetterRules } from '../../bot/letters/read/rules.ts';
import { loadContent } from '../../bot/content/load-content.ts';
import { ROOT } from '../../bot/root.ts';

let loaded: LetterRules | undefined;
/** The rules as the service has them. */
export function realRules(): LetterRules {
  loaded ??= loadContent({ root: ROOT, city: 'flows/rotterdam' }).letters;
  if (loaded === undefined) throw new Error('There are no rules for letters.');
  return loaded;
}

export const realRead = () => makeReadLetter(realRules());
