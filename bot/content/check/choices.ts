/** Each kind of question has the choices its kind needs, in the form its answers are understood in. */
import { plain } from '../../../dialogs/plain.ts';
import type { AskStep, Expects } from '../../../dialogs/flow.ts';
import { errorAt, type Finding } from '../finding.ts';
import type { Check, Question, Subject } from '../subject.ts';

/** `needed`: makes no sense without; `allowed`: may help; `none`: would be shown but not understood. */
const CHOICES: Readonly<Record<Expects, 'needed' | 'allowed' | 'none'>> = {
  need: 'needed',
  choice: 'needed',
  several: 'needed',
  band: 'needed',
  'call-time': 'allowed',
  'yes-no': 'none',
  months: 'none',
  area: 'none',
  line: 'none',
  guess: 'none',
  words: 'none',
  birthday: 'none',
};
/** Fewer are no choice, more do not fit on a small screen. */
const FEWEST = 2;
const MOST = 9;

function shapeOf(step: AskStep): string | undefined {
  const count = Object.keys(step.choices ?? {}).length;
  const wanted = CHOICES[step.expects];
  if (wanted === 'none') return count > 0 ? `a "${step.expects}" question takes no choices` : undefined;
  if (wanted === 'allowed' && step.choices === undefined) return undefined;
  if (count >= FEWEST && count <= MOST) return undefined;
  return `a "${step.expects}" question takes ${FEWEST} to ${MOST} choices, this one has ${count}`;
}

/** Bands run upwards, and the last one takes everything above. */
function bandsOf(step: AskStep): string | undefined {
  if (step.expects !== 'band') return undefined;
  const names = Object.keys(step.choices ?? {});
  const limits = names.slice(0, -1).map((name) => /^to-(\d+)$/.exec(name)?.[1]);
  const rising = limits.every(
    (limit, at) => limit !== undefined && (at === 0 || Number(limit) > Number(limits[at - 1])),
  );
  return rising && names.at(-1) === 'above'
    ? undefined
    : 'bands are named to-<euros>, rising, and the last one is "above"';
}

/** A plain yes or no must stand for one of the choices. */
function plainOf(step: AskStep): string | undefined {
  const names = Object.keys(step.choices ?? {});
  // Free words have no choices; what a refusal of them is called, the flow says itself.
  const no = step.expects === 'words' ? undefined : step.no;
  const unknown = [step.yes, no].find((name) => name !== undefined && !names.includes(name));
  return unknown === undefined ? undefined : `"${unknown}" is not among the choices`;
}

function alike(subject: Subject, { flow, name, step }: Question): Finding[] {
  return [...subject.read.messages].flatMap(([lang, messages]) => {
    const labels = Object.values(step.choices ?? {}).map((id) => plain(messages.get(id)?.source ?? id));
    const twice = labels.find((label, at) => labels.indexOf(label) < at);
    if (twice === undefined) return [];
    const reason = `two choices of "${step.ask}" read the same in ${lang}: "${twice}"`;
    return [errorAt(subject.flowPlace(flow.flow, ['steps', name, 'choices']), 'choices', reason)];
  });
}

export const choices: Check = (subject) =>
  subject.questions.flatMap((question) => {
    const { flow, name, step } = question;
    const part = step.choices === undefined ? 'expects' : 'choices';
    const place = subject.flowPlace(flow.flow, ['steps', name, part]);
    const reasons = [shapeOf(step), bandsOf(step), plainOf(step)].filter((reason) => reason !== undefined);
    return [...reasons.map((reason) => errorAt(place, 'choices', reason)), ...alike(subject, question)];
  });
