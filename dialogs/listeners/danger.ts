/** Danger: the numbers at once, a person paged, nothing else asked (contract B5, conversations part 2). */
import { DANGER_NUMBERS } from '../danger.ts';
import { requestHandover } from '../handover/request.ts';
import { isWaiting, owner } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { setStoplight } from '../stoplight.ts';
import { say, unschedule, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

const REASONS = {
  'self-harm': 'gevaar: denkt aan zelfdoding',
  violence: 'gevaar: geweld of niet veilig',
} as const;

function endRoutine(talk: Talk): void {
  delete talk.now.position;
  talk.now.stack = [];
  unschedule(talk, 'check-in');
  unschedule(talk, 'resume-reminder');
  unschedule(talk, 'payout-notice');
}

function kindsOf({ meaning }: Heard): { violence: boolean; selfHarm: boolean } {
  const about = [meaning.intent, ...meaning.also];
  const violence = about.includes('violence');
  return { violence, selfHarm: !violence || about.includes('self-harm') };
}

/** The numbers for what was said; both when both were. */
export function sayDangerNumbers(talk: Talk, heard: Heard): void {
  const { violence, selfHarm } = kindsOf(heard);
  const how = { always: true, vital: true };
  if (violence && heard.meaning.intent === 'violence') say(talk, 'danger.violence', DANGER_NUMBERS, how);
  if (selfHarm) say(talk, 'danger.self-harm', DANGER_NUMBERS, how);
  if (violence && heard.meaning.intent !== 'violence') say(talk, 'danger.violence', DANGER_NUMBERS, how);
}

/** Rood because of danger. @returns why, in words for the worker */
export function setDanger(talk: Talk, heard: Heard): string {
  const reason = heard.meaning.intent === 'violence' ? REASONS.violence : REASONS['self-harm'];
  setStoplight(talk.now, {
    colour: 'rood',
    rule: 'danger',
    reason,
    basis: 'Gevaar voor iemands leven of veiligheid',
    at: talk.context.now,
    by: 'rules',
  });
  return reason;
}

export const danger: Listener = (talk, heard) => {
  if (heard.meaning.urgent !== 'emergency') return false;
  sayDangerNumbers(talk, heard);
  const reason = setDanger(talk, heard);
  endRoutine(talk);
  const already = owner(talk.now) !== undefined;
  requestHandover(talk, { urgency: 'emergency', reason });
  const violence = heard.meaning.intent === 'violence';
  if (!already) say(talk, violence ? 'danger.safe-now' : 'danger.alone', {}, { always: true });
  return true;
};

/** Until somebody has accepted, every further word is passed on and answered gently; no routine goes on. */
export const afterDanger: Listener = (talk, heard) => {
  const { handover } = talk.now;
  if (!isWaiting(talk.now) || handover?.urgency !== 'emergency') return false;
  talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'emergency' });
  const worker = talk.context.facts.people.find((one) => one.id === handover.worker)?.name ?? '';
  say(
    talk,
    heard.word === 'again' ? 'danger.here-again' : 'danger.here',
    { worker, ...DANGER_NUMBERS },
    { always: true },
  );
  return true;
};
