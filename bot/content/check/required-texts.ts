/** What residents must always get (contract B5): these texts exist, and danger texts carry the numbers. */
import { DANGER_NUMBERS } from '../../../dialogs/danger.ts';
import { errorAt, type Finding } from '../finding.ts';
import { placeholdersOf } from '../renderings.ts';
import type { Check } from '../subject.ts';

/** Text id to the danger numbers it must name; of several in one list, one is enough. */
const REQUIRED: Readonly<Record<string, readonly (readonly (keyof typeof DANGER_NUMBERS)[])[]>> = {
  'about.introduction': [],
  'about.robot': [],
  'about.who-reads': [],
  'stop.confirmed': [],
  'stop.back': [],
  'pause.rest': [],
  'handover.asking': [],
  'danger.self-harm': [['emergency'], ['suicide', 'suicideFree']],
  'danger.violence': [['emergency'], ['safeHome']],
  'danger.safe-now': [],
  'danger.alone': [],
  'danger.here': [],
  'danger.here-again': [],
};

export const requiredTexts: Check = ({ read }) => {
  const dutch = read.messages.get('nl');
  const nowhere = { file: 'locales/nl/messages', line: 1 };
  return Object.entries(REQUIRED).flatMap(([id, groups]): Finding[] => {
    if (dutch?.has(id) !== true) {
      return [errorAt(nowhere, 'required-text', `text "${id}" is missing; residents must always get it`)];
    }
    return [...read.messages.values()].flatMap((messages) => {
      const message = messages.get(id);
      if (message === undefined) return [];
      const names = placeholdersOf(message.elements);
      return groups
        .filter((group) => !group.some((name) => names.has(name)))
        .map((group) => {
          const wanted = group.map((name) => `{${name}} (${DANGER_NUMBERS[name]})`).join(' or ');
          return errorAt(message.place, 'danger-number', `text "${id}" must name ${wanted}`);
        });
    });
  });
};
