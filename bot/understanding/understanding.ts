/** What a resident's words mean. Everything is local: rules, a small trained model, no network. */
import { join } from 'node:path';
import type { Language, Meaning, MeaningContext } from '../../dialogs/meaning.ts';
import type { Once } from '../kept/once.ts';
import { decide, decideLanguage } from './decide.ts';
import { ownWords } from './own-words.ts';
import { classify, makeClassifier } from './model/classify.ts';
import { readModel } from './model/model-file.ts';
import { makeReader } from './read-message.ts';
import { slotsOf } from './slots/slots.ts';
import { stressOf } from './stress.ts';

export interface Understanding {
  /** Understands one message; pure and fast, never throws, whatever the text. */
  understand(text: string, context: MeaningContext): Meaning;
}

/** Name of the trained model below the locales folder. */
export const MODEL_FILE = 'model.bin';

/** Loads rules, word classes and the model from a locales folder. Throws an Error naming the faulty file. */
export function loadUnderstanding(folder: string, once?: Once): Understanding {
  const read = makeReader(folder, once);
  const classifier = makeClassifier(readModel(join(folder, MODEL_FILE)));
  const languageOf = (text: string, known: Language | undefined): Language => {
    const message = read(text);
    return decideLanguage(classify(message, classifier), message.normal, known);
  };
  return {
    understand(text, context) {
      const message = read(text);
      const votes = classify(message, classifier);
      const own = ownWords(text);
      const lang =
        own === undefined
          ? decideLanguage(votes, message.normal, context.lang)
          : languageOf(own, context.lang);
      const decision = decide(votes, message.danger, lang, message.isThreatened);
      return {
        ...decision,
        stress: stressOf(text, message, decision),
        slots: slotsOf(text, message, context),
      };
    },
  };
}
