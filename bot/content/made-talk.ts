/** A talk with nobody in it, to ask the engine itself how it words things: no second copy of its rules. */
import type { CityFacts } from '../../dialogs/city.ts';
import { newConversation } from '../../dialogs/conversation.ts';
import type { Language } from '../../dialogs/meaning.ts';
import { beginTalk, type Talk } from '../../dialogs/talk.ts';
import type { Texts } from '../../dialogs/texts.ts';

/** Any moment: nothing that is looked at depends on it. */
const NOW = '2026-01-01T12:00:00.000Z';

export function madeTalk(facts: CityFacts, texts: Texts, lang: Language): Talk {
  return beginTalk(newConversation('check', NOW, lang), {
    now: NOW,
    facts,
    flows: new Map(),
    rules: [],
    texts,
    words: {
      find: () => undefined,
      languageOf: () => undefined,
      language: () => undefined,
      languageIn: () => undefined,
      topics: () => [],
      places: () => [],
      letter: () => false,
      signs: () => [],
    },
    load: () => 0,
  });
}
