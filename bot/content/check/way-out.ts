/** "Ik snap het niet" must bring other words: every question has a second wording that differs (contract B5). */
import { plain } from '../../../dialogs/plain.ts';
import { errorAt } from '../finding.ts';
import type { Check } from '../subject.ts';

export const wayOut: Check = ({ read, questions, flowPlace }) => {
  const dutch = read.messages.get('nl');
  return questions.flatMap(({ flow, name, step }) => {
    const again = `${step.ask}-again`;
    if (dutch?.has(again) !== true) {
      const reason = `question "${step.ask}" has no other wording: text "${again}" is missing`;
      return [errorAt(flowPlace(flow.flow, ['steps', name, 'ask']), 'way-out', reason)];
    }
    return [...read.messages.values()].flatMap((messages) => {
      const first = messages.get(step.ask);
      const other = messages.get(again);
      if (first === undefined || other === undefined || plain(first.source) !== plain(other.source))
        return [];
      return [errorAt(other.place, 'way-out', `text "${again}" says the same as "${step.ask}"`)];
    });
  });
};
