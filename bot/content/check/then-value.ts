/** Ways on from a question are chosen by values its answer can really have. */
import { errorAt } from '../finding.ts';
import { isPossible, namedValues } from '../possible-values.ts';
import type { Check } from '../subject.ts';

export const thenValue: Check = (subject) =>
  subject.questions.flatMap((question) => {
    const { flow, name, step } = question;
    return Object.keys(step.then ?? {})
      .filter((key) => !isPossible(subject, question, key))
      .map((key) => {
        const known = namedValues(subject, question).join(', ');
        const reason = `the answer to "${step.ask}" is never "${key}"; it is one of: ${known}`;
        return errorAt(subject.flowPlace(flow.flow, ['steps', name, 'then', key]), 'then-value', reason);
      });
  });
