/** A text that nothing says can go; what stays must be worth translating. */
import { DYNAMIC_PREFIXES } from '../code-use.ts';
import { WORDINGS } from '../../../dialogs/steps/ask.ts';
import { errorAt } from '../finding.ts';
import { flowTexts } from '../text-uses.ts';
import type { Check } from '../subject.ts';

export const textUnused: Check = (subject) => {
  const used = new Set([...subject.code.quoted.keys(), ...flowTexts(subject).map((text) => text.id)]);
  for (const { step } of subject.questions) {
    for (const wording of Object.values(WORDINGS)) used.add(`${step.ask}${wording}`);
  }
  return [...(subject.read.messages.get('nl')?.values() ?? [])]
    .filter(({ id }) => !used.has(id) && !DYNAMIC_PREFIXES.some((prefix) => id.startsWith(prefix)))
    .map(({ id, place }) => errorAt(place, 'text-unused', `no flow and no code says text "${id}"`));
};
