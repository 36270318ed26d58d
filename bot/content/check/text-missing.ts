/** Every text that a flow or the code names must be there in Dutch. */
import { errorAt } from '../finding.ts';
import { flowTexts } from '../text-uses.ts';
import type { Check } from '../subject.ts';

/** Rooms in which everything of the shape of a text id, in a known topic, is one. */
const CONVERSATION = 'dialogs/';

export const textMissing: Check = (subject) => {
  const dutch = subject.read.messages.get('nl');
  const has = (id: string) => dutch?.has(id) === true;
  const topics = new Set([...(dutch?.keys() ?? [])].map((id) => id.split('.')[0]));
  const said = subject.code.said.map((use) => ({ id: use.id, place: use.place }));
  const inDialogs = [...subject.code.quoted]
    .filter(([id, place]) => place.file.startsWith(CONVERSATION) && topics.has(id.split('.')[0]))
    .map(([id, place]) => ({ id, place }));
  const told = new Set<string>();
  return [...flowTexts(subject), ...said, ...inDialogs]
    .filter(({ id }) => !has(id))
    .filter(({ id, place }) => {
      const key = `${id} ${place.file}`;
      return !told.has(key) && told.add(key);
    })
    .map(({ id, place }) => errorAt(place, 'text-missing', `text "${id}" is missing in nl`));
};
