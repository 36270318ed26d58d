/** Every message as a resident gets it: with the worst values, and a question with its choices. */
import type { CityFacts } from '../../dialogs/city.ts';
import type { AskStep } from '../../dialogs/flow.ts';
import { INTENTS, type Intent, type Language } from '../../dialogs/meaning.ts';
import { choiceLine, WORDINGS } from '../../dialogs/steps/ask.ts';
import type { Talk } from '../../dialogs/talk.ts';
import { topicWords } from '../../dialogs/topics.ts';
import { MOST_GUESSES } from '../../dialogs/unclear.ts';
import { madeTalk } from './made-talk.ts';
import type { Message } from './read/read-messages.ts';
import type { Placeholders } from './read/read-placeholders.ts';
import type { ContentRead } from './read-content.ts';
import { renderings } from './renderings.ts';

/** Stands for words that are not ours, such as a resident's own. */
const SOMEBODYS_WORDS = 'woorden';

export interface Spoken {
  readonly lang: Language;
  readonly message: Message;
  /** Our own sentences, in every form; without choices and without other people's words. */
  readonly sentences: readonly string[];
  /** What goes over the line, in every form: worst values, choices below. */
  readonly sent: readonly string[];
}

/** The guesses that take the most room. */
function longestTopics(talk: Talk): Intent[] {
  const length = (intent: Intent) => topicWords(talk, intent).length;
  return INTENTS.toSorted((one, other) => length(other) - length(one)).slice(0, MOST_GUESSES);
}

function labelsOf(step: AskStep): string[] {
  if (step.expects === 'yes-no') return ['choice.yes', 'choice.no'];
  return Object.values(step.choices ?? {});
}

/** The choices as the engine writes them below a question; nothing when a label is missing (another check says so). */
function choicesOf(step: AskStep, read: ContentRead, facts: CityFacts, lang: Language): string {
  const missing = labelsOf(step).some((id) => read.messages.get('nl')?.has(id) !== true);
  if (missing) return '';
  const talk = madeTalk(facts, read.texts, lang);
  if (step.expects === 'guess') talk.now.guess = { intents: longestTopics(talk), words: '' };
  const line = choiceLine(talk, step);
  return line === '' ? '' : `\n${line}`;
}

/** @param questions the questions of all flows; one text may be asked with different choices */
export function spokenOf(
  read: ContentRead,
  facts: CityFacts,
  questions: readonly { readonly step: AskStep }[],
  valuesIn: (lang: Language) => Placeholders,
): Spoken[] {
  const asked = new Map<string, AskStep[]>();
  for (const { step } of questions) {
    for (const id of ['', ...Object.values(WORDINGS)].map((wording) => `${step.ask}${wording}`))
      asked.set(id, [...(asked.get(id) ?? []), step]);
  }
  return [...read.messages].flatMap(([lang, messages]) => {
    const values = valuesIn(lang);
    const worst = (name: string) => values.get(name)?.worst ?? '';
    const own = (name: string) => (values.get(name)?.free === true ? SOMEBODYS_WORDS : worst(name));
    return [...messages.values()].map((message) => {
      const choices = (asked.get(message.id) ?? []).map((step) => choicesOf(step, read, facts, lang));
      const forms = renderings(message.elements, worst);
      return {
        lang,
        message,
        sentences: renderings(message.elements, own),
        sent: (choices.length === 0 ? [''] : choices).flatMap((line) => forms.map((form) => form + line)),
      };
    });
  });
}
