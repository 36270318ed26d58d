/** Values that any text of a flow may use; the flow checks know their worst cases (locales/placeholders.yaml). */
import { voice, type Talk } from './talk.ts';
import { topicWords } from './topics.ts';
import type { TextValues } from './texts.ts';

export function questionValues(talk: Talk): TextValues {
  const { handover, fixedContact } = talk.now;
  const worker = handover?.worker ?? fixedContact;
  const name = talk.context.facts.people.find((one) => one.id === worker)?.name;
  return {
    worker: name ?? talk.context.texts.say(voice(talk), 'handover.a-worker'),
    city: talk.context.facts.city.name,
    topic: topicWords(talk, talk.now.guess?.intents[0]),
  };
}
