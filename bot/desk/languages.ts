/** Which languages residents are written in, and which texts in them a native speaker still has to read. */
import type { Context } from '../../dialogs/context.ts';
import type { Language } from '../../dialogs/meaning.ts';
import { isWritten } from '../../dialogs/talk.ts';

export interface LanguageState {
  readonly lang: Language;
  /** Otherwise whoever writes it gets Dutch and English. */
  readonly written: boolean;
  /** Names of the files of texts that no native speaker has read yet. */
  readonly unreviewed: readonly string[];
}

export function languageStates(context: Pick<Context, 'facts' | 'texts'>): LanguageState[] {
  const { texts } = context;
  return texts.languages.map((lang) => ({
    lang,
    written: isWritten(context, lang),
    unreviewed: texts.unreviewed(lang),
  }));
}
