/** Values that any text of a flow may use; the flow checks know their worst cases (locales/placeholders.yaml). */
import { candidates } from './handover/candidates.ts';
import { questionFor } from './handover/request.ts';
import { hasOpenHandover } from './handover/state.ts';
import { lastSitting } from './spreekuur/of.ts';
import { voice, type Talk } from './talk.ts';
import { topicWords } from './topics.ts';
import type { TextValues } from './texts.ts';

/** Whom a text may name: who is asked already, else the resident's own contact; nobody else was asked yet. */
function personNow(talk: Talk): string | undefined {
  const { handover, fixedContact } = talk.now;
  if (hasOpenHandover(talk.now)) return handover?.worker;
  if (fixedContact === undefined) return undefined;
  const [first] = candidates(questionFor(talk, 'normal', []));
  return first?.why === 'own-contact' ? first.worker.id : undefined;
}

export function questionValues(talk: Talk): TextValues {
  const worker = personNow(talk);
  const volunteer = lastSitting(talk.now)?.volunteer;
  const named = (id: string | undefined) => talk.context.facts.people.find((one) => one.id === id)?.name;
  return {
    worker: named(worker) ?? talk.context.texts.say(voice(talk), 'handover.a-worker'),
    volunteer: named(volunteer) ?? talk.context.texts.say(voice(talk), 'spreekuur.a-volunteer'),
    city: talk.context.facts.city.name,
    topic: topicWords(talk, talk.now.guess?.intents[0]),
  };
}
