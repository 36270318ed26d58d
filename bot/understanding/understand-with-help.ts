/** Understanding with the optional language model behind it: at once when sure, at most two seconds later when not. */
import type { Meaning, MeaningContext } from '../../dialogs/meaning.ts';
import type { LanguageModel } from './language-model.ts';
import type { Understanding } from './understanding.ts';

/** What a turn awaits. Never rejects; without a language model it is `understand` and nothing else. */
export type Understand = (text: string, context: MeaningContext) => Promise<Meaning>;

/** Joins the two. What the language model cannot clear up stays as it was. */
export function understandWithHelp(understanding: Understanding, model?: LanguageModel): Understand {
  return async (text, context) => {
    const meaning = understanding.understand(text, context);
    return model ? model.clarify(text, meaning) : meaning;
  };
}
